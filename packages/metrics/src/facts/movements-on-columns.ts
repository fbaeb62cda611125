import {civil} from '@crm-widgets/core';
import type {DerivedRows, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {ExactSum} from './exact-sum.js';
import {CHURN, CONTRACTION, EXPANSION, MovementRows, NEW, NONE, REACTIVATION} from './movement-rows.js';
import {stepsOf, type Steps} from './movement-steps.js';
import {isInvoiced} from './mrr-params.js';
import {versionsOnColumns} from './mrr-versions.js';

/** Below it a change is what doubles lost; in units of the sixteenth decimal. */
const LEAST = 10_000_000;

/** The twin of `mrrMovements`. */
export function movementsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const versions = versionsOnColumns(from, params, has);
  const of = from.table(isInvoiced(params, has) ? 'transactions' : 'subscriptions').text('subscription_id');
  const steps = stepsOf(versions, (row) => {
    const place = versions.baseRows ? versions.baseRows[row]! : row;
    return [of.dictionary[of.codes[place]!] ?? null, place];
  }, params, from.asOf);
  const rows = new MovementRows(steps);
  const isBridged = bridges(steps, Number(params.reactivationGapDays ?? 0));
  for (let step = 0; step < steps.count;) {
    const first = rows.count;
    step = addMoves(rows, steps, step, isBridged);
    if (params.dropSamePeriodNewChurn === true) dropShortStay(rows, steps, first);
  }
  return rows.finish(versions);
}

/** Times of nothing that are over soon. */
function bridges({count, customer, day, mrr, free}: Steps, gapDays: number): (step: number) => boolean {
  return (step) => mrr[step]! < LEAST && free[step] === 0 && step + 1 < count && customer[step + 1] === customer[step] &&
    day[step + 1]! - day[step]! <= gapDays;
}

/** Adds the steps after which their customer is one, or was before. @returns the first step of the next customer */
function addMoves(rows: MovementRows, steps: Steps, first: number, isBridged: (step: number) => boolean): number {
  const {count, customer, mrr, rest, free, main} = steps;
  const change = new ExactSum();
  const firstMove = rows.count;
  let before = -1;
  let stayed = false;
  let step = first;
  for (; step < count && customer[step] === customer[first]; step++) {
    if (isBridged(step)) continue;
    // One who pays is a customer; one in whose versions nothing is to be paid stays one.
    const stays: boolean = mrr[step]! >= LEAST || (stayed && free[step]! > 0);
    change.set(mrr[step]!, rest[step]!);
    if (before >= 0) change.add(-mrr[before]!).add(-rest[before]!);
    if (stays) {
      const kind = stayed ? kindOf(change.high) : rows.count === firstMove ? NEW : REACTIVATION;
      rows.add(step, main[step]!, kind, change.high);
    } else if (stayed) rows.add(step, rows.lastMain, CHURN, change.high);
    before = step;
    stayed = stays;
  }
  return step;
}

function kindOf(change: number): number {
  if (change >= LEAST) return EXPANSION;
  return change <= -LEAST ? CONTRACTION : NONE;
}

/** Drops a first stay that ends in the calendar month in which it began; `first` is the customer's first move. */
function dropShortStay(rows: MovementRows, {day}: Steps, first: number): void {
  let left = first;
  while (left < rows.count && rows.kinds[left] !== CHURN) left++;
  if (left < rows.count && monthOf(day[rows.steps[first]!]!) === monthOf(day[rows.steps[left]!]!)) rows.drop(first, left + 1);
}

function monthOf(day: number): string {
  const [year, month] = civil(day);
  return `${year} ${month}`;
}
