import type {Compressors, FileMetaData, ParquetParsers, SchemaElement, SchemaTree} from 'hyparquet';
import {readColumn} from 'hyparquet/src/column.js';
import {DEFAULT_PARSERS} from 'hyparquet/src/convert.js';
import {getTreePath} from 'hyparquet/src/schema.js';
import {decode} from './bytes.js';
import type {Cells, Fault, Value} from './cells.js';
import {LocalDay} from './dates.js';
import type {NumberFormat} from './numbers.js';
import {textColumn} from './parquet-texts.js';
import {Column, NumberColumn, ValueColumn, type DetachedColumn, type NumberKind, type Stretch} from './value-rows.js';

type Group = FileMetaData['row_groups'][number];
type Chunk = NonNullable<Group['columns'][number]['meta_data']>;

/** Texts of JSON stay texts, and what is not UTF-8 is a fault rather than a replacement letter. */
const textParsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
};

/** For values within others, which are kept as text. */
export const nestedParsers: Partial<ParquetParsers> = {
  ...textParsers,
  dateFromDays: (days: number | undefined) => (days === undefined ? undefined : new LocalDay(days)),
};

/** Dates and moments stay the numbers that they are in the file, moments in milliseconds, rounded down. */
const flatParsers = {
  ...DEFAULT_PARSERS, ...textParsers,
  dateFromDays: (days: number) => days,
  timestampFromMilliseconds: (millis: bigint) => Number(millis),
  timestampFromMicroseconds: (micros: bigint) => floorOf(micros, 1000n),
  timestampFromNanoseconds: (nanos: bigint) => floorOf(nanos, 1_000_000n),
} as unknown as ParquetParsers;

function floorOf(value: bigint, unit: bigint): number {
  return Number(value / unit) - (value % unit < 0n ? 1 : 0);
}

/** Whether a column has one value a row, and no others in it. */
export function isFlat({element, children}: SchemaTree): boolean {
  return children.length === 0 && element.repetition_type !== 'REPEATED';
}

/** A flat column of a row group, decoded when it is asked for. */
export class ParquetColumn extends Column {
  #decoded: Column | null = null;
  /** Its own bytes, once the file is left alone. */
  #own: ArrayBuffer | null = null;

  /** @param faultOf what is thrown for a column that cannot be decoded */
  constructor(
    private file: ArrayBuffer | null, private readonly schema: SchemaTree, private readonly element: SchemaElement,
    private readonly group: Group, private readonly compressors: Compressors, override readonly faultOf: (cause: unknown) => Error,
  ) {
    super();
  }

  /** As `DetachedColumn`. @throws {Error} as `faultOf` */
  detached(): DetachedColumn {
    try {
      const {byteOffset, byteLength} = this.#bytes(this.#chunk());
      this.#own = this.file!.slice(byteOffset, byteOffset + byteLength);
      this.file = this.#decoded = null;
      return {column: this, bytes: byteLength};
    } catch (cause) {
      throw this.faultOf(cause);
    }
  }

  /** The values themselves. @throws {Error} as `faultOf` */
  get decoded(): Column {
    try {
      return (this.#decoded ??= this.#texts() ?? columnOf(this.#values(), this.element));
    } catch (cause) {
      throw this.faultOf(cause);
    }
  }

  override isFull(): boolean {
    return this.decoded.isFull();
  }

  /** @throws {Error} as `faultOf` */
  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    const {decoded} = this;
    try {
      return decoded.read(at, cells, row, format);
    } catch (cause) {
      throw this.faultOf(cause);
    }
  }

  override take(stretch: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    return this.decoded.take(stretch, cells, row, format);
  }

  #chunk(): Chunk {
    const {name} = this.element;
    const chunk = this.group.columns.find(({meta_data: found}) => found?.path_in_schema[0] === name)?.meta_data;
    if (!chunk) throw new Error('it is not in every row group');
    return chunk;
  }

  #bytes({dictionary_page_offset: texts, data_page_offset: data, total_compressed_size: size}: Chunk): DataView {
    return this.#own ? new DataView(this.#own) : new DataView(this.file!, Number(texts || data), Number(size));
  }

  #texts(): Column | null {
    const {converted_type: converted, logical_type: logical, repetition_type: repetition, type} = this.element;
    const isText = type === 'BYTE_ARRAY' && (converted === 'UTF8' || logical?.type === 'STRING');
    if (!isText) return null;
    const chunk = this.#chunk();
    return textColumn({
      view: this.#bytes(chunk), rows: Number(this.group.num_rows), codec: chunk.codec, compressors: this.compressors,
      isRequired: repetition === 'REQUIRED',
    });
  }

  #values(): ArrayLike<Value> {
    const {name} = this.element;
    const column = this.#chunk();
    const rows = Number(this.group.num_rows);
    const view = this.#bytes(column);
    const schemaPath = getTreePath(this.schema, [name]);
    const {data} = readColumn({view, offset: 0}, {groupStart: 0, groupRows: rows, selectStart: 0, selectEnd: rows}, {
      ...column, pathInSchema: [name], element: this.element, schemaPath, compressors: this.compressors, parsers: flatParsers,
    });
    return joined(data as ArrayLike<Value>[], rows);
  }
}

function joined(pages: readonly ArrayLike<Value>[], rows: number): ArrayLike<Value> {
  const length = pages.reduce((sum, page) => sum + page.length, 0);
  if (length !== rows) throw new Error(`it has ${length} of ${rows} values`);
  if (pages.length === 1) return pages[0]!;
  const all: Value[] = [];
  for (const page of pages) for (let at = 0; at < page.length; at++) all.push(page[at]);
  return all;
}

function columnOf(values: ArrayLike<Value>, element: SchemaElement): Column {
  const scale = element.scale ?? 0;
  const {converted_type: converted, logical_type: logical, type} = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    // hyparquet makes decimals by a product of doubles that is a little off; rounded to their scale they are right again.
    return numbersOf(values, {decimals: scale}, (value) => {
      const digits = Math.round(value * 10 ** scale);
      return Math.abs(digits) < 1e15 ? digits : NaN;
    }, (value) => value.toFixed(Math.min(scale, 100)));
  }
  if (converted === 'DATE' || logical?.type === 'DATE') return numbersOf(values, 'days');
  const isMoment = converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP' || type === 'INT96';
  if (isMoment) return numbersOf(values, 'instants');
  const isNumber = type === 'DOUBLE' || type === 'FLOAT' || (type === 'INT32' && typeof values[0] === 'number');
  return isNumber ? numbersOf(values, {decimals: null}) : new ValueColumn((at) => values[at]);
}

/** A column of numbers, `undefined` for those missing. */
function numbersOf(
  values: ArrayLike<Value>, kind: NumberKind, numberOf = (value: number) => value, valueOf = (value: number): Value => value,
): Column {
  const {length} = values;
  const numbers = new Float64Array(length);
  let valid: Uint8Array | null = null;
  for (let at = 0; at < length; at++) {
    const value = values[at];
    if (typeof value === 'number') numbers[at] = numberOf(value);
    else if (value === undefined || value === null) {
      valid ??= new Uint8Array((length + 7) >> 3).fill(255);
      valid[at >> 3]! &= ~(1 << (at & 7));
    } else numbers[at] = NaN;
  }
  const get = (at: number) => (typeof values[at] === 'number' ? valueOf(values[at]) : values[at]);
  return new NumberColumn(kind, () => numbers, valid, get);
}
