import {InputError, isValid} from '@crm-widgets/core';
import {makerFor, readTable} from './read-table.js';
import type {FileOptions, ReadOptions} from './read-options.js';
import type {Heard, TypedColumn, TypedTable} from './typed-table.js';

/** Reading transactions in UTC, unless said otherwise. */
export function options(rest: Partial<ReadOptions> = {}): ReadOptions {
  return {candidates: ['transactions'], columns: {}, zone: 'UTC', currency: null, maxBytes: 1e8, ...rest};
}

export interface Piece {
  readonly bytes: string | Uint8Array;
  readonly file?: Partial<FileOptions>;
  /** Where the bytes are cut into chunks; whole by default. */
  readonly cuts?: readonly number[];
}

/** Reads texts or bytes as the files of one table. */
export async function read(
  pieces: string | Uint8Array | readonly Piece[], rest: Partial<ReadOptions> = {}, said?: Heard,
): Promise<TypedTable> {
  const given = options(rest);
  const table = readTable(given, await makerFor(given));
  const list = typeof pieces === 'string' || pieces instanceof Uint8Array ? [{bytes: pieces}] : pieces;
  for (const {bytes, file = {}, cuts = []} of list as readonly Piece[]) {
    const reader = table.file({name: 'rows.csv', contentType: null, ...file});
    const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const ends = [...cuts, all.length].sort((a, b) => a - b);
    let from = 0;
    for (const end of ends) {
      await reader.write(all.slice(from, end));
      from = end;
    }
    await reader.end();
  }
  return table.close(said);
}

/** The fault that reading ends in. */
export async function faultOf(reading: Promise<unknown>): Promise<InputError> {
  const fault = await reading.then(() => null, (thrown: unknown) => thrown);
  if (fault instanceof InputError) return fault;
  throw new Error(`no InputError but ${String(fault)}`);
}

/** Values of a column as they are meant: money in major units, instants as ISO with their local day, missing as null. */
export function valuesOf(table: TypedTable, name: string): unknown[] {
  const column = table.columns.get(name);
  if (!column) throw new Error(`no column ${name}`);
  return Array.from({length: table.rows}, (_, row) => valueOf(column, row));
}

function valueOf(column: TypedColumn, row: number): unknown {
  switch (column.type) {
    case 'id':
    case 'text': return column.dictionary[column.codes[row]!] ?? null;
    case 'money': return isValid(column.valid, row) ? column.values[row]! / 10_000 : null;
    case 'number':
    case 'integer': return isValid(column.valid, row) ? column.values[row] : null;
    case 'boolean': return isValid(column.valid, row) ? column.values[row] === 1 : null;
    case 'day': return isValid(column.valid, row) ? iso(column.days[row]! * 86_400_000).slice(0, 10) : null;
    case 'instant': return isValid(column.valid, row)
      ? `${iso(column.instants[row]!)} ${iso(column.days[row]! * 86_400_000).slice(0, 10)}` : null;
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** All columns as `valuesOf` has them. */
export function contentOf(table: TypedTable): Record<string, unknown[]> {
  return Object.fromEntries([...table.columns.keys()].map((name) => [name, valuesOf(table, name)]));
}

/** What was refused, by reason, column and first line. */
export function refused(table: TypedTable): string[] {
  return table.report.reasons.map(({code, column, count, firstLine}) =>
    `${count} ${code}${column ? ` in ${column}` : ''} from line ${firstLine}`);
}
