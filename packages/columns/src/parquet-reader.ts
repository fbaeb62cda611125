import {InputError} from '@crm-widgets/core';
import {
  parquetMetadata, parquetScan, parquetSchema,
  type Compressors, type FileMetaData, type ParquetParsers, type ParquetRowRange, type ParquetScan, type SchemaElement,
} from 'hyparquet';
import type {Budget} from './byte-stages.js';
import {decode} from './bytes.js';
import type {Value} from './cells.js';
import {LocalDay} from './dates.js';
import type {TableBuilder} from './table-builder.js';
import {valueColumn, writeRows, type Column} from './value-rows.js';

const parsers: Partial<ParquetParsers> = {
  dateFromDays: (days: number | undefined) => (days === undefined ? undefined : new LocalDay(days)),
  // Texts of JSON stay texts, and what is not UTF-8 is a fault rather than a replacement letter.
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
};

/**
 * Reads Parquet, a row group at a time.
 * @throws {InputError} `E_PARQUET`, or `E_LIMIT_DECODED` before anything is decoded
 */
export async function readParquet(bytes: Uint8Array, table: TableBuilder, file: string, budget: Budget): Promise<void> {
  const {metadata, elements, scan} = await open(bytes, file, budget);
  const writer = table.addHeader(elements.map(({name}) => name), file);
  let line = 1;
  for (const range of scan.ranges) {
    const columns: Column[] = [];
    for (const element of elements) columns.push(await columnOf(scan, element, range, file));
    line = writeRows(columns, range.rowEnd - range.rowStart, line, writer, table);
  }
  const expected = Number(metadata.num_rows);
  if (line - 1 !== expected) throw broken(file, `${expected} rows are announced and ${line - 1} are there`);
}

async function open(bytes: Uint8Array, file: string, budget: Budget) {
  try {
    const buffer = bytes.slice().buffer;
    const metadata = parquetMetadata(buffer, {parsers, geoparquet: false});
    budget.spend(decodedBytes(metadata), file);
    const elements = parquetSchema(metadata).children.map(({element}) => element);
    const compressors = await compressorsFor(metadata);
    const how = {metadata, compressors, parsers, geoparquet: false, useOffsetIndex: false};
    const scan = await parquetScan({file: buffer, ...how});
    return {metadata, elements, scan};
  } catch (cause) {
    throw cause instanceof InputError ? cause : broken(file, messageOf(cause), cause);
  }
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

async function columnOf(
  scan: ParquetScan, element: SchemaElement, {rowStart, rowEnd}: ParquetRowRange, file: string,
): Promise<Column> {
  const {name} = element;
  try {
    const values = await scan.readColumn({column: name, rowStart, rowEnd});
    if (values.length !== rowEnd - rowStart) throw new Error(`it has ${values.length} of ${rowEnd - rowStart} values`);
    const isDecimal = element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';
    return valueColumn(isDecimal ? (at) => decimalText(values[at], element.scale ?? 0) : (at) => values[at] as Value);
  } catch (cause) {
    throw broken(file, `column "${name.slice(0, 40)}": ${messageOf(cause)}`, cause);
  }
}

/** hyparquet makes decimals by a product of doubles that is a little off; rounded to their scale they are right again. */
function decimalText(value: Value, scale: number): Value {
  return typeof value === 'number' ? value.toFixed(Math.min(scale, 100)) : value;
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
