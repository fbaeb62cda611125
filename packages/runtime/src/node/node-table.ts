import {bytesOf, makerFor, readTable, toArrowStream, type Heard, type ReadOptions, type TypedTable} from '@crm-widgets/columns';
import {located} from '@crm-widgets/core';
import type {Business} from '../business.js';
import type {HeldTable} from '../held-table.js';
import type {ReadTable} from '../reader-protocol.js';
import {fileFormat, readingOptions} from '../reading-options.js';
import type {TableSettings} from '../source-settings.js';
import {openFile} from './open-file.js';

/** A table whose rows are in this very process. */
export class NodeTable implements HeldTable {
  readonly table: ReadTable;
  readonly typed: TypedTable;
  readonly closed: AbortSignal;

  constructor(typed: TypedTable, closed: AbortSignal) {
    const {columns: _columns, rows: _rows, ...table} = typed;
    this.table = {...table, bytes: bytesOf(typed)};
    this.typed = typed;
    this.closed = closed;
  }

  async encode(columns: readonly string[]): Promise<{ipc: Uint8Array<ArrayBuffer>; rows: number}> {
    return {ipc: toArrowStream(this.typed, columns), rows: this.typed.rows};
  }
}

/**
 * Reads the files of a table, one after the other.
 * @param said what customers say of its rows
 * @throws {InputError} what is wrong with address, file or mapping, with the table named in `where`
 */
export async function readNodeTable(
  settings: TableSettings, business: Business, signal: AbortSignal,
  more: Pick<ReadOptions, 'guess' | 'customers'> = {guess: 'columns'}, said?: Promise<Heard | undefined>,
): Promise<NodeTable> {
  try {
    const options = {...readingOptions(settings, business), ...more};
    const reader = readTable(options, await makerFor(options));
    for (const address of settings.src) {
      const {name, contentType, chunks} = await openFile(address, {
        signal, maxBytes: business.maxBytes, ...(settings.integrity ? {integrity: settings.integrity} : {}),
      });
      const file = reader.file({name, contentType, ...fileFormat(settings)});
      for await (const chunk of chunks) await file.write(chunk);
      await file.end();
    }
    // A signal of its own, for Node warns of a dozen who listen to one.
    return new NodeTable(await reader.close(await said), AbortSignal.any([signal]));
  } catch (thrown) {
    throw located(thrown, settings.label);
  }
}
