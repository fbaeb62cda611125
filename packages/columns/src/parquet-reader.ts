import {InputError} from '@crm-widgets/core';
import {
  parquetMetadata, parquetScan, parquetSchema, type Compressors, type FileMetaData, type ParquetScan, type SchemaTree,
} from 'hyparquet';
import type {Budget} from './byte-stages.js';
import {isFlat, nestedParsers, ParquetColumn} from './parquet-columns.js';
import {isFault} from './late-fault.js';
import {LateColumns} from './late-columns.js';
import type {TableBuilder} from './table-builder.js';
import {ValueColumn, writeRows, type Column} from './value-rows.js';

const MOST_RESERVED = 1 << 24;

/**
 * Reads Parquet, a row group at a time. Columns that the data model has not are decoded when somebody asks for them; one
 * that turns out to be damaged then is an `E_PARQUET` of whoever asks.
 * @throws {InputError} `E_PARQUET`, or `E_LIMIT_DECODED` before anything is decoded
 */
export async function readParquet(bytes: Uint8Array, table: TableBuilder, file: string, budget: Budget): Promise<void> {
  const opened = await open(bytes, file, budget);
  const {metadata, schema} = opened;
  const flat = metadata.row_groups.map((group) => flatColumns(opened, group, file));
  const late = new LateColumns({
    isSafe: (index) => isFlat(schema.children[index]!),
    isFull: (index) => flat.every((columns) => columns[index]?.isFull() === true),
  });
  const writer = table.addHeader(schema.children.map(({element}) => element.name), file, late);
  // Whether there are as many as is announced is seen later.
  writer.reserve(Math.min(Number(metadata.num_rows), MOST_RESERVED));
  let line = 1;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    // Taken out, for what is decoded of it is needed no longer than now.
    const known = flat.shift()!;
    const columns = await columnsOf(opened, known, line - 1, rows, file);
    const accepted = writeRows(columns, rows, line, writer, table);
    late.add((index) => known[index]!.detached(), accepted);
    line += rows;
  }
  const expected = Number(metadata.num_rows);
  if (line - 1 !== expected) throw broken(file, `${expected} rows are announced and ${line - 1} are there`);
}

interface Opened {
  readonly buffer: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly schema: SchemaTree;
  readonly compressors: Compressors;
  /** For columns of values within values. */
  readonly scan: ParquetScan;
}

async function open(bytes: Uint8Array, file: string, budget: Budget): Promise<Opened> {
  try {
    const buffer = bytes.slice().buffer;
    const how = {parsers: nestedParsers, geoparquet: false};
    const metadata = parquetMetadata(buffer, how);
    budget.spend(decodedBytes(metadata), file);
    const schema = parquetSchema(metadata);
    if (schema.children.some(({element: {name}}) => typeof name !== 'string')) throw new Error('a column has no name');
    const compressors = await compressorsFor(metadata);
    const scan = await parquetScan({file: buffer, metadata, compressors, ...how, useOffsetIndex: false});
    return {buffer, metadata, schema, compressors, scan};
  } catch (cause) {
    throw isFault(cause) ? cause : broken(file, messageOf(cause), cause);
  }
}

/** Columns of a row group that have one value a row, by their place in the header; null in place of others. */
function flatColumns({buffer, schema, compressors}: Opened, group: FileMetaData['row_groups'][number], file: string) {
  return schema.children.map((tree) => (isFlat(tree)
    ? new ParquetColumn(buffer, schema, tree.element, group, compressors, faultOf(tree, file)) : null));
}

/** All columns of a row group whose first row is one of the file's. */
async function columnsOf(
  {schema, scan}: Opened, flat: readonly (ParquetColumn | null)[], first: number, rows: number, file: string,
): Promise<Column[]> {
  const columns: Column[] = [];
  for (const [index, tree] of schema.children.entries()) {
    const fault = faultOf(tree, file);
    columns.push(flat[index] ?? await nestedColumn(scan, tree.element.name, first, rows).catch((cause) => { throw fault(cause); }));
  }
  return columns;
}

function faultOf({element: {name}}: SchemaTree, file: string): (cause: unknown) => InputError {
  return (cause) => broken(file, `column "${name.slice(0, 40)}": ${messageOf(cause)}`, cause);
}

async function nestedColumn(scan: ParquetScan, column: string, first: number, rows: number): Promise<Column> {
  const values = await scan.readColumn({column, rowStart: first, rowEnd: first + rows});
  if (values.length !== rows) throw new Error(`it has ${values.length} of ${rows} values`);
  return new ValueColumn((at) => values[at] as unknown);
}

/** What the columns take: as they say themselves, and a byte a cell at least, as a dictionary says little of its rows. */
function decodedBytes({row_groups: groups, num_rows: rows}: FileMetaData): number {
  const cells = Number(rows) * (groups[0]?.columns.length ?? 0);
  const sizes = groups.flatMap(({columns}) => columns).map((column) => column.meta_data?.total_uncompressed_size ?? 0n);
  return Math.max(cells, sizes.reduce((sum, size) => sum + Number(size), 0));
}

/** hyparquet reads plain and Snappy data itself; the package of all others compiles WebAssembly when it is loaded. */
async function compressorsFor({row_groups: groups}: FileMetaData): Promise<Compressors> {
  const codecs = new Set(groups.flatMap(({columns}) => columns.map(({meta_data: column}) => column?.codec)));
  codecs.delete('UNCOMPRESSED');
  codecs.delete('SNAPPY');
  if (codecs.size === 0) return {};
  const {compressors} = await import('hyparquet-compressors');
  return {...compressors, SNAPPY: undefined};
}

function messageOf(cause: unknown): string {
  return String((cause as Error).message).slice(0, 100);
}

function broken(file: string, what: string, cause?: unknown): InputError {
  return new InputError({
    code: 'E_PARQUET', where: [file],
    what: `the Parquet file cannot be read: ${what}`,
    mend: 'Write the file again with plain columns and a common codec, and check that it arrives whole',
  }, {cause});
}
