import {
  Data, DataType, Vector, type Date_, type Decimal, type Dictionary, type Field, type Timestamp,
} from 'apache-arrow';
import {isValid} from '@crm-widgets/core';
import {isAscii} from './byte-dictionary.js';
import {trimEnd, trimStart} from './bytes.js';
import {EMPTY, type Cells, type Fault, type KnownTexts, type TextList} from './cells.js';
import type {NumberFormat} from './numbers.js';
import {lookUp as lookUpTexts} from './runs.js';
import {CodeColumn, Column, NumberColumn, ValueColumn, type DetachedColumn} from './value-rows.js';

/** What of a field matters to the reading of its column. */
export type NamedType = Pick<Field, 'name' | 'type'>;

/** Whether a field's values can be kept, if only as text. */
export function isReadable(of: DataType): boolean {
  return !(DataType.isBinary(of) || DataType.isLargeBinary(of) || DataType.isBinaryView(of) || DataType.isFixedSizeBinary(of)
    || DataType.isTime(of) || DataType.isInterval(of) || DataType.isDuration(of) || DataType.isUnion(of));
}

/** Texts of dictionaries that were looked up before the rows were there. */
export interface EarlyTexts {
  /** How many dictionaries, and parts of them, had come by then. */
  readonly dictionaries: number;
  readonly byId: ReadonlyMap<number, KnownTexts>;
}

/** Looks up the texts of a dictionary; null for one of another type. @throws {TypeError} a text is not UTF-8 */
export function lookUp(data: Data): KnownTexts | null {
  const isText = DataType.isUtf8(data.type) || DataType.isLargeUtf8(data.type);
  return isText ? lookUpTexts(new Utf8Column(data), data.length) : null;
}

/** Makes columns of the batches of a file. */
export class ArrowColumns {
  /** Batches share their dictionaries, which are read once. */
  readonly #lists = new Map<Vector, DictionaryTexts>();
  /** Dictionaries of detached columns, by those that they are copies of. */
  readonly #copies = new Map<Vector, Vector>();

  /** @param fault what is thrown for a value of a type that is not read, or a code outside its dictionary */
  constructor(
    private readonly fault: (field: NamedType, what: 'type' | 'code') => Error,
    private readonly early: EarlyTexts['byId'],
  ) {}

  of(field: NamedType, data: Data): Column {
    const of = field.type;
    if (!isReadable(of)) return new Faulty(() => this.fault(field, 'type'));
    if (DataType.isNull(of)) return new ValueColumn(() => null);
    if (DataType.isDictionary(of)) return this.#dictionary(field, data as Data<Dictionary>);
    if (DataType.isUtf8(of) || DataType.isLargeUtf8(of)) return new Utf8Column(data);
    if (DataType.isTimestamp(of)) return timestampColumn(data as Data<Timestamp>);
    if (DataType.isDate(of)) return dateColumn(data as Data<Date_>);
    if (DataType.isDecimal(of)) return decimalColumn(data as Data<Decimal>);
    return numberColumn(of, data) ?? vectorColumn(data);
  }

  /** A column without others in it, for which the rest of the file need not be kept. */
  detached(field: NamedType, data: Data): DetachedColumn {
    const known = this.#copies.size;
    const copy = this.#copyOf(data);
    // Batches that share a dictionary keep it once.
    const texts = this.#copies.size > known ? copy.dictionary!.byteLength : 0;
    return {column: this.of(field, copy), bytes: copy.byteLength + texts};
  }

  #copyOf({type, offset, length, nullCount, valueOffsets, values, nullBitmap, dictionary}: Data): Data {
    const copied = [valueOffsets, values, nullBitmap].map((array) => (array as Uint8Array | undefined)?.slice());
    return new Data(type as DataType, offset, length, nullCount, copied as unknown as Data['buffers'], [], dictionary && this.#dictionaryCopy(dictionary));
  }

