import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import {isAny, Validity, type Flags} from './derived.js';
import {firstOpenDay} from './paid-versions.js';
import type {Entries} from './prospects.js';

const states = ['converted', 'pending', 'lost'];
const [CONVERTED, PENDING, LOST] = [0, 1, 2];

/** Moments, one for each row or prospect; the instant is infinite where there is none. */
interface Moments {
  readonly instants: Float64Array;
  readonly days: Int32Array;
}

/** The twin of `prospects`. */
export function prospectsOnColumns(from: Sources, made: Entries, params: Params): DerivedRows {
  const rows = from.table(made.table);
  const {first, entered, converted} = gathered(rows, made, params, conversionsOf(from, rows, made));
  const found = Int32Array.from(first.keys()).filter((prospect) => first[prospect]! >= 0);
  const days = Number(params.windowDays);
  const open = firstOpenDay(from.asOf);
  const codes = found.map((prospect) => {
    const [day, end] = [entered.days[prospect]!, converted.days[prospect]!];
    if (converted.instants[prospect] !== Infinity && end >= day && end <= day + days) return CONVERTED;
    return day + days >= open ? PENDING : LOST;
  });
  return {
    rows: found.length, baseRows: found.map((prospect) => first[prospect]!),
    own: {
      entered_at: instantsAt(entered, found), conversion_at: instantsAt(converted, found),
      state: {type: 'text', codes, dictionary: states},
    },
  };
}

/** When each row's prospect became a customer, as far as that is known at as-of. */
function conversionsOf(from: Sources, rows: SourceColumns, {by}: Entries): Moments {
  const moments = noMoments(rows.rows);
  const set = (row: number, instant: number, day: number) => {
    if (instant >= from.asOf.instant) return;
    moments.instants[row] = instant;
    moments.days[row] = day;
  };
  if (!by) {
    const {instants, days, valid} = rows.instant('converted_at');
    for (let row = 0; row < rows.rows; row++) if (isValid(valid, row)) set(row, instants[row]!, days[row]!);
    return moments;
  }
  const first = by.derive(from);
  const {codes, dictionary} = rows.text(by.key);
  const byCode = dictionary.map((id) => first.get(id));
  for (let row = 0; row < rows.rows; row++) {
    const moment = codes[row]! < 0 ? undefined : byCode[codes[row]!];
    if (moment) set(row, moment.instant, moment.day);
  }
  return moments;
}

/** Prospects in the order in which the file tells of them: earliest entry, its row or -1, and earliest conversion. */
function gathered(rows: SourceColumns, made: Entries, params: Params, conversions: Moments) {
  const {instants, days, valid} = rows.instant(made.entry);
  const {prospects, count} = numbered(rows, made, params);
  const [entered, converted, first] = [noMoments(count), noMoments(count), new Int32Array(count).fill(-1)];
  for (let row = 0; row < rows.rows; row++) {
    const prospect = prospects[row]!;
    if (prospect < 0) continue;
    if (isValid(valid, row) && instants[row]! < entered.instants[prospect]!) {
      entered.instants[prospect] = instants[row]!;
      entered.days[prospect] = days[row]!;
      first[prospect] = row;
    }
    if (conversions.instants[row]! < converted.instants[prospect]!) {
      converted.instants[prospect] = conversions.instants[row]!;
      converted.days[prospect] = conversions.days[row]!;
    }
  }
  return {first, entered, converted};
}

/** The prospect of each row, by number; -1 for rows that are left out. */
function numbered(rows: SourceColumns, made: Entries, params: Params): {prospects: Int32Array; count: number} {
  const who = whose(rows, made, params);
  const isLeft = made.table === 'people' ? leftOut(rows, params) : null;
  const numbers = new Int32Array(who.size + rows.rows).fill(-1);
  const prospects = new Int32Array(rows.rows).fill(-1);
  let count = 0;
  for (let row = 0; row < prospects.length; row++) {
    if (isLeft?.[row]) continue;
    const key = who.keys[row]! < 0 ? who.size + row : who.keys[row]!;
    if (numbers[key]! < 0) numbers[key] = count++;
    prospects[row] = numbers[key]!;
  }
  return {prospects, count};
}

function leftOut(people: SourceColumns, {excludeStatuses}: Params): Flags {
  const {dictionary, codes, type} = people.text('status');
  const plain = {type, codes, dictionary: dictionary.map((status) => trimmed(status).toLowerCase())};
  const statuses = (excludeStatuses as readonly (string | null)[]).filter((one) => one !== null);
  const left = isAny(plain, statuses.map((one) => one.toLowerCase()));
  const {values, valid} = people.boolean('is_test');
  for (let row = 0; row < left.length; row++) if (values[row] === 1 && isValid(valid, row)) left[row] = 1;
  return left;
}

/** Numbers below `size` of what is one and the same prospect, by row; -1 for one that is nobody but itself. */
interface Keys {
  readonly keys: Int32Array;
  readonly size: number;
}

function whose(rows: SourceColumns, {table}: Entries, {unit, dedupeLeads}: Params): Keys {
  const account = () => keysOf(rows.text('customer_id'));
  const person = () => (table === 'deals' ? keysOf(rows.text('person_id'))
    : dedupeLeads ? addressesOf(rows.text('email')) : {keys: new Int32Array(rows.rows).fill(-1), size: 0});
  if (unit === 'account') return firstOf(account(), person());
  return table === 'deals' ? firstOf(person(), account()) : person();
}

function firstOf(one: Keys, other: Keys): Keys {
  const keys = one.keys.slice();
  for (let row = 0; row < keys.length; row++) if (keys[row]! < 0 && other.keys[row]! >= 0) keys[row] = one.size + other.keys[row]!;
  return {keys, size: one.size + other.size};
}

function keysOf({codes, dictionary}: TextColumn): Keys {
  return {keys: codes, size: dictionary.length};
}

/** Addresses without case and outer spaces; an empty one tells nobody apart. */
function addressesOf({codes, dictionary}: TextColumn): Keys {
  const numbers = new Map([['', -1]]);
  const byCode = dictionary.map((text) => {
    const plain = trimmed(text).toLowerCase();
    const number = numbers.get(plain) ?? numbers.size;
    numbers.set(plain, number);
    return number;
  });
  return {keys: codes.map((code) => (code < 0 ? -1 : byCode[code]!)), size: numbers.size + 1};
}

/** Without the spaces around it, which alone databases trim. */
function trimmed(text: string): string {
  return text.replace(/^ +| +$/g, '');
}

function noMoments(size: number): Moments {
  return {instants: new Float64Array(size).fill(Infinity), days: new Int32Array(size)};
}

function instantsAt({instants, days}: Moments, places: Int32Array): InstantColumn {
  const there = new Validity(places.length);
  const column = {instants: new Float64Array(places.length), days: places.map((place) => days[place]!)};
  for (let i = 0; i < places.length; i++) {
    const instant = instants[places[i]!]!;
    if (instant === Infinity) there.miss(i);
    else column.instants[i] = instant;
  }
  return {type: 'instant', ...column, valid: there.bits};
}
