import {
  Bool, Decimal, Dictionary, Field, Float64, Int32, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct,
  TimestampMillisecond, Utf8, Vector, type Data, type DataType,
} from 'apache-arrow';
import {columnShape, isValid, type TextColumn} from '@crm-widgets/core';
import {LateColumn} from './late-cells.js';
import {PlainColumn} from './plain-texts.js';
import type {TypedColumn, TypedTable} from './typed-table.js';

/**
 * A table as an Arrow IPC stream with its end marker, for an engine to take in.
 *
 * Columns are called as `shape` says (`sql`), never by a header of the file. Ids and texts are dictionaries of UTF-8
 * with 32-bit codes, or plain UTF-8 where most rows have a text of their own, money is decimal(18, 4), numbers and
 * integers are doubles, days are 32-bit integers. An instant is two columns: `<sql>`, a timestamp in milliseconds UTC
 * without zone, and `<sql>_day`, its local day.
 *
 * @param columns names as in `table.columns`; unknown ones are left out
 */
export function toArrowStream(table: TypedTable, columns: readonly string[]): Uint8Array<ArrayBuffer> {
  const fields: Field[] = [];
  const children: Data[] = [];
  for (const name of columns) {
    const column = table.columns.get(name);
    if (!column) continue;
    for (const [suffix, data] of dataOf(column)) {
      fields.push(new Field(columnShape(table.name, table.shape, name)!.sql + suffix, data.type as DataType, true));
      children.push(data);
    }
  }
  // DuckDB holds no table without columns, though it may be asked how many rows there are.
  if (fields.length === 0) {
    fields.push(new Field('no_column', new Bool(), true));
    children.push(plain(new Bool(), new Uint8Array((table.rows + 7) >> 3), table.rows, null));
  }
  const schema = new Schema(fields);
  const data = makeData({type: new Struct(fields), length: table.rows, nullCount: 0, children});
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(schema, data));
  writer.finish();
  return writer.toUint8Array(true) as Uint8Array<ArrayBuffer>;
}

function dataOf(column: TypedColumn): [suffix: string, data: Data][] {
  switch (column.type) {
    case 'id':
    case 'text': return [['', texts(column instanceof LateColumn ? column.texts : column)]];
    case 'money': return [['', plain(new Decimal(4, 18), words(column.values), column.values.length, column.valid)]];
    case 'number':
    case 'integer': return [['', plain(new Float64(), column.values, column.values.length, column.valid)]];
    case 'boolean': return [['', plain(new Bool(), bits(column.values), column.values.length, column.valid)]];
    case 'day': return [['', plain(new Int32(), column.days, column.days.length, column.valid)]];
    case 'instant': return [
      ['', plain(new TimestampMillisecond(), millis(column.instants), column.days.length, column.valid)],
      ['_day', plain(new Int32(), column.days, column.days.length, column.valid)],
    ];
  }
}

function texts(column: TextColumn): Data {
  return column instanceof PlainColumn ? plainTexts(column) : codedTexts(column);
}

type Plain = Decimal | Float64 | Bool | Int32 | TimestampMillisecond;

function plain(type: Plain, values: ArrayBufferView, length: number, valid: Uint8Array | null): Data {
  const nullCount = valid ? missingIn(valid, length) : 0;
  const data = values as Float64Array<ArrayBuffer>;
  return makeData({type: type as Float64, data, length, nullCount, nullBitmap: valid});
}

function missingIn(valid: Uint8Array, length: number): number {
  let missing = 0;
  for (let row = 0; row < length; row++) if (!isValid(valid, row)) missing++;
  return missing;
}

function codedTexts({codes, dictionary: texts}: TypedColumn & {readonly type: 'id' | 'text'}): Data {
  let valid: Uint8Array | null = null;
  let indices = codes;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! >= 0) continue;
    if (!valid) {
      valid = new Uint8Array((codes.length + 7) >> 3).fill(255);
      indices = codes.slice();
    }
    valid[row >> 3]! &= ~(1 << (row & 7));
    indices[row] = 0;
  }
  // Codes of missing rows point at the first text, so there must be one.
  const dictionary = new Vector([utf8(texts.length === 0 ? [''] : texts)]);
  const nullCount = valid ? missingIn(valid, codes.length) : 0;
  const type = new Dictionary(new Utf8(), new Int32());
  return makeData({type, data: indices, length: codes.length, nullCount, nullBitmap: valid, dictionary});
}

function plainTexts({texts, rows}: PlainColumn): Data<Utf8> {
  const valid = texts.valid(rows);
  const nullCount = valid ? missingIn(valid, rows) : 0;
  return makeData({type: new Utf8(), length: rows, nullCount, nullBitmap: valid, ...texts.buffers});
}

function utf8(texts: readonly string[]): Data<Utf8> {
  const all = texts.join('');
  const data = new TextEncoder().encode(all);
  const valueOffsets = new Int32Array(texts.length + 1);
  const isAscii = data.length === all.length;
  for (let i = 0, at = 0; i < texts.length; i++) {
    at += isAscii ? texts[i]!.length : byteLength(texts[i]!);
    valueOffsets[i + 1] = at;
  }
  return makeData({type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data});
}

function byteLength(text: string): number {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** 128-bit integers of whole doubles, the lowest 32 bits first. */
function words(values: Float64Array): Uint32Array {
  const out = new Int32Array(values.length * 4);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const high = Math.floor(value / 0x1_0000_0000);
    out[4 * row] = value - high * 0x1_0000_0000;
    out[4 * row + 1] = high;
    if (value < 0) out[4 * row + 2] = out[4 * row + 3] = -1;
  }
  return new Uint32Array(out.buffer);
}

/** 64-bit integers of whole doubles. */
function millis(instants: Float64Array): BigInt64Array {
  const out = new Int32Array(instants.length * 2);
  for (let row = 0; row < instants.length; row++) {
    const high = Math.floor(instants[row]! / 0x1_0000_0000);
    out[2 * row] = instants[row]! - high * 0x1_0000_0000;
    out[2 * row + 1] = high;
  }
  return new BigInt64Array(out.buffer);
}

function bits(values: Uint8Array): Uint8Array {
  const out = new Uint8Array((values.length + 7) >> 3);
  for (let row = 0; row < values.length; row++) if (values[row] === 1) out[row >> 3]! |= 1 << (row & 7);
  return out;
}
