import {isValid, type NumericColumn} from '@crm-widgets/core';

/** Adds up cells of one column, exactly, whatever their order. */
export interface Sum {
  /** Cells with a value. */
  readonly count: number;
  add(row: number): void;
  /** The share of a row's value, `part` of `whole`. */
  addShare(row: number, part: number, whole: number): void;
  /** In major units; null where no cell has a value. */
  total(): number | null;
  mean(): number | null;
  exceeds(bound: number): boolean;
  /** Begins anew. */
  clear(): void;
}

export function sumOf(column: NumericColumn): Sum {
  if (column.type === 'integer') return new WholeSum(column, 1);
  if (column.type === 'number') return new DecimalSum(column, 1);
  return column.isConverted ? new DecimalSum(column, 10_000) : new WholeSum(column, 10_000);
}

/** Whole numbers: a double holds their sum exactly. */
class WholeSum implements Sum {
  count = 0;
  #sum = 0;
  #shares: Decimal | null = null;

  constructor(private readonly column: NumericColumn, private readonly unit: number) {}

  add(row: number): void {
    if (!isValid(this.column.valid, row)) return;
    this.#sum += this.column.values[row]!;
    this.count++;
  }

  addShare(row: number, part: number, whole: number): void {
    if (!isValid(this.column.valid, row)) return;
    (this.#shares ??= new Decimal()).add(this.column.values[row]! / this.unit * part / whole);
    this.count++;
  }

  total(): number | null {
    if (this.count === 0) return null;
    return this.#shares ? this.#shares.written() : this.#sum / this.unit;
  }

  mean(): number | null {
    return this.count === 0 ? null : this.#sum / this.unit / this.count;
  }

  exceeds(bound: number): boolean {
    if (this.count === 0) return false;
    return this.#shares ? this.#shares.exceeds(bound) : this.#sum / this.unit > bound;
  }

  clear(): void {
    this.count = this.#sum = 0;
    this.#shares = null;
  }
}

/** Doubles, each rounded to 16 decimals and then added exactly, as decimals are. */
class DecimalSum implements Sum {
  count = 0;
  readonly #sum = new Decimal();

  constructor(private readonly column: NumericColumn, private readonly unit: number) {}

  add(row: number): void {
    if (!isValid(this.column.valid, row)) return;
    this.#sum.add(this.column.values[row]! / this.unit);
    this.count++;
  }

  addShare(row: number, part: number, whole: number): void {
    if (!isValid(this.column.valid, row)) return;
    this.#sum.add(asDouble(roundedDecimal(this.column.values[row]! / this.unit)) * part / whole);
    this.count++;
  }

  total(): number | null {
    return this.count === 0 ? null : this.#sum.written();
  }

  mean(): number | null {
    return this.count === 0 ? null : asDouble(this.#sum.scaled()) / this.count;
  }

  exceeds(bound: number): boolean {
    return this.count > 0 && this.#sum.exceeds(bound);
  }

  clear(): void {
    this.count = 0;
    this.#sum.clear();
  }
}

const SCALE = 1e16;
export const SCALE_DIGITS = 16;

/** A sum of decimals of 16 digits behind the point, as two doubles that together hold it exactly up to 10^15. */
export class Decimal {
  #high = 0;
  #low = 0;

  add(value: number): void {
    const scaled = rounded(value * SCALE);
    const high = this.#high + scaled;
    // What the addition above lost: Knuth's two-sum.
    const back = high - this.#high;
    const lost = (this.#high - (high - back)) + (scaled - back);
    const low = this.#low + lost;
    this.#high = high + low;
    this.#low = low - (this.#high - high);
  }

  scaled(): bigint {
    return BigInt(this.#high) + BigInt(this.#low);
  }

  /** The double nearest to it. */
  written(): number {
    return Number(`${this.scaled()}e-${SCALE_DIGITS}`);
  }

  exceeds(bound: number): boolean {
    const apart = this.#high / SCALE - bound;
    // Only so near to the bound that its last digits decide is it written out.
    return Math.abs(apart) > Math.abs(bound) * 1e-12 ? apart > 0 : this.written() > bound;
  }

  clear(): void {
    this.#high = this.#low = 0;
  }
}

function rounded(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

function roundedDecimal(value: number): bigint {
  return BigInt(rounded(value * SCALE));
}

/** A decimal of 16 digits as databases make a double of it: the whole part and the rest, each by itself. */
function asDouble(scaled: bigint): number {
  const unit = 10n ** BigInt(SCALE_DIGITS);
  if (scaled > -(2n ** 53n) && scaled < 2n ** 53n) return Number(scaled) / SCALE;
  return Number(scaled / unit) + Number(scaled % unit) / SCALE;
}