  #dictionaryCopy(dictionary: Vector): Vector {
    const copy = this.#copies.get(dictionary) ?? new Vector(dictionary.data.map((chunk) => this.#copyOf(chunk)));
    this.#copies.set(dictionary, copy);
    return copy;
  }

  #dictionary(field: NamedType, data: Data<Dictionary>): Column {
    const dictionary = data.dictionary!;
    let texts = this.#lists.get(dictionary);
    if (!texts) {
      const inner = {name: field.name, type: (field.type as Dictionary).dictionary};
      const columns = dictionary.data.map((chunk) => ({column: this.of(inner, chunk), length: chunk.length}));
      texts = new DictionaryTexts(columns, () => this.fault(field, 'code'), this.early.get((field.type as Dictionary).id));
      this.#lists.set(dictionary, texts);
    }
    const {values} = data as Data;
    const codes = values instanceof BigInt64Array || values instanceof BigUint64Array ? wholes(values) : values as Int32Array;
    return new TextCodes(codes, texts, validOf(data), data.length);
  }
}

/** Codes of a dictionary. */
class TextCodes extends CodeColumn {
  constructor(
    private readonly all: ArrayLike<number>, private readonly list: DictionaryTexts, private readonly bitmap: Uint8Array | null,
    private readonly length: number,
  ) {
    super(all, list, bitmap);
  }

  override isSafe(): boolean {
    const {all, list: {size}, bitmap} = this;
    for (let at = 0; at < this.length; at++) if (!(all[at]! >= 0 && all[at]! < size) && isValid(bitmap, at)) return false;
    return this.list.isSafe();
  }
}

class Faulty extends Column {
  constructor(private readonly fault: () => Error) {
    super();
  }

  read(): never {
    throw this.fault();
  }
}

class DictionaryTexts implements TextList {
  readonly size: number;
  readonly codes = new WeakMap<Cells, Int32Array>();

  constructor(
    private readonly chunks: readonly {readonly column: Column; readonly length: number}[], private readonly fault: () => Error,
    public known?: KnownTexts,
  ) {
    this.size = chunks.reduce((sum, {length}) => sum + length, 0);
  }

  isSafe(): boolean {
    return this.chunks.every(({column}) => column.isSafe());
  }

  read(code: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    let place = code;
    for (const {column, length} of this.chunks) {
      if (place >= 0 && place < length) return column.read(place, cells, row, format);
      place -= length;
    }
    throw this.fault();
  }
}

/** By place from the start of the column; null when all rows have a value. */
function validOf({nullBitmap, nullCount}: Data): Uint8Array | null {
  return nullCount > 0 ? nullBitmap : null;
}

const SPACE = 32;

/** Text by its bytes, without making strings of them. */
class Utf8Column extends Column {
  readonly #bytes: Uint8Array;
  readonly #offsets: Int32Array | BigInt64Array;

  constructor(private readonly data: Data) {
    super();
    this.#bytes = data.values as Uint8Array;
    this.#offsets = data.valueOffsets as Int32Array | BigInt64Array;
  }

