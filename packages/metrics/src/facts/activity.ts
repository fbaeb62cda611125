import type {DerivedRows, InstantColumn, SourceColumns, TextColumn} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {number, sql} from '../sql/fragment.js';
import {allOf, isPositive, ofBase, rowsThat} from './derived.js';
import type {Fact, FactPlan} from './fact.js';
import {mrrMovements} from './mrr-movements.js';
import {mrrVersions, versionRows, versionsOnColumns} from './mrr-versions.js';
import {arePurchases, isPurchase} from './orders.js';

const own = {customer_id: 'id', valid_from: 'instant', valid_to: 'instant'} as const;

/**
 * A row is a time during which its customer is active; a customer's rows may overlap.
 *
 * With subscriptions, a version worth more than nothing; without `freeIsChurn` also the time after it in which one is in
 * force that costs nothing. Without subscriptions, the `inactivityDays` after a paid order, the last of them counted.
 */
export const activity: Fact = (params, has) => {
  if (has('subscriptions')) return params.freeIsChurn === false ? stays(params, has) : paidVersions(params, has);
  const days = Number(params.inactivityDays);
  if (!Number.isInteger(days)) throw new RangeError('inactivityDays is not settled');
  return {
    base: 'transactions',
    uses: {transactions: ['customer_id', 'status', 'kind', 'issued_at']},
    musts: {transactions: ['customer_id']},
    own,
    lasting: days,
    rows: ({carried}) => sql`select t.customer_id, t.issued_at as valid_from, t.issued_at_day as valid_from_day,
    t.issued_at_day + ${number(days)} as valid_to_day${carried('t')}
  from transactions as t
  where ${isPurchase}`,
    derive: (from) => afterPurchases(from.table('transactions'), days),
  };
};

function paidVersions(params: Params, has: Has): FactPlan {
  return {
    ...mrrVersions(params, has), own,
    rows: (context) => sql`select m.customer_id,
    m.valid_from, m.valid_from_day, m.valid_to, m.valid_to_day${context.carried('m')}
  from (${versionRows(params, has, context)}) as m
  where m.mrr > 0`,
    derive(from) {
      const {holds, baseRows, own: {mrr, customer_id, valid_from, valid_to}} = versionsOnColumns(from, params, has);
      return ofBase(baseRows, rowsThat(allOf(holds, isPositive(mrr)), {customer_id, valid_from, valid_to}));
    },
  };
}

/** Steps of customers but for those with which they leave. */
function stays(params: Params, has: Has): FactPlan {
  const movements = mrrMovements(params, has);
  return {
    ...movements, own,
    rows: (context) => sql`select m.customer_id,
    m.valid_from, m.valid_from_day, m.valid_to, m.valid_to_day${context.carried('m')}
  from (${movements.rows!(context)}) as m
  where m.kind is null or m.kind <> 'churn'`,
    derive(from) {
      const {baseRows, own: {kind, customer_id, valid_from, valid_to}} = movements.derive!(from);
      const {codes, dictionary} = kind as TextColumn;
      const left = dictionary.indexOf('churn');
      const holds = Uint8Array.from(codes, (code) => (code === left ? 0 : 1));
      return ofBase(baseRows, rowsThat(holds, {
        customer_id: customer_id as TextColumn, valid_from: valid_from as InstantColumn, valid_to: valid_to as InstantColumn,
      }));
    },
  };
}

function afterPurchases(transactions: SourceColumns, days: number): DerivedRows {
  const issued = transactions.instant('issued_at');
  const customer_id = transactions.text('customer_id');
  const bought = rowsThat(arePurchases(transactions), {customer_id, valid_from: issued});
  return {...bought, own: {...bought.own, valid_to: later(bought.own.valid_from as InstantColumn, days)}};
}

function later({instants, days, valid}: InstantColumn, by: number): InstantColumn {
  const out = {type: 'instant', instants: instants.slice(), days: days.slice(), valid} as const;
  for (let row = 0; row < days.length; row++) {
    out.instants[row]! += by * 86_400_000;
    out.days[row]! += by;
  }
  return out;
}
