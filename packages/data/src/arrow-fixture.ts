import {tableFromArrays, tableToIPC} from 'apache-arrow';
import type {Refill} from './engine.js';

export type Columns = Readonly<Record<string, Int32Array | Float64Array | BigInt64Array | readonly string[]>>;

/** For tests: a refill of the columns given, all of one length. */
export function refillOf(columns: Columns): Refill {
  return async () => {
    const table = tableFromArrays(columns as Record<string, Int32Array>);
    return {ipc: tableToIPC(table, 'stream') as Uint8Array<ArrayBuffer>, rows: table.numRows};
  };
}
