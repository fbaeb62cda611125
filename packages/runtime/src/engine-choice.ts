import type {EngineName} from '@crm-widgets/core';
import type {EngineSetting} from './business.js';
import type {ReadTable} from './reader-protocol.js';

/** What the tables of a source may come to for the engine on columns, in a worker of the page. */
interface Limits {
  readonly rows: number;
  readonly bytes: number;
}

const MEGABYTE = 1024 * 1024;
const limits: Limits = {rows: 8_000_000, bytes: 512 * MEGABYTE};
const limitsOfSmallDevices: Limits = {rows: 1_000_000, bytes: 128 * MEGABYTE};
/** Gigabytes up to which a device is small, as `navigator.deviceMemory` tells them. */
const SMALL_DEVICE = 4;

/**
 * Which engine answers: the one that the page names, else columns while the tables fit.
 *
 * @param tables those read so far
 * @param memory gigabytes of the device; undefined where the browser does not tell
 */
export function chooseEngine(
  setting: EngineSetting, tables: readonly Pick<ReadTable, 'shape' | 'bytes'>[], memory = deviceMemory(),
): EngineName {
  if (setting !== 'auto') return setting;
  const most = memory !== undefined && memory <= SMALL_DEVICE ? limitsOfSmallDevices : limits;
  const total = (size: (table: (typeof tables)[number]) => number) => tables.reduce((sum, table) => sum + size(table), 0);
  const fits = total(({shape}) => shape.rows) <= most.rows && total(({bytes}) => bytes) <= most.bytes;
  return fits ? 'columns' : 'duckdb';
}

function deviceMemory(): number | undefined {
  return (globalThis.navigator as {deviceMemory?: number} | undefined)?.deviceMemory;
}
