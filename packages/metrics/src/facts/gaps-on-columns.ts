import type {DerivedRows, Sources} from '@crm-widgets/core';
import {allOf, isBefore} from './derived.js';
import {arePurchases} from './orders.js';

/** The twin of `purchaseGaps`. */
export function gapsOnColumns(from: Sources): DerivedRows {
  const transactions = from.table('transactions');
  const {codes, dictionary} = transactions.text('customer_id');
  const issued = transactions.instant('issued_at');
  const bought = allOf(arePurchases(transactions), isBefore(issued, from.asOf.instant, 0));
  for (let row = 0; row < codes.length; row++) if (codes[row]! < 0) bought[row] = 0;
  const {starts, days} = daysByCustomer(codes, dictionary.length, issued.days, bought);
  const gaps = {codes: new Int32Array(days.length), values: new Float64Array(days.length)};
  let rows = 0;
  for (let code = 0; code < dictionary.length; code++) {
    for (let at = starts[code]! + 1; at < starts[code + 1]!; at++) {
      const gap = days[at]! - days[at - 1]!;
      if (gap === 0) continue;
      gaps.codes[rows] = code;
      gaps.values[rows++] = gap;
    }
  }
  return {
    rows, baseRows: null,
    own: {
      customer_id: {type: 'id', codes: gaps.codes.slice(0, rows), dictionary},
      gap_days: {type: 'integer', values: gaps.values.slice(0, rows), valid: null},
    },
  };
}

/** The days of each customer one after the other, in order; those of a code from its start up to the next one's. */
function daysByCustomer(codes: Int32Array, customers: number, days: Int32Array, which: Uint8Array) {
  const starts = new Int32Array(customers + 1);
  for (let row = 0; row < codes.length; row++) if (which[row]) starts[codes[row]! + 1]!++;
  for (let code = 0; code < customers; code++) starts[code + 1]! += starts[code]!;
  const sorted = new Int32Array(starts[customers]!);
  const next = starts.slice();
  for (let row = 0; row < codes.length; row++) if (which[row]) sorted[next[codes[row]!]!++] = days[row]!;
  for (let code = 0; code < customers; code++) sortWithin(sorted, starts[code]!, starts[code + 1]!);
  return {starts, days: sorted};
}

function sortWithin(days: Int32Array, from: number, until: number): void {
  let at = from + 1;
  // Most files are in the order of time, and so is each customer of them.
  while (at < until && days[at - 1]! <= days[at]!) at++;
  if (at < until) days.subarray(from, until).sort();
}