  override isSafe(): boolean {
    const {length} = this.data;
    return length === 0 || isPlainText(this.#bytes.subarray(Number(this.#offsets[0]), Number(this.#offsets[length])));
  }

  override isFull(): boolean {
    const {nullCount, length} = this.data;
    let isFull = nullCount === 0;
    for (let at = 0; at < length && isFull; at++) {
      const start = Number(this.#offsets[at]);
      isFull = start < Number(this.#offsets[at + 1]) && this.#bytes[start]! > SPACE;
    }
    return isFull && this.isSafe();
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    if (!this.data.getValid(at)) return EMPTY;
    const bytes = this.#bytes;
    const offsets = this.#offsets;
    const end = Number(offsets[at + 1]);
    const start = trimStart(bytes, Number(offsets[at]), end);
    const trimmed = trimEnd(bytes, start, end);
    return start >= trimmed ? EMPTY : cells.put(row, bytes, start, trimmed, format);
  }
}

/** Whether bytes are ASCII without NUL. */
function isPlainText(bytes: Uint8Array): boolean {
  const ahead = Math.min(-bytes.byteOffset & 3, bytes.length);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + ahead, (bytes.length - ahead) >> 2);
  let seen = 0;
  for (const byte of bytes.subarray(0, ahead)) seen |= byte | (byte - 1);
  for (const byte of bytes.subarray(ahead + words.byteLength)) seen |= byte | (byte - 1);
  // Four at a time: the highest bit of a byte is set by itself, or by what is borrowed where it is 0.
  let high = 0;
  for (let at = 0; at < words.length; at++) high |= words[at]! | ((words[at]! - 0x0101_0101) & ~words[at]!);
  return isAscii(seen) && (high & 0x8080_8080) === 0;
}

function vectorColumn(data: Data): Column {
  const vector = new Vector([data]);
  return new ValueColumn((at) => vector.get(at) as unknown);
}

function numberColumn(of: DataType, data: Data): Column | null {
  const vector = new Vector([data]);
  const get = (at: number) => vector.get(at) as unknown;
  const {values} = data;
  const column = (decimals: 0 | null, make: () => ArrayLike<number>) =>
    new NumberColumn({decimals}, make, validOf(data), get);
  if (DataType.isFloat(of)) return values instanceof Uint16Array ? null : column(null, () => values as Float64Array);
  if (!DataType.isInt(of)) return null;
  const isLong = values instanceof BigInt64Array || values instanceof BigUint64Array;
  return column(0, () => (isLong ? wholes(values) : values as Int32Array));
}

/** 64-bit integers as doubles; NaN for those that doubles do not hold. */
function wholes(values: BigInt64Array | BigUint64Array): Float64Array {
  const {buffer, byteOffset, length} = values;
  const low = new Uint32Array(buffer, byteOffset, 2 * length);
  const high = values instanceof BigInt64Array ? new Int32Array(buffer, byteOffset, 2 * length) : low;
  const all = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const whole = high[2 * at + 1]! * 0x1_0000_0000 + low[2 * at]!;
    all[at] = Number.isSafeInteger(whole) ? whole : NaN;
  }
  return all;
}

function timestampColumn(data: Data<Timestamp>): Column {
  const millis = millisOf[data.type.unit]!;
  const make = () => {
    const instants = wholes(data.values as BigInt64Array);
    for (let at = 0; at < instants.length; at++) instants[at] = millis(instants[at]!, data.values[at]!);
    return instants;
  };
  return new NumberColumn('instants', make, validOf(data), () => null);
}

/** By unit: seconds, milliseconds, microseconds, and nanoseconds, which doubles do not hold; rounded down. */
const millisOf: readonly ((whole: number, value: bigint) => number)[] = [
  (whole) => whole * 1000,
  (whole) => whole,
  (whole, value) => Math.floor((Number.isNaN(whole) ? Number(value) : whole) / 1000),
  (_whole, value) => Number(value / 1_000_000n) - (value % 1_000_000n < 0n ? 1 : 0),
];

function dateColumn(data: Data<Date_>): Column {
  const {values} = data;
  const days = () => (values instanceof Int32Array ? values
    : Int32Array.from(values as BigInt64Array, (millis) => Math.floor(Number(millis) / 86_400_000)));
  return new NumberColumn('days', days, validOf(data), () => null);
}

function decimalColumn(data: Data<Decimal>): Column {
  const {values, stride, type: {scale}} = data;
  const get = (at: number) => decimalText(wholeOf(values.subarray(at * stride, (at + 1) * stride)), scale);
  return new NumberColumn({decimals: scale}, () => lowsOf(data), validOf(data), get);
}

/** The digits of decimals as doubles; NaN for those that doubles do not hold. */
function lowsOf({values, stride, length}: Data<Decimal>): Float64Array {
  const signed = new Int32Array(values.buffer, values.byteOffset, values.length);
  const lows = new Float64Array(length);
  for (let at = 0, from = 0; at < length; at++, from += stride) {
    const low = signed[from + 1]! * 0x1_0000_0000 + values[from]!;
    let isLow = Number.isSafeInteger(low);
    for (let word = from + 2; word < from + stride; word++) isLow &&= signed[word] === (low < 0 ? -1 : 0);
    lows[at] = isLow ? low : NaN;
  }
  return lows;
}

function wholeOf(words: Uint32Array): bigint {
  let whole = 0n;
  for (let word = words.length - 1; word >= 0; word--) whole = (whole << 32n) | BigInt(words[word]!);
  return BigInt.asIntN(words.length * 32, whole);
}

function decimalText(whole: bigint, scale: number): string {
  const sign = whole < 0 ? '-' : '';
  const digits = String(whole).replace('-', '').padStart(scale + 1, '0');
  if (scale <= 0) return sign + digits + '0'.repeat(-scale);
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
