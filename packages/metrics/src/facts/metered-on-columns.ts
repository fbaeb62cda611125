import {civil, dayOf, isValid, monthsLater} from '@crm-widgets/core';
import type {InstantColumn, NumericColumn, Sources, TextColumn} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {isAny, Validity} from './derived.js';
import {TRAILING_MONTHS} from './metered-versions.js';
import type {MrrColumns} from './mrr-on-columns.js';
import type {VersionColumns} from './mrr-versions.js';

const DAY = 86_400_000;

interface Moment {
  readonly at: number;
  readonly day: number;
}

/** A version, or a month of one that is billed by use. */
interface Stretch {
  readonly row: number;
  readonly from: Moment;
  readonly to: Moment | null;
  readonly mrr: number;
}

/** The twin of `withUsage`. */
export function withUsageOnColumns(from: Sources, licensed: MrrColumns, metered: MrrColumns, has: Has): VersionColumns {
  const {own} = licensed;
  const rows = Array.from(licensed.holds.keys()).filter((row) => licensed.holds[row] === 1);
  const months = monthsOf(from, metered, has);
  const baseRows = Int32Array.from([...rows, ...months.map(({row}) => row)]);
  const {codes, dictionary} = own.customer_id;
  return {
    baseRows, holds: new Uint8Array(baseRows.length).fill(1),
    own: {
      customer_id: {type: 'id', codes: baseRows.map((row) => codes[row]!), dictionary},
      valid_from: instants(own.valid_from, rows, months.map((month) => month.from)),
      valid_to: instants(own.valid_to, rows, months.map((month) => month.to)),
      mrr: numbers(own.mrr, rows, months.map(({mrr}) => mrr)),
      seats: numbers(own.seats, rows, months.map(() => 0)),
    },
  };
}

function monthsOf(from: Sources, metered: MrrColumns, has: Has): Stretch[] {
  const subscription = from.table('subscriptions').text('subscription_id');
  const usage = usageOf(from, has);
  return spansOf(metered, subscription).flatMap(({row, start}) => {
    const known = usage.get(subscription.dictionary[subscription.codes[row]!] ?? '');
    return cut(row, start, metered, from.asOf.day, (month) => worthOf(known, month));
  });
}

/** Days of a subscription that is billed by use, each by the version that began first. */
function spansOf({holds, own: {valid_from, valid_to}}: MrrColumns, {codes}: TextColumn): {row: number; start: number}[] {
  const end = (row: number) => (isValid(valid_to.valid, row) ? valid_to.days[row]! : Infinity);
  const rows = Array.from(codes.keys())
    .filter((row) => holds[row] === 1 && isValid(valid_from.valid, row) && end(row) > valid_from.days[row]!)
    .sort((a, b) => codes[a]! - codes[b]! || valid_from.days[a]! - valid_from.days[b]! ||
      valid_from.instants[a]! - valid_from.instants[b]! || a - b);
  let until = -Infinity;
  return rows.map((row, i) => {
    if (i === 0 || codes[rows[i - 1]!] !== codes[row]) until = -Infinity;
    const start = Math.max(valid_from.days[row]!, until);
    until = Math.max(until, end(row));
    return {row, start};
  });
}

/** A version by calendar months, up to as-of; the last one lasts as long as the version. */
function cut(
  row: number, start: number, {own: {valid_from, valid_to}}: MrrColumns, asOf: number, worth: (month: number) => number,
): Stretch[] {
  const ends = isValid(valid_to.valid, row);
  const last = Math.min(ends ? valid_to.days[row]! : asOf, asOf);
  const later = (day: number): Moment => ({day, at: valid_from.instants[row]! + (day - valid_from.days[row]!) * DAY});
  const found: Stretch[] = [];
  for (let month = monthStart(start); month < last; month = monthsLater(month, 1)) {
    const next = monthsLater(month, 1);
    const to = next < last ? later(next) : ends ? {day: valid_to.days[row]!, at: valid_to.instants[row]!} : null;
    found.push({row, from: later(Math.max(start, month)), to, mrr: worth(month)});
  }
  return start < last ? found : [];
}

/** What was billed for use, by subscription and the first day of a month; ten-thousandths. */
function usageOf({table, asOf}: Sources, has: Has): Map<string, Map<number, number>> {
  const invoices = table('transactions');
  const [issued, amount] = [invoices.instant('issued_at'), invoices.number('amount')];
  const {codes, dictionary} = invoices.text('subscription_id');
  const [isInvoice, isBilled] = [isAny(invoices.text('kind'), ['invoice']), isAny(invoices.text('status'), ['paid', 'open'])];
  const recurring = has('transactions', 'is_recurring') ? invoices.boolean('is_recurring') : null;
  const mixed = mixedOnes({table, asOf});
  const usage = new Map<string, Map<number, number>>();
  for (let row = 0; row < codes.length; row++) {
    const isKnown = codes[row]! >= 0 && isValid(issued.valid, row) && issued.instants[row]! < asOf.instant;
    if (!isKnown || !isInvoice[row] || !isBilled[row] || !isValid(amount.valid, row)) continue;
    const id = dictionary[codes[row]!]!;
    if (recurring?.values[row] === 1 && isValid(recurring.valid, row) && mixed.has(id)) continue;
    const months = usage.get(id) ?? new Map<number, number>();
    const month = monthStart(issued.days[row]!);
    usage.set(id, months.set(month, (months.get(month) ?? 0) + amount.values[row]!));
  }
  return usage;
}

/** Subscriptions with a price that is not billed by use. */
function mixedOnes({table}: Sources): Set<string> {
  const subscriptions = table('subscriptions');
  const {codes, dictionary} = subscriptions.text('subscription_id');
  const {values, valid} = subscriptions.boolean('is_metered');
  const mixed = new Set<string>();
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! >= 0 && !(values[row] === 1 && isValid(valid, row))) mixed.add(dictionary[codes[row]!]!);
  }
  return mixed;
}

/** The mean of what was billed in the months before one, as many as there are since the first. */
function worthOf(usage: ReadonlyMap<number, number> | undefined, month: number): number {
  if (!usage) return 0;
  const before = Array.from({length: TRAILING_MONTHS}, (_, i) => monthsLater(month, -1 - i));
  const first = Math.min(...usage.keys());
  const months = before.filter((one) => one >= first).length;
  const sum = before.reduce((sum, one) => sum + (usage.get(one) ?? 0), 0);
  return months === 0 || sum <= 0 ? 0 : sum / 10_000 / months;
}

function monthStart(day: number): number {
  const [year, month] = civil(day);
  return dayOf(year, month, 1);
}

function instants(column: InstantColumn, rows: readonly number[], more: readonly (Moment | null)[]): InstantColumn {
  const there = new Validity(rows.length + more.length);
  rows.forEach((row, i) => { if (!isValid(column.valid, row)) there.miss(i); });
  more.forEach((moment, i) => { if (!moment) there.miss(rows.length + i); });
  return {
    type: 'instant', valid: there.bits,
    instants: Float64Array.from([...rows.map((row) => column.instants[row]!), ...more.map((moment) => moment?.at ?? 0)]),
    days: Int32Array.from([...rows.map((row) => column.days[row]!), ...more.map((moment) => moment?.day ?? 0)]),
  };
}

function numbers({type, values, valid}: NumericColumn, rows: readonly number[], more: readonly number[]): NumericColumn {
  const there = new Validity(rows.length + more.length);
  rows.forEach((row, i) => { if (!isValid(valid, row)) there.miss(i); });
  return {type, values: Float64Array.from([...rows.map((row) => values[row]!), ...more]), valid: there.bits};
}
