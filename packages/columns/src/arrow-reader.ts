import {InputError} from '@crm-widgets/core';
import {
  DataType, RecordBatchReader, Vector,
  type Data, type Date_, type Decimal, type Dictionary, type Field, type RecordBatch, type Timestamp,
} from 'apache-arrow';
import {overlook} from './arrow-messages.js';
import type {Budget} from './byte-stages.js';
import {cut, trimEnd, trimStart} from './bytes.js';
import {EMPTY} from './cells.js';
import type {TableBuilder} from './table-builder.js';
import {valueColumn, writeRows, type Column} from './value-rows.js';

/**
 * Reads Arrow IPC, the stream and the file format.
 * @throws {InputError} `E_ARROW` for bytes that are damaged, end too soon or go on after the end, `E_ARROW_TYPE` for a
 *   type that is not read, `E_LIMIT_DECODED`
 */
export function readArrow(bytes: Uint8Array, table: TableBuilder, file: string, budget: Budget): void {
  const expected = announcedRows(bytes, file);
  const {fields, batches} = open(bytes, file);
  budget.spend(expected * fields.length, file);
  checkRows(batches, expected, file);
  const names = fields.map(({name}) => name ?? '');
  const writer = table.addHeader(names, file, (index) => isReadable(fields[index]!.type));
  let line = 1;
  for (const batch of batches) {
    const columns = fields.map((field, index) => columnOf(field, batch.data.children[index]!, file));
    try {
      line = writeRows(columns, batch.numRows, line, writer, table);
    } catch (cause) {
      throw cause instanceof InputError ? cause : broken(file, `row ${line} on cannot be read`, cause);
    }
  }
}

function announcedRows(bytes: Uint8Array, file: string): number {
  try {
    return overlook(bytes).rows;
  } catch (cause) {
    throw broken(file, messageOf(cause), cause);
  }
}

function open(bytes: Uint8Array, file: string): {fields: Field[]; batches: RecordBatch[]} {
  try {
    const reader = RecordBatchReader.from(bytes).open();
    // Asked for now, as a reader forgets its schema at the end.
    const {fields} = reader.schema;
    return {fields, batches: [...reader]};
  } catch (cause) {
    throw broken(file, messageOf(cause), cause);
  }
}

function checkRows(batches: readonly RecordBatch[], expected: number, file: string): void {
  const rows = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  if (rows !== expected) throw broken(file, `${expected} rows are announced and ${rows} are there`);
  for (const batch of batches) {
    for (const [index, data] of batch.data.children.entries()) {
      if (!fits(data)) throw broken(file, `field "${cut(batch.schema.fields[index]!.name)}" is shorter than its rows`);
    }
  }
}

/** Whether the buffers of a column hold as many rows as it says. */
function fits(data: Data): boolean {
  const {length, type, valueOffsets, values, nullCount, nullBitmap, stride} = data;
  if (nullCount > 0 && (!nullBitmap || nullBitmap.length * 8 < length)) return false;
  if (length === 0 || data.children.length > 0) return true;
  if (valueOffsets) return valueOffsets.length > length && Number(valueOffsets[length]) <= (values?.length ?? 0);
  if (!values || type.typeId === 1) return true;
  const perRow = type.typeId === 6 ? 1 / 8 : stride;
  return (values as Uint8Array).length >= length * perRow;
}

function isReadable(of: DataType): boolean {
  return !(DataType.isBinary(of) || DataType.isLargeBinary(of) || DataType.isBinaryView(of)
    || DataType.isFixedSizeBinary(of) || DataType.isTime(of) || DataType.isInterval(of) || DataType.isDuration(of) || DataType.isUnion(of));
}

/** What of a field matters to the reading of its column. */
type NamedType = Pick<Field, 'name' | 'type'>;

function columnOf(field: NamedType, data: Data, file: string): Column {
  const of = field.type;
  if (!isReadable(of)) return () => { throw wrongType(field, file); };
  if (DataType.isNull(of)) return () => EMPTY;
  if (DataType.isDictionary(of)) return dictionaryColumn(field, data as Data<Dictionary>, file);
  if (DataType.isUtf8(of) || DataType.isLargeUtf8(of)) return textColumn(data);
  if (DataType.isTimestamp(of)) return timestampColumn(data as Data<Timestamp>);
  if (DataType.isDate(of)) return dateColumn(data as Data<Date_>);
  if (DataType.isDecimal(of)) return decimalColumn(data as Data<Decimal>);
  const vector: Vector = new Vector([data]);
  return valueColumn((at) => vector.get(at));
}

