import {civil, isValid, monthsLater} from '@crm-widgets/core';
import type {SourceColumns, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {allOf, isAny, isBefore, isPositive, Validity, type Flags} from './derived.js';
import {BRIDGED_DAYS, graceOf} from './invoice-versions.js';
import type {MrrColumns} from './mrr-on-columns.js';

/** The twin of `invoiceRows`. */
export function invoicesOnColumns({table, asOf}: Sources, params: Params, has: Has): MrrColumns {
  const invoices = table('transactions');
  const [start, end] = [invoices.instant('service_start'), invoices.instant('service_end')];
  const holds = areLines(invoices, asOf.instant, has);
  const next = nextStarts(invoices, holds);
  const rows = holds.length;
  const to = {instants: end.instants.slice(), days: end.days.slice(), there: new Validity(rows)};
  const mrr = new Float64Array(rows);
  const {values: amounts} = invoices.number('amount');
  for (let row = 0; row < rows; row++) {
    if (!holds[row]) continue;
    const following = next[row]!;
    if (following >= 0 && start.days[following]! - end.days[row]! <= BRIDGED_DAYS) {
      to.instants[row] = start.instants[following]!;
      to.days[row] = start.days[following]!;
    } else if (following < 0 && end.days[row]! + graceOf(params) >= asOf.day) to.there.miss(row);
    mrr[row] = monthly(amounts[row]! / 10_000, start.days[row]!, end.days[row]!);
  }
  return {
    holds,
    own: {
      customer_id: invoices.text('customer_id'),
      valid_from: start,
      valid_to: {type: 'instant', instants: to.instants, days: to.days, valid: to.there.bits},
      mrr: {type: 'number', values: mrr, valid: null},
      seats: {type: 'number', values: new Float64Array(rows).fill(1), valid: null},
    },
  };
}

function areLines(invoices: SourceColumns, known: number, has: Has): Flags {
  const [start, end] = [invoices.instant('service_start'), invoices.instant('service_end')];
  const flags = allOf(
    isAny(invoices.text('kind'), ['invoice']), isAny(invoices.text('status'), ['paid', 'open']),
    isPositive(invoices.number('amount')), isBefore(invoices.instant('issued_at'), known, 0));
  const recurring = has('transactions', 'is_recurring') ? invoices.boolean('is_recurring') : null;
  for (let row = 0; row < flags.length; row++) {
    const isForDays = isValid(start.valid, row) && isValid(end.valid, row) && end.days[row]! > start.days[row]!;
    const recurs = !recurring || (recurring.values[row] === 1 && isValid(recurring.valid, row));
    if (!isForDays || !recurs) flags[row] = 0;
  }
  return flags;
}

/** For each line the one of its subscription, else of its customer, that starts first once it has ended; -1 for none. */
function nextStarts(invoices: SourceColumns, holds: Flags): Int32Array {
  const [start, end] = [invoices.instant('service_start'), invoices.instant('service_end')];
  const [customer, subscription] = [invoices.text('customer_id'), invoices.text('subscription_id')];
  const chains = new Map<string, number[]>();
  for (let row = 0; row < holds.length; row++) {
    if (!holds[row] || (customer.codes[row]! < 0 && subscription.codes[row]! < 0)) continue;
    const chain = subscription.codes[row]! >= 0 ? `s${subscription.codes[row]}` : `c${customer.codes[row]}`;
    const lines = chains.get(chain);
    if (lines) lines.push(row);
    else chains.set(chain, [row]);
  }
  const next = new Int32Array(holds.length).fill(-1);
  for (const lines of chains.values()) {
    lines.sort((a, b) => start.instants[a]! - start.instants[b]!);
    for (const row of lines) next[row] = lines.find((other) => start.days[other]! >= end.days[row]!) ?? -1;
  }
  return next;
}

/** An amount by month: of whole months, where it is for such, else of 365 / 12 days. */
function monthly(amount: number, start: number, end: number): number {
  const [[year, month], [endYear, endMonth]] = [civil(start), civil(end)];
  const months = (endYear - year) * 12 + endMonth - month;
  return monthsLater(start, months) === end ? amount / months : amount * 365 / (12 * (end - start));
}
