import {isValid, type AsOf, type DayColumn, type InstantColumn} from '@crm-widgets/core';

/** In place of the day of a row that has none, or that is not known yet: after every window. */
export const NO_DAY = 0x7fffffff;

/** The local days of a column, rows that are not before as-of being without. */
export function knownDays(column: InstantColumn | DayColumn, asOf: AsOf): Int32Array {
  const {days, valid} = column;
  const lastDay = asOf.day - 1;
  const instants = column.type === 'instant' && !asOf.isMidnight && days.includes(lastDay) ? column.instants : null;
  if (!valid && !instants) return days;
  const known = days.slice();
  for (let row = 0; row < known.length; row++) {
    // Only on the day that holds as-of does the instant decide; before it, the day has.
    const isLater = instants !== null && days[row] === lastDay && instants[row]! >= asOf.instant;
    if (isLater || !isValid(valid, row)) known[row] = NO_DAY;
  }
  return known;
}

/** Rows by local day, so that those of a window lie side by side. */
export class DayIndex {
  /** The first day before as-of that a row has, and the one after the last; equal when there is none. */
  readonly first: number;
  readonly end: number;
  #sorted: {readonly order: Int32Array | null; readonly starts: Int32Array} | null = null;

  constructor(readonly days: Int32Array, asOfDay: number) {
    let first = NO_DAY;
    let last = -NO_DAY;
    for (let row = 0; row < days.length; row++) {
      const day = days[row]!;
      if (day >= asOfDay) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    this.first = first;
    this.end = Math.max(first, last + 1);
  }

  /** The rows of the days from `from` up to `until`, in order of days; not to be changed. */
  rowsOf(from: number, until: number): Int32Array {
    const {order, start, end} = this.span(from, until);
    return order ? order.subarray(start, end) : countedFrom(start, end);
  }

  /** The same as places of `order`; where that is null, of rows themselves. */
  span(from: number, until: number): {readonly order: Int32Array | null; readonly start: number; readonly end: number} {
    const {order, starts} = (this.#sorted ??= this.#sort());
    return {order, start: this.#place(starts, from), end: this.#place(starts, until)};
  }

  #place(starts: Int32Array, day: number): number {
    return starts[Math.min(Math.max(day - this.first, 0), starts.length - 1)]!;
  }

  #sort(): {order: Int32Array | null; starts: Int32Array} {
    const {days, first, end} = this;
    const starts = new Int32Array(end - first + 1);
    let isSorted = true;
    let before = -NO_DAY;
    for (let row = 0; row < days.length; row++) {
      const day = days[row]!;
      if (day < before) isSorted = false;
      before = day;
      if (day < end) starts[day - first + 1]!++;
    }
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    return {order: isSorted ? null : this.#order(starts), starts};
  }

  #order(starts: Int32Array): Int32Array {
    const {days, first, end} = this;
    const next = starts.slice();
    const order = new Int32Array(starts.at(-1)!);
    for (let row = 0; row < days.length; row++) if (days[row]! < end) order[next[days[row]! - first]!++] = row;
    return order;
  }
}

/** Whole numbers from `start` up to `end`. */
export function countedFrom(start: number, end: number): Int32Array {
  const rows = new Int32Array(Math.max(0, end - start));
  for (let i = 0; i < rows.length; i++) rows[i] = start + i;
  return rows;
}
