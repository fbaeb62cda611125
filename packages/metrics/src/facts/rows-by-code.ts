import type {InstantColumn} from '@crm-widgets/core';
import type {Flags} from './derived.js';

/** Rows of a code side by side, in the order of the table: in `rows` from `starts[code]` up to the next code's start. */
export interface RowsByCode {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Longer runs are sorted by the platform. */
const MOST_INSERTED = 24;

/**
 * @param size how many codes there are
 * @param holds which rows are taken; those without a code never are
 */
export function rowsByCode(codes: Int32Array, size: number, holds: Flags): RowsByCode {
  const starts = new Int32Array(size + 1);
  for (let row = 0; row < codes.length; row++) if (holds[row] && codes[row]! >= 0) starts[codes[row]! + 1]!++;
  for (let code = 0; code < size; code++) starts[code + 1]! += starts[code]!;
  const rows = new Int32Array(starts[size]!);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) if (holds[row] && codes[row]! >= 0) rows[next[codes[row]!]!++] = row;
  return {starts, rows};
}

/** Puts the rows of each code in order of their days and then instants; those at the same stay as they lie. */
export function inOrderOfTime(of: RowsByCode, {days, instants}: Pick<InstantColumn, 'days' | 'instants'>): void {
  putInOrder(of, (a, b) => days[a]! - days[b]! || instants[a]! - instants[b]!);
}

/** Puts the rows of each code in an order; equal ones stay as they lie. */
export function putInOrder({starts, rows}: RowsByCode, compare: (a: number, b: number) => number): void {
  for (let code = 0; code + 1 < starts.length; code++) {
    const [first, end] = [starts[code]!, starts[code + 1]!];
    if (end - first < 2) continue;
    if (end - first > MOST_INSERTED) rows.subarray(first, end).sort((a, b) => compare(a, b) || a - b);
    else insertInto(rows, first, end, compare);
  }
}

function insertInto(rows: Int32Array, first: number, end: number, compare: (a: number, b: number) => number): void {
  for (let place = first + 1; place < end; place++) {
    const row = rows[place]!;
    let to = place;
    for (; to > first && compare(rows[to - 1]!, row) > 0; to--) rows[to] = rows[to - 1]!;
    rows[to] = row;
  }
}