function timestampColumn(data: Data<Timestamp>): Column {
  const {values} = data;
  const millis = millisOf[data.type.unit]!;
  return (at, cells, row, format) => (data.getValid(at) ? cells.putInstant(row, millis(values[at]!), format) : EMPTY);
}

/** By unit: seconds, milliseconds, microseconds, and nanoseconds, which doubles do not hold; rounded down. */
const millisOf: readonly ((value: bigint) => number)[] = [
  (value) => Number(value) * 1000,
  (value) => Number(value),
  (value) => Math.floor(Number(value) / 1000),
  (value) => Number(value / 1_000_000n) - (value % 1_000_000n < 0n ? 1 : 0),
];

function dateColumn(data: Data<Date_>): Column {
  const perDay = data.values instanceof Int32Array ? 1 : 86_400_000;
  return (at, cells, row, format) =>
    (data.getValid(at) ? cells.putDay(row, Math.floor(Number(data.values[at]) / perDay), format) : EMPTY);
}

function decimalColumn(data: Data<Decimal>): Column {
  const {values, stride, type: {scale}} = data;
  const signed = new Int32Array(values.buffer, values.byteOffset, values.length);
  return valueColumn((at) => {
    if (!data.getValid(at)) return null;
    const from = at * stride;
    const low = signed[from + 1]! * 0x1_0000_0000 + values[from]!;
    let isLow = Number.isSafeInteger(low);
    for (let word = from + 2; word < from + stride; word++) isLow &&= signed[word] === (low < 0 ? -1 : 0);
    return decimalText(isLow ? low : wholeOf(values.subarray(from, from + stride)), scale);
  });
}

function wholeOf(words: Uint32Array): bigint {
  let whole = 0n;
  for (let word = words.length - 1; word >= 0; word--) whole = (whole << 32n) | BigInt(words[word]!);
  return BigInt.asIntN(words.length * 32, whole);
}

function decimalText(whole: number | bigint, scale: number): string {
  const sign = whole < 0 ? '-' : '';
  const digits = String(whole).replace('-', '').padStart(scale + 1, '0');
  if (scale <= 0) return sign + digits + '0'.repeat(-scale);
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Text by its bytes, without making strings of them. */
function textColumn(data: Data): Column {
  const values = data.values as Uint8Array;
  const offsets = data.valueOffsets as Int32Array | BigInt64Array;
  return (at, cells, row, format) => {
    if (!data.getValid(at)) return EMPTY;
    const end = Number(offsets[at + 1]);
    const start = trimStart(values, Number(offsets[at]), end);
    const trimmed = trimEnd(values, start, end);
    return start >= trimmed ? EMPTY : cells.put(row, values, start, trimmed, format);
  };
}

function dictionaryColumn(field: NamedType, data: Data<Dictionary>, file: string): Column {
  const chunks = data.dictionary!.data;
  const inner = {name: field.name, type: (field.type as Dictionary).dictionary};
  const columns = chunks.map((chunk) => columnOf(inner, chunk, file));
  const codes = data.values as Int32Array | BigInt64Array;
  return (at, cells, row, format) => {
    if (!data.getValid(at)) return EMPTY;
    let code = Number(codes[at]);
    let chunk = 0;
    while (chunk < chunks.length && code >= chunks[chunk]!.length) code -= chunks[chunk++]!.length;
    const isKnown = code >= 0 && chunk < chunks.length;
    if (!isKnown) throw broken(file, `field "${cut(field.name)}" has a code outside its dictionary`);
    return columns[chunk]!(code, cells, row, format);
  };
}

function messageOf(cause: unknown): string {
  return String((cause as Error).message).slice(0, 100);
}

function broken(file: string, what: string, cause?: unknown): InputError {
  return new InputError({
    code: 'E_ARROW', where: [file],
    what: `not whole Arrow IPC: ${what}`,
    mend: 'Write the file again, uncompressed inside, and check that it arrives whole',
  }, {cause});
}

function wrongType({name, type}: NamedType, file: string): InputError {
  return new InputError({
    code: 'E_ARROW_TYPE', where: [file, `field ${cut(name)}`],
    what: `values of type ${String(type).slice(0, 60)} are not read`,
    mend: 'Store the field as text, number, date or timestamp',
  });
}
