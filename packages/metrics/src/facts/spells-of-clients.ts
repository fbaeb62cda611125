import {isValid, monthsLater} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, TextColumn} from '@crm-widgets/core';
import {isKnown, Validity, type Flags} from './derived.js';
import {inOrderOfTime, rowsByCode} from './rows-by-code.js';

/** A time without payments of at most so many days is none. */
export const BRIDGED_DAYS = 31;

const DAY = 86_400_000;

/** Times during which customers are such without a break, those of a customer side by side; all arrays are as long as `rows`. */
export interface Stays {
  readonly customer: TextColumn;
  /** Row of activity that began first. */
  readonly rows: Int32Array;
  readonly from: InstantColumn;
  /** Infinite while they last. */
  readonly ended: Float64Array;
  readonly endedDay: Float64Array;
}

/** Times of activity put together. */
export function staysOf({own}: DerivedRows): Stays {
  const customer = own.customer_id as TextColumn;
  const [from, to] = [own.valid_from as InstantColumn, own.valid_to as InstantColumn];
  const sorted = rowsByCode(customer.codes, customer.dictionary.length, areLasting(from, to));
  inOrderOfTime(sorted, from);
  const rows = new Int32Array(sorted.rows.length);
  const [ended, endedDay] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  let last = -1;
  for (const row of sorted.rows) {
    const [end, day] = isValid(to.valid, row) ? [to.instants[row]!, to.days[row]!] : [Infinity, Infinity];
    const isOther = last < 0 || customer.codes[rows[last]!] !== customer.codes[row];
    if (isOther || from.days[row]! > endedDay[last]! + BRIDGED_DAYS) {
      rows[++last] = row;
      ended[last] = end;
      endedDay[last] = day;
    } else {
      ended[last] = Math.max(ended[last]!, end);
      endedDay[last] = Math.max(endedDay[last]!, day);
    }
  }
  const kept = last + 1;
  return {customer, from, rows: rows.subarray(0, kept), ended: ended.subarray(0, kept), endedDay: endedDay.subarray(0, kept)};
}

/** Rows with a start that end on a later day, or not. */
function areLasting(from: InstantColumn, to: InstantColumn): Flags {
  const flags = isKnown(from);
  for (let row = 0; row < flags.length; row++) {
    if (isValid(to.valid, row) && to.days[row]! <= from.days[row]!) flags[row] = 0;
  }
  return flags;
}

/** What of stays lies so many months after their start: the rows of `clientSpells`. @param asOf day of as-of */
export function spellsOf({customer, from, ended, endedDay, rows: began}: Stays, months: number, asOf: number): DerivedRows {
  const later = laterBy(months);
  const isReached = (_: number, stay: number) => later(from.days[began[stay]!]!) < endedDay[stay]!;
  const stays = Int32Array.from(began.keys()).filter(isReached);
  const [codes, days] = [new Int32Array(stays.length), new Float64Array(stays.length)];
  const [first, end, span] = [instants(stays.length), instants(stays.length), instants(stays.length)];
  const open = new Validity(stays.length);
  for (let spell = 0; spell < stays.length; spell++) {
    const stay = stays[spell]!;
    const row = began[stay]!;
    const firstDay = later(from.days[row]!);
    const spanDay = Math.max(Math.min(endedDay[stay]!, asOf), firstDay);
    codes[spell] = customer.codes[row]!;
    days[spell] = spanDay - firstDay;
    set(first, spell, firstDay, from.instants[row]! + (firstDay - from.days[row]!) * DAY);
    set(span, spell, spanDay, from.instants[row]! + (spanDay - from.days[row]!) * DAY);
    if (endedDay[stay] === Infinity) open.miss(spell);
    set(end, spell, endedDay[stay]!, ended[stay]!);
  }
  return {
    rows: stays.length, baseRows: null,
    own: {
      customer_id: {type: 'id', codes, dictionary: customer.dictionary},
      valid_from: first, valid_to: {...end, valid: open.bits}, span_to: span,
      days: {type: 'integer', values: days, valid: null},
    },
  };
}

function instants(rows: number): InstantColumn {
  return {type: 'instant', instants: new Float64Array(rows), days: new Int32Array(rows), valid: null};
}

function set(column: InstantColumn, row: number, day: number, instant: number): void {
  column.days[row] = day;
  column.instants[row] = instant;
}

/** `monthsLater`, made once for each day. */
function laterBy(months: number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    let later = known.get(day);
    if (later === undefined) known.set(day, later = monthsLater(day, months));
    return later;
  };
}
