import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, Sources} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {allOf, isPositive} from './derived.js';
import {mrrOnColumns} from './mrr-on-columns.js';
import {arePurchases} from './orders.js';
import {firstOpenDay, PaidVersions} from './paid-versions.js';

const states = ['pending', 'converted', 'lost'];

interface Trial {
  readonly customer: number;
  /** First days that any version says; infinite where none does. */
  readonly begun: number;
  readonly started: number;
  readonly end: number;
  readonly endDay: number;
  /** Its versions, in the order of the file. */
  readonly rows: readonly number[];
}

/** The twin of `trials`. */
export function trialsOnColumns(from: Sources, params: Params, has: Has): DerivedRows {
  const paid = new PaidVersions(mrrOnColumns(from, params, has), from.asOf);
  const {dictionary} = paid.columns.own.customer_id;
  const all = trialsOf(from.table('subscriptions'), from.asOf.instant);
  const payments = params.requirePaid ? paymentDays(from.table('transactions'), dictionary) : null;
  const open = firstOpenDay(from.asOf);
  const {instants: began} = from.table('subscriptions').instant('valid_from');
  const stateOf = ({customer, begun, started, endDay}: Trial) => {
    const start = begun === Infinity ? started : begun;
    const day = endDay + Number(params.graceDays);
    if (day >= open) return 'pending';
    const isInForce = paid.of(customer).some((row) => paid.covers(row, day));
    const isPaid = !payments || (payments[customer]?.some((at) => at >= start && at <= day) ?? false);
    return isInForce && isPaid ? 'converted' : 'lost';
  };
  return {
    rows: all.length, baseRows: Int32Array.from(all, (trial) => triedOf(trial, began)),
    own: {
      customer_id: {type: 'id', codes: Int32Array.from(all, ({customer}) => customer), dictionary},
      trial_end: {
        type: 'instant', instants: Float64Array.from(all, ({end}) => end), days: Int32Array.from(all, ({endDay}) => endDay),
        valid: null,
      },
      state: {type: 'text', codes: Int32Array.from(all, (trial) => states.indexOf(stateOf(trial))), dictionary: states},
    },
  };
}

/** One for each subscription of a customer, till the latest end that any version says. */
function trialsOf(subscriptions: SourceColumns, known: number): Trial[] {
  const {codes: customers} = subscriptions.text('customer_id');
  const {codes: ids} = subscriptions.text('subscription_id');
  const [from, started, begun, end] =
    ['valid_from', 'started_at', 'trial_start', 'trial_end'].map((name) => subscriptions.instant(name));
  const found = new Map<string, Trial>();
  for (let row = 0; row < customers.length; row++) {
    if (customers[row]! < 0 || !isValid(end!.valid, row)) continue;
    if (!isValid(from!.valid, row) || from!.instants[row]! >= known) continue;
    const key = `${customers[row]} ${ids[row]}`;
    const before = found.get(key);
    const first = (column: InstantColumn, known = Infinity) =>
      (isValid(column.valid, row) ? Math.min(column.days[row]!, known) : known);
    found.set(key, {
      rows: [...before?.rows ?? [], row],
      customer: customers[row]!, begun: first(begun!, before?.begun), started: first(started!, before?.started),
      end: Math.max(end!.instants[row]!, before?.end ?? -Infinity),
      endDay: Math.max(end!.days[row]!, before?.endDay ?? -Infinity),
    });
  }
  return [...found.values()];
}

/** The last version that began before the trial was over, else the first. */
function triedOf({rows, end}: Trial, began: Float64Array): number {
  const before = rows.filter((row) => began[row]! < end);
  if (before.length === 0) return rows.reduce((first, row) => (began[row]! < began[first]! ? row : first));
  return before.reduce((last, row) => (began[row]! > began[last]! ? row : last));
}

/** Days of paid orders and invoices by customer, as another table numbers them. */
function paymentDays(transactions: SourceColumns, customers: readonly string[]): number[][] {
  const {codes, dictionary} = transactions.text('customer_id');
  const issued = transactions.instant('issued_at');
  const counts = allOf(arePurchases(transactions), isPositive(transactions.number('amount')));
  const placeOf = new Map(customers.map((id, place) => [id, place]));
  const places = dictionary.map((id) => placeOf.get(id) ?? -1);
  const days: number[][] = customers.map(() => []);
  for (let row = 0; row < codes.length; row++) {
    const place = codes[row]! < 0 ? -1 : places[codes[row]!]!;
    if (counts[row] && place >= 0 && isValid(issued.valid, row)) days[place]!.push(issued.days[row]!);
  }
  return days;
}
