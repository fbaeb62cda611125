import {isValid} from '@crm-widgets/core';
import type {Cells, Run} from './cells.js';
import {InstantCells} from './instant-cells.js';
import {DoubleCells} from './number-cells.js';

/**
 * Takes so many numbers of a file that has a type for them into rows from `row` on; `decimals` says how many of their
 * digits stand behind the mark, null that they are as they are.
 * @returns how many were taken before the first that is to be read as a value; -1 when none ever will
 */
export function takeNumbers(cells: Cells, row: number, numbers: ArrayLike<number>, decimals: number | null, run: Run): number {
  if (!(cells instanceof DoubleCells)) return -1;
  const {at, count, valid, required} = run;
  const values = cells.upTo(row + count - 1);
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      const number = numbers[at + i]!;
      const value = decimals === null ? cells.ofNumber(number) : cells.ofDecimal(number, decimals);
      if (Number.isNaN(value)) return i;
      values[row + i] = value + 0;
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}

/** As `takeNumbers`, of local days. */
export function takeDays(cells: Cells, row: number, days: ArrayLike<number>, {at, count, valid, required}: Run): number {
  if (!(cells instanceof InstantCells)) return -1;
  const whole = cells.daysUpTo(row, row + count - 1);
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      const day = days[at + i]!;
      if (Number.isNaN(day)) return i;
      if (whole) whole[row + i] = day;
      else cells.putDay(row + i, day);
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}

/** As `takeNumbers`, of moments in milliseconds UTC. */
export function takeInstants(cells: Cells, row: number, instants: ArrayLike<number>, {at, count, valid, required}: Run): number {
  if (!(cells instanceof InstantCells)) return -1;
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      if (cells.putInstant(row + i, instants[at + i]!) !== null) return i;
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}
