import {isValid} from '@crm-widgets/core';
import type {DerivedRows, SourceColumns, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {mrrOnColumns} from './mrr-on-columns.js';
import {firstOpenDay, PaidVersions} from './paid-versions.js';

const states = ['pending', 'renewed', 'lapsed'];

/** The twin of `renewals`. */
export function renewalsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const subscriptions = from.table('subscriptions');
  const paid = new PaidVersions(mrrOnColumns(from, params, has), from.asOf);
  const term = subscriptions.instant('term_end');
  const months = monthsOf(subscriptions);
  const due = longOnes(dueVersions(paid, subscriptions, months), months, Number(params.minTermMonths));
  const rows = due.length;
  const {customer_id, mrr} = paid.columns.own;
  const own = {
    customer_id: {
      type: 'id' as const, codes: Int32Array.from(due, (row) => customer_id.codes[row]!), dictionary: customer_id.dictionary,
    },
    due_at: {
      type: 'instant' as const, instants: Float64Array.from(due, (row) => term.instants[row]!),
      days: Int32Array.from(due, (row) => term.days[row]!), valid: null,
    },
    state: {type: 'text' as const, codes: new Int32Array(rows), dictionary: states},
    due_mrr: {type: 'number' as const, values: Float64Array.from(due, (row) => mrr.values[row]!), valid: null},
    renewed_mrr: {type: 'number' as const, values: new Float64Array(rows), valid: null},
    capped_mrr: {type: 'number' as const, values: new Float64Array(rows), valid: null},
  };
  const {codes: subscription} = subscriptions.text('subscription_id');
  due.forEach((row, i) => {
    const day = term.days[row]! + Number(params.graceDays);
    const {versions, worth} = inForce(paid, row, term.days[row]!, day, subscription);
    own.state.codes[i] = states.indexOf(day >= firstOpenDay(from.asOf) ? 'pending' : versions > 0 ? 'renewed' : 'lapsed');
    own.renewed_mrr.values[i] = worth;
    own.capped_mrr.values[i] = Math.min(worth, own.due_mrr.values[i]!);
  });
  return {rows, baseRows: Int32Array.from(due), own};
}

/** The last version of each subscription that starts before its own term ends; not those of a trial. */
function dueVersions(paid: PaidVersions, subscriptions: SourceColumns, months: Float64Array): number[] {
  const {customer_id: {codes}, valid_from, valid_to, mrr} = paid.columns.own;
  const term = subscriptions.instant('term_end');
  const {codes: subscription} = subscriptions.text('subscription_id');
  const trial = subscriptions.instant('trial_end');
  const keys: readonly ((row: number) => number)[] = [
    (row) => codes[row]!, (row) => subscription[row]!, (row) => valid_from.instants[row]!, (row) => mrr.values[row]!,
    ...[term, valid_to].map(({instants, valid}) => (row: number) => (isValid(valid, row) ? instants[row]! : Infinity)),
    (row) => (isValid(trial.valid, row) ? trial.days[row]! : Infinity), (row) => months[row]!, (row) => row,
  ];
  const ordered = Array.from(paid.rows).sort((a, b) => {
    const key = keys.find((one) => one(a) !== one(b))!;
    return key(a) < key(b) ? -1 : 1;
  });
  return ordered.filter((row, i) => {
    if (!isValid(term.valid, row) || valid_from.days[row]! >= term.days[row]!) return false;
    if (isValid(trial.valid, row) && trial.days[row]! >= term.days[row]!) return false;
    const next = ordered[i + 1];
    const isLast = next === undefined || codes[next] !== codes[row] || subscription[next] !== subscription[row];
    return isLast || valid_from.days[next]! >= term.days[row]!;
  });
}

/** Of terms those that last long enough, or all where none does. */
function longOnes(due: readonly number[], months: Float64Array, least: number): readonly number[] {
  const long = due.filter((row) => months[row]! >= least);
  return long.length > 0 ? long : due;
}

/** Months of an interval; one that nobody knows lasts for none. */
function monthsOf(subscriptions: SourceColumns): Float64Array {
  const {codes, dictionary} = subscriptions.text('interval');
  const {values, valid} = subscriptions.number('interval_count');
  const known: Readonly<Record<string, number>> = {month: 1, year: 12, week: 84 / 365, day: 12 / 365};
  const usual = dictionary.map((text) => (Object.hasOwn(known, text) ? known[text]! : 0));
  return Float64Array.from(codes, (code, row) => (isValid(valid, row) ? values[row]! * (usual[code] ?? 0) : 0));
}

/** How many paid versions the customer of a term has at the end of a day, and what of them is worth its renewal. */
function inForce(paid: PaidVersions, due: number, dueDay: number, day: number, subscription: Int32Array) {
  const {customer_id: {codes}, valid_from, valid_to, mrr} = paid.columns.own;
  const freed = isValid(valid_to.valid, due) ? Math.min(dueDay, valid_to.days[due]!) : dueDay;
  let versions = 0;
  let same: number | null = null;
  let instead = 0;
  for (const row of paid.of(codes[due]!)) {
    if (!paid.covers(row, day)) continue;
    versions++;
    if (subscription[row] === subscription[due]) same = (same ?? 0) + mrr.values[row]!;
    if (valid_from.days[row]! >= freed) instead += mrr.values[row]!;
  }
  return {versions, worth: same ?? instead};
}
