import {ascii, isEnd} from './bytes.js';
import {Cells, pick, reserved, roomFor, takeMissing, type Fault, type Value} from './cells.js';
import {
  MONEY_LIMIT, numberOf, plainNumberOf, scanDecimal, tenThousandthsOf, type NumberFormat, type PlainNumber, type Scanned,
} from './numbers.js';
import type {RecordBlock} from './record-block.js';
import type {TypedColumn} from './typed-table.js';

const scanned: Scanned = {value: 0, decimals: 0};
const MINUS = 45;
const ZERO = 48;
/** Digits that a 32-bit number always holds. */
const FEW_DIGITS = 9;
const powers = Array.from({length: 16}, (_, exponent) => 10 ** exponent);

type NumberDefault = number | {readonly ofRow: (row: number) => number} | null;

/** Numbers in doubles, NaN while missing. */
export abstract class DoubleCells extends Cells {
  protected values = new Float64Array(1024);

  constructor(private readonly type: 'money' | 'number' | 'integer', private readonly missing: NumberDefault) {
    super();
  }

  /** What a plain decimal is here, from its digits as a whole and how many stand behind the mark; NaN when nothing. */
  abstract ofDecimal(digits: number, decimals: number): number;
  /** As `put`, of a number that is no plain decimal. */
  protected abstract putOther(row: number, number: PlainNumber): Fault | null;

  put(row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat): Fault | null {
    if (scanDecimal(bytes, start, end, format.decimal, scanned)) {
      const value = this.ofDecimal(scanned.value, scanned.decimals);
      if (!Number.isNaN(value)) return this.set(row, value);
    }
    const number = plainNumberOf(bytes, start, end, format);
    return number ? this.putOther(row, number) : 'not_a_number';
  }

  override takeBlock(row: number, block: RecordBlock, count: number, required: boolean): number {
    const {bytes, at: places, stop} = block;
    const mark = block.format.decimal.charCodeAt(0);
    const values = this.upTo(row + count - 1);
    for (let i = 0; i < count; i++) {
      const start = places[i]!;
      const from = bytes[start] === MINUS ? start + 1 : start;
      let at = from;
      let digits = 0;
      let marked = -1;
      for (;; at++) {
        const byte = bytes[at]!;
        if (byte >= ZERO && byte < ZERO + 10) digits = (digits * 10 + byte - ZERO) | 0;
        else if (byte === mark && marked < 0 && mark !== stop) marked = at;
        else break;
      }
      const length = at - from - (marked < 0 ? 0 : 1);
      const isPlain = length > 0 && length <= FEW_DIGITS && isEnd(bytes[at]!, stop);
      const value = isPlain ? this.ofDecimal(digits, marked < 0 ? 0 : at - marked - 1) : NaN;
      if (!Number.isNaN(value)) {
        values[row + i] = from === start || value === 0 ? value : -value;
        places[i] = at;
      } else if (!this.takeCell(row, block, i, required)) return i;
    }
    return count;
  }

  /** What a number of a file is here; NaN for one that has to be read as a value. */
  abstract ofNumber(value: number): number;

  /** The numbers, with room for a row. */
  upTo(row: number): Float64Array {
    return (this.values = roomFor(this.values, row));
  }

  override reserve(rows: number): void {
    this.values = reserved(this.values, rows);
  }

  protected set(row: number, value: number): null {
    this.upTo(row)[row] = value;
    return null;
  }

  override putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    const number = typeof value === 'number' ? this.ofNumber(value) : NaN;
    return Number.isNaN(number) ? super.putValue(row, value, format) : this.set(row, number + 0);
  }

  putMissing(row: number): void {
    const {missing} = this;
    this.set(row, missing === null ? NaN : typeof missing === 'number' ? missing : missing.ofRow(row));
  }

  isSet(row: number): boolean {
    return this.values[row] === 1;
  }

  fillFrom(other: DoubleCells, rows: number): void {
    for (let row = 0; row < rows; row++) if (Number.isNaN(this.values[row])) this.values[row] = other.values[row]!;
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    const values = pick(this.values, rows, kept);
    return {type: this.type, valid: takeMissing(values, NaN), values};
  }
}

