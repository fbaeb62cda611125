import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import type {Moment} from './conversions.js';
import {isAny, Validity, type Flags} from './derived.js';
import {firstOpenDay} from './paid-versions.js';
import type {Entries} from './prospects.js';

const states = ['converted', 'pending', 'lost'];

interface Prospect {
  /** The row of the earliest entry, -1 without any. */
  row: number;
  entered: Moment | null;
  converted: Moment | null;
}

/** The twin of `prospects`. */
export function prospectsOnColumns(from: Sources, made: Entries, params: Params): DerivedRows {
  const rows = from.table(made.table);
  const all = gathered(rows, made, params, conversionsOf(from, rows, made)).filter(({entered}) => entered !== null);
  const days = Number(params.windowDays);
  const open = firstOpenDay(from.asOf);
  const stateOf = ({entered, converted}: Prospect) => {
    const last = entered!.day + days;
    if (converted && converted.day >= entered!.day && converted.day <= last) return 0;
    return last >= open ? 1 : 2;
  };
  return {
    rows: all.length, baseRows: Int32Array.from(all, ({row}) => row),
    own: {
      entered_at: instantsOf(all.map(({entered}) => entered)),
      conversion_at: instantsOf(all.map(({converted}) => converted)),
      state: {type: 'text', codes: Int32Array.from(all, stateOf), dictionary: states},
    },
  };
}

type ByRow = (row: number) => Moment | null;

/** When each row's prospect became a customer, as far as that is known at as-of. */
function conversionsOf(from: Sources, rows: SourceColumns, {by}: Entries): ByRow {
  const known = (moment: Moment | null | undefined) => (moment && moment.instant < from.asOf.instant ? moment : null);
  if (!by) {
    const at = momentsOf(rows.instant('converted_at'));
    return (row) => known(at(row));
  }
  const first = by.derive(from);
  const {codes, dictionary} = rows.text(by.key);
  const byCode = dictionary.map((id) => known(first.get(id)));
  return (row) => (codes[row]! < 0 ? null : byCode[codes[row]!]!);
}

/** Each prospect once, with its earliest entry and conversion. */
function gathered(rows: SourceColumns, made: Entries, params: Params, conversion: ByRow): Prospect[] {
  const entry = momentsOf(rows.instant(made.entry));
  const who = whose(rows, made, params);
  const isLeft = made.table === 'people' ? leftOut(rows, params) : null;
  const known = new Map<string, Prospect>();
  for (let row = 0; row < rows.rows; row++) {
    if (isLeft?.[row]) continue;
    const key = who(row);
    let prospect = known.get(key);
    if (!prospect) known.set(key, prospect = {row: -1, entered: null, converted: null});
    const entered = entry(row);
    if (entered && earlier(entered, prospect.entered)) Object.assign(prospect, {entered, row});
    const converted = conversion(row);
    if (converted && earlier(converted, prospect.converted)) prospect.converted = converted;
  }
  return [...known.values()];
}

function earlier({instant}: Moment, than: Moment | null): boolean {
  return than === null || instant < than.instant;
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

/** What is one and the same prospect, by row. */
function whose(rows: SourceColumns, {table}: Entries, {unit, dedupeLeads}: Params): (row: number) => string {
  const account = keysOf('c', rows.text('customer_id'));
  const person = table === 'deals' ? keysOf('p', rows.text('person_id'))
    : dedupeLeads ? keysOf('e', rows.text('email'), (email) => trimmed(email).toLowerCase()) : () => null;
  const keys = unit === 'account' ? [account, person] : table === 'deals' ? [person, account] : [person];
  return (row) => {
    for (const key of keys) {
      const found = key(row);
      if (found !== null) return found;
    }
    return `r${row}`;
  };
}

/** A text with the letter of its kind; one that is empty tells nobody apart. */
function keysOf(
  kind: string, {codes, dictionary}: TextColumn, plain?: (text: string) => string,
): (row: number) => string | null {
  const keys = dictionary.map((text) => {
    const said = plain ? plain(text) : text;
    return plain && said === '' ? null : kind + said;
  });
  return (row) => (codes[row]! < 0 ? null : keys[codes[row]!]!);
}

/** Without the spaces around it, which alone databases trim. */
function trimmed(text: string): string {
  return text.replace(/^ +| +$/g, '');
}

function momentsOf({instants, days, valid}: InstantColumn): ByRow {
  return (row) => (isValid(valid, row) ? {instant: instants[row]!, day: days[row]!} : null);
}

function instantsOf(moments: readonly (Moment | null)[]): InstantColumn {
  const there = new Validity(moments.length);
  moments.forEach((moment, row) => { if (!moment) there.miss(row); });
  return {
    type: 'instant', instants: Float64Array.from(moments, (moment) => moment?.instant ?? 0),
    days: Int32Array.from(moments, (moment) => moment?.day ?? 0), valid: there.bits,
  };
}
