import {missingCode} from '@crm-widgets/core';
import {Budget, Late, Lookahead, markOf, Meter, Whole, Without, type ByteSink} from './byte-stages.js';
import {CsvReader} from './csv-reader.js';
import type {FileOptions, ReadOptions} from './read-options.js';
import {isGzip, sniff, SNIFF_BYTES} from './sniff.js';
import {TableBuilder} from './table-builder.js';
import type {TypedTable} from './typed-table.js';
import {addRows} from './value-rows.js';

/** Takes the bytes of one file in chunks cut anywhere. */
export interface FileReader {
  /** A promise is to be waited for before the next chunk. The bytes of a chunk are not to be changed from then on. */
  write(chunk: Uint8Array): Promise<void> | void;
  end(): Promise<void>;
}

/** Takes the files of one table. */
export interface TableReader {
  /** Opens a file; several may be open at once. Rows are joined in the order they come. */
  file(options: FileOptions): FileReader;
  /** The table of all files, once each has ended. */
  close(): Promise<TypedTable>;
}

/** What rows are collected in. */
export type TableMaker = (options: ReadOptions) => TableBuilder;

const plainTable: TableMaker = (options) => new TableBuilder(options);

/**
 * What makes the rows of an export into a table, by the name of its preset, or guesses at them; undefined for neither.
 * @throws {InputError} `E_ATTR` for a name that is not known
 */
export async function makerFor({preset, columns, guess}: ReadOptions): Promise<TableMaker | undefined> {
  if (preset === undefined) {
    if (guess === undefined || Object.keys(columns).length > 0) return undefined;
    const {guessingTable} = await import('./guess/index.js').catch(missingReader);
    return guessingTable();
  }
  const {presetTable} = await import('./presets/index.js').catch(missingReader);
  return presetTable(preset);
}

/**
 * Reads the files of one table under its schema, from CSV, TSV, JSON, NDJSON, Arrow IPC or Parquet, gzipped or not.
 *
 * Columns that no file has stay out of `columns` and are in `mapping` as their default, which the engine puts in; only
 * row numbers are made here, as rows must be told apart. Empty cells of a column that is there take its default.
 * Every method rejects or throws with an InputError, after which the reader is of no more use: `E_FORMAT`, `E_ENCODING`,
 * `E_SCHEMA_DUP`, `E_SCHEMA_MISSING`, `E_JSON`, `E_ARROW`, `E_ARROW_TYPE`, `E_PARQUET`, `E_DATE_AMBIGUOUS`,
 * `E_CURRENCY_MIXED`, `E_LIMIT_DECODED`, `E_ATTR`, `E_PRESET`, `E_ASSET`.
 * @param make what `makerFor` found for the preset of the options
 */
export function readTable(options: ReadOptions, make: TableMaker = plainTable): TableReader {
  const table = make(options);
  const budget = new Budget(options.maxBytes);
  return {
    file: (file) => openFile(file, table, budget),
    close: async () => table.finish(),
  };
}

/** Reads rows given as objects: values of JavaScript, dates as Date, or as text as in a file. */
export function readRows(options: ReadOptions, rows: readonly object[], make: TableMaker = plainTable): TypedTable {
  const table = make(options);
  addRows(rows, table);
  return table.finish();
}

function openFile(file: FileOptions, table: TableBuilder, budget: Budget): FileReader {
  const formatted = () => new Lookahead(SNIFF_BYTES, (head) => openFormat(head, file, table, budget));
  const plain = () => new Meter(file.name, budget, formatted());
  const unpacked = () => new Late(unpacking().then(({Gunzip}) => new Gunzip(file.name, plain())));
  const gate = new Lookahead(2, (head) => (isGzip(head) ? unpacked() : plain()));
  return {write: (chunk) => gate.write(chunk), end: () => gate.end()};
}

function openFormat(head: Uint8Array, file: FileOptions, table: TableBuilder, budget: Budget): ByteSink {
  const format = sniff(textHead(head), file);
  const text = (sink: ByteSink) => utf8(file, head, sink);
  switch (format) {
    case 'csv': return text(new CsvReader(table, file.name, 'any'));
    case 'tsv': return text(new CsvReader(table, file.name, 'tab'));
    case 'json':
    case 'ndjson': return text(whole(readers.json(), ({readJson}, bytes) => readJson(bytes, format, table, file.name)));
    case 'arrow': return whole(readers.arrow(), ({readArrow}, bytes) => readArrow(bytes, table, file.name, budget));
    case 'parquet':
      return whole(readers.parquet(), ({readParquet}, bytes) => readParquet(bytes, table, file.name, budget));
  }
}

/** Takes text in whichever encoding its mark names; whether UTF-8 is valid is seen where it is read. */
function utf8(file: FileOptions, head: Uint8Array, sink: ByteSink): ByteSink {
  const {encoding, length} = markOf(head);
  if (encoding === 'utf-8') return length === 0 ? sink : new Without(length, sink);
  return new Late(unpacking().then(({Utf16}) => new Utf16(file.name, encoding, sink)));
}

const unpacking = () => import('./unpacking.js').catch(missingReader);

/** Loaded when a file of their kind comes, for most are CSV. */
const readers = {
  json: () => import('./json-reader.js'),
  arrow: () => import('./arrow-reader.js'),
  parquet: () => import('./parquet-reader.js'),
};

/** Takes a file in while its reader is on its way. */
function whole<R>(loading: Promise<R>, read: (reader: R, bytes: Uint8Array) => void | Promise<void>): Whole {
  // Told at the end of the file; until then a reader that does not come is not unhandled.
  loading.catch(() => {});
  return new Whole(async (bytes) => read(await loading.catch(missingReader), bytes));
}

function missingReader(cause: unknown): never {
  throw missingCode('the code that reads this format', cause);
}

/** The first bytes with text in two-byte letters made readable for a first look. */
function textHead(head: Uint8Array): Uint8Array {
  const {encoding} = markOf(head);
  if (encoding === 'utf-8') return head;
  return head.subarray(2).filter((byte) => byte !== 0);
}