/** Amounts in whole ten-thousandths, never by way of a binary fraction. */
export class MoneyCells extends DoubleCells {
  /** Currency symbols seen: with two of them and no column of currencies, a sum would mix them. */
  readonly symbols = new Set<string>();

  constructor(missing: number | null) {
    super('money', missing === null ? null : missing * 10_000);
  }

  ofDecimal(digits: number, decimals: number): number {
    const value = decimals <= 4 ? digits * powers[4 - decimals]! : NaN;
    return Math.abs(value) <= MONEY_LIMIT ? value : NaN;
  }

  protected putOther(row: number, number: PlainNumber): Fault | null {
    const value = tenThousandthsOf(number);
    if (value === Infinity) return 'money_range';
    if (number.symbol && !this.symbols.has(number.symbol)) {
      // A symbol stays seen, whatever becomes of its row.
      if (this.tentative) return 'new_symbol';
      this.symbols.add(number.symbol);
    }
    return this.set(row, value);
  }

  ofNumber(value: number): number {
    const whole = Math.round(value * 10_000);
    // The nearest double of a decimal with up to four places and fifteen digits: its shortest text is that decimal.
    return whole / 10_000 === value && Math.abs(whole) < 1e15 ? whole : NaN;
  }
}

export class NumberCells extends DoubleCells {
  constructor(missing: number | null) {
    super('number', missing);
  }

  ofDecimal(digits: number, decimals: number): number {
    return digits / powers[decimals]!;
  }

  protected putOther(row: number, number: PlainNumber): Fault | null {
    const value = numberOf(number);
    return Number.isFinite(value) ? this.set(row, value) : 'not_a_number';
  }

  ofNumber(value: number): number {
    return Number.isFinite(value) ? value : NaN;
  }
}

export class IntegerCells extends DoubleCells {
  constructor(missing: number | {readonly ofRow: (row: number) => number} | null) {
    super('integer', missing);
  }

  ofDecimal(digits: number, decimals: number): number {
    return decimals === 0 ? digits : NaN;
  }

  protected putOther(row: number, number: PlainNumber): Fault | null {
    const value = numberOf(number);
    return Number.isSafeInteger(value) ? this.set(row, value) : 'not_an_integer';
  }

  ofNumber(value: number): number {
    return Number.isSafeInteger(value) ? value : NaN;
  }
}

const words: Readonly<Record<string, 0 | 1>> = {
  true: 1, t: 1, yes: 1, y: 1, 1: 1, false: 0, f: 0, no: 0, n: 0, 0: 0,
};
const MISSING = 2;

/** `true`, `t`, `yes`, `y` and `1`, and their opposites, in any case. */
export class BooleanCells extends Cells {
  #values = new Uint8Array(1024);
  readonly #missing: number;

  constructor(missing: boolean | null) {
    super();
    this.#missing = missing === null ? MISSING : Number(missing);
  }

  put(row: number, bytes: Uint8Array, start: number, end: number): Fault | null {
    const word = end - start > 5 ? '' : ascii(bytes, start, end).toLowerCase();
    if (!Object.hasOwn(words, word)) return 'not_a_boolean';
    this.#set(row, words[word]!);
    return null;
  }

  override putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    if (typeof value !== 'boolean') return super.putValue(row, value, format);
    this.#set(row, Number(value));
    return null;
  }

  #set(row: number, value: number): void {
    this.#values = roomFor(this.#values, row);
    this.#values[row] = value;
  }

  putMissing(row: number): void {
    this.#set(row, this.#missing);
  }

  isSet(row: number): boolean {
    return this.#values[row] === 1;
  }

  fillFrom(other: BooleanCells, rows: number): void {
    for (let row = 0; row < rows; row++) if (this.#values[row] === MISSING) this.#values[row] = other.#values[row]!;
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    const values = pick(this.#values, rows, kept);
    return {type: 'boolean', valid: takeMissing(values, MISSING), values};
  }
}
