import {fetchTables} from '@crm-widgets/core';
import {Budget, Late, Lookahead, Meter} from './byte-stages.js';
import {ascii} from './bytes.js';
import {CsvReader} from './csv-reader.js';
import {worded} from './late-fault.js';
import {missingReader} from './missing-reader.js';
import type {FileOptions, ReadOptions} from './read-options.js';
import {TableBuilder, type BuildOptions} from './table-builder.js';
import type {Heard, TypedTable} from './typed-table.js';

/** Takes the bytes of one file in chunks cut anywhere. */
export interface FileReader {
  /** To be waited for before the next chunk. The bytes of a chunk are not to be changed from then on. */
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

/** Takes the files of one table. */
export interface TableReader {
  /** Opens a file; several may be open at once. Rows are joined in the order they come. */
  file(options: FileOptions): FileReader;
  /** The table of all files, once each has ended. @param said what customers say of it, where they were read */
  close(said?: Heard): Promise<TypedTable>;
}

/** What rows are collected in. */
export type TableMaker = (options: BuildOptions) => TableBuilder;

const plainTable: TableMaker = (options) => new TableBuilder(options, null);

/**
 * What collects rows where that takes code of its own: by the name of a preset, by guesses, or with dates in the order that
 * the options name; undefined for none of these.
 * @throws {InputError} `E_ATTR` for a preset or an order that is not known
 */
export async function makerFor({customers, ...options}: ReadOptions): Promise<TableMaker | undefined> {
  if (customers) return (await import('./with-customers.js').catch(missingReader)).withCustomers(await makerFor(options) ?? plainTable);
  const {preset, columns, guess, dateFormat} = options;
  if (preset !== undefined) {
    const {presetTable} = await import('./presets/index.js').catch(missingReader);
    return presetTable(preset);
  }
  if (guess !== undefined && Object.keys(columns).length === 0) {
    const {guessingTable} = await import('./guess/index.js').catch(missingReader);
    return guessingTable();
  }
  if (dateFormat === undefined) return undefined;
  const {datedTable} = await import('./date-format.js').catch(missingReader);
  return datedTable;
}

/**
 * Reads the files of one table under its schema, from CSV, TSV, JSON, NDJSON, Arrow IPC or Parquet, gzipped or not.
 *
 * Columns that no file has stay out of `columns` and are in `mapping` as their default, which the engine puts in; only
 * row numbers are made here, as rows must be told apart. Empty cells of a column that is there take its default.
 * Every method rejects with an InputError, after which the reader is of no more use: `E_FORMAT`, `E_ENCODING`,
 * `E_SCHEMA_DUP`, `E_SCHEMA_MISSING`, `E_JSON`, `E_ARROW`, `E_ARROW_TYPE`, `E_PARQUET`, `E_DATE_AMBIGUOUS`,
 * `E_CURRENCY_MIXED`, `E_LIMIT_DECODED`, `E_ATTR`, `E_PRESET`, `E_ASSET`.
 * @param make what `makerFor` found for the options
 */
export function readTable(options: ReadOptions, make: TableMaker = plainTable): TableReader {
  const table = make(options);
  const ready = prepare(table, options);
  // Told at the next write or the end; until then code that does not come is not unhandled.
  ready.catch(() => {});
  const budget = new Budget(options.maxBytes);
  return {
    file: (file) => openFile(file, table, budget, ready),
    close: (said) => worded(async () => {
      await ready;
      const made = table.finish(table.end() ? await undecidedDates() : null, said);
      return made.columns.has('props') ? (await import('./event-props.js').catch(missingReader)).withProps(made) : made;
    }),
  };
}

/** Fetches what tables of orders whose columns are all in the file do without. */
async function prepare(table: TableBuilder, {candidates, columns}: ReadOptions): Promise<void> {
  const isMapped = Object.values(columns).some((source) => typeof source === 'object');
  const mapped = isMapped ? import('./mapped-cells.js').catch(missingReader) : null;
  [table.mapped] = await Promise.all([mapped, fetchTables(candidates)]);
}

/** How many bytes the first look needs at most. */
const SNIFF_BYTES = 1024;

function openFile(file: FileOptions, table: TableBuilder, budget: Budget, ready: Promise<void>): FileReader {
  const others = isCalledCsv(file) ? null : formats();
  const formatted = () => new Lookahead(SNIFF_BYTES, (head) => {
    if (!others && looksPlain(head)) return new CsvReader(table, file.name, 'any');
    return new Late((others ?? formats()).then(({openFormat}) => openFormat(head, file, table, budget)));
  });
  const plain = () => new Meter(file.name, budget, formatted());
  const unpacked = () => new Late(unpacking().then(({Gunzip}) => new Gunzip(file.name, plain())));
  const gate = new Late(ready.then(() => new Lookahead(2, (head) => (isGzip(head) ? unpacked() : plain()))));
  return {write: (chunk) => worded(() => gate.write(chunk)), end: () => worded(() => gate.end())};
}

/** Most files are CSV, and both name and first letters say so; what others are takes a closer look. */
function isCalledCsv({name, format}: FileOptions): boolean {
  return format === undefined ? /\.csv$/i.test(name) : format === 'csv';
}

function looksPlain(head: Uint8Array): boolean {
  return /^(?!PAR|ARROW|PK)[\w"]/.test(ascii(head, 0, Math.min(6, head.length)));
}

/** Whether the bytes are gzip. */
function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function formats(): Promise<typeof import('./formats.js')> {
  const arriving = import('./formats.js').catch(missingReader);
  // Told to whoever waits for it.
  arriving.catch(() => {});
  return arriving;
}

const undecidedDates = () => import('./undecided-dates.js').catch(missingReader);

const unpacking = () => import('./unpacking.js').catch(missingReader);
