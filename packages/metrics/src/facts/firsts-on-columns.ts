import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, TextColumn} from '@crm-widgets/core';
import {firstKnown, rowsOf, Validity, type Flags} from './derived.js';

/** When customers first paid, as one table tells. All arrays are as long as `customers`. */
export interface FirstPaid {
  readonly customers: readonly string[];
  /** Which of them paid at all. */
  readonly paid: Flags;
  /** Infinite where that is not known to have been at any time. */
  readonly instants: Float64Array;
  readonly days: Int32Array;
}

/** @param holds which rows say that their customer paid */
export function firstPaid({codes, dictionary}: TextColumn, at: InstantColumn, holds: Flags): FirstPaid {
  const paid = new Uint8Array(dictionary.length);
  const instants = new Float64Array(dictionary.length).fill(Infinity);
  const days = new Int32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (!holds[row] || code < 0) continue;
    paid[code] = 1;
    if (!isValid(at.valid, row) || at.instants[row]! >= instants[code]!) continue;
    instants[code] = at.instants[row]!;
    days[code] = at.days[row]!;
  }
  return {customers: dictionary, paid, instants, days};
}

/** All customers of a table, with the instants it says itself, else the first of these that knows one. */
export function acquiredOf(customers: SourceColumns, firsts: readonly (() => FirstPaid)[]): DerivedRows {
  const customer = customers.text('customer_id');
  const acquired = firsts.reduce(
    (known, first) => (known.valid === null ? known : firstKnown(known, perRow(customer, first()))),
    customers.instant('acquired_at'));
  return {rows: customers.rows, baseRows: null, own: {customer_id: customer, acquired_at: acquired}};
}

/** Customers of any of the tables, each by the first in order that knows it. */
export function knownToAny(firsts: readonly FirstPaid[]): DerivedRows {
  const customer = customersOf(firsts);
  const [acquired, ...others] = firsts.map((first) => perRow(customer, first));
  return {
    rows: customer.codes.length, baseRows: null,
    own: {customer_id: customer, acquired_at: others.reduce(firstKnown, acquired!)},
  };
}

/** Everyone who paid, once. */
function customersOf([first, ...others]: readonly FirstPaid[]): TextColumn {
  const {customers, paid} = first!;
  const codes = rowsOf(paid) ?? Int32Array.from(customers.keys());
  if (others.length === 0) return {type: 'id', codes, dictionary: customers};
  const known = new Set(Array.from(codes, (code) => customers[code]!));
  for (const other of others) other.paid.forEach((flag, code) => flag && known.add(other.customers[code]!));
  return {type: 'id', codes: Int32Array.from({length: known.size}, (_, row) => row), dictionary: [...known]};
}

function perRow({codes, dictionary}: TextColumn, first: FirstPaid): InstantColumn {
  const places = placesIn(first.customers, dictionary);
  const instants = new Float64Array(codes.length);
  const days = new Int32Array(codes.length);
  const there = new Validity(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const place = codes[row]! < 0 ? -1 : places ? places[codes[row]!]! : codes[row]!;
    if (place < 0 || first.instants[place] === Infinity) {
      there.miss(row);
      continue;
    }
    instants[row] = first.instants[place]!;
    days[row] = first.days[place]!;
  }
  return {type: 'instant', instants, days, valid: there.bits};
}

/** Where each text of a dictionary stands in another one, -1 where it does not; null where they are the same. */
export function placesIn(other: readonly string[], dictionary: readonly string[]): Int32Array | null {
  if (other === dictionary) return null;
  let placeOf: Map<string, number> | null = null;
  const places = new Int32Array(dictionary.length);
  let next = 0;
  for (let code = 0; code < places.length; code++) {
    const text = dictionary[code]!;
    // Files of one system tend to tell of the same things in the same order.
    let place = other[next] === text ? next : other[next + 1] === text ? next + 1 : -1;
    if (place < 0) place = (placeOf ??= numbered(other)).get(text) ?? -1;
    places[code] = place;
    if (place >= 0) next = place + 1;
  }
  return places;
}

function numbered(texts: readonly string[]): Map<string, number> {
  const placeOf = new Map<string, number>();
  for (let place = 0; place < texts.length; place++) placeOf.set(texts[place]!, place);
  return placeOf;
}
