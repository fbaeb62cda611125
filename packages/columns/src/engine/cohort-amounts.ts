import {isValid, type NumericColumn} from '@crm-widgets/core';
import {Decimal, SCALE_DIGITS} from './sums.js';

/** Adds up cells of a column at places that lie side by side, exactly, whatever their order. */
export interface Amounts {
  add(place: number, row: number): void;
  /** Of the places from `first` to `last`, both included, in major units; 0 where there are none. */
  total(first: number, last: number): number;
  /** Makes every place empty again. */
  clear(): void;
}

export function amountsOf(column: NumericColumn, places: number): Amounts {
  const isWhole = column.type === 'integer' || (column.type === 'money' && !column.isConverted);
  return isWhole ? new WholeAmounts(column, places) : new DecimalAmounts(places, column);
}

/** Whole numbers: a double holds their sum exactly. */
class WholeAmounts implements Amounts {
  readonly #sums: Float64Array;

  constructor(private readonly column: NumericColumn, places: number) {
    this.#sums = new Float64Array(places);
  }

  add(place: number, row: number): void {
    if (isValid(this.column.valid, row)) this.#sums[place]! += this.column.values[row]!;
  }

  total(first: number, last: number): number {
    let sum = 0;
    for (let place = first; place <= last; place++) sum += this.#sums[place]!;
    return sum / (this.column.type === 'money' ? 10_000 : 1);
  }

  clear(): void {
    this.#sums.fill(0);
  }
}

/** Decimals of 16 digits behind the point. */
export class DecimalAmounts implements Amounts {
  readonly #sums: (Decimal | undefined)[];

  constructor(places: number, private readonly column: NumericColumn | null = null) {
    this.#sums = Array.from({length: places});
  }

  add(place: number, row: number): void {
    const {type, values, valid} = this.column!;
    if (isValid(valid, row)) this.addAmount(place, values[row]! / (type === 'money' ? 10_000 : 1));
  }

  /** @param amount major units */
  addAmount(place: number, amount: number): void {
    (this.#sums[place] ??= new Decimal()).add(amount);
  }

  total(first: number, last: number): number {
    let sum = 0n;
    for (let place = first; place <= last; place++) sum += this.#sums[place]?.scaled() ?? 0n;
    return Number(`${sum}e-${SCALE_DIGITS}`);
  }

  clear(): void {
    this.#sums.fill(undefined);
  }
}
