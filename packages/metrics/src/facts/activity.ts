import type {DerivedRows, InstantColumn, SourceColumns} from '@crm-widgets/core';
import {number, sql} from '../sql/fragment.js';
import {allOf, isPositive, rowsThat} from './derived.js';
import type {Fact} from './fact.js';
import {mrrOnColumns} from './mrr-on-columns.js';
import {mrrRows, mrrVersions} from './mrr-versions.js';
import {arePurchases, isPurchase} from './orders.js';

const own = {customer_id: 'id', valid_from: 'instant', valid_to: 'instant'} as const;

/**
 * A row is a time during which its customer is active; a customer's rows may overlap.
 *
 * With subscriptions, a version worth more than nothing. Without them, the `inactivityDays` after a paid order, the
 * last of them counted.
 */
export const activity: Fact = (params, has) => {
  if (has('subscriptions')) {
    return {
      ...mrrVersions(params, has), own,
      rows: ({carried}) => sql`select m.customer_id,
    m.valid_from, m.valid_from_day, m.valid_to, m.valid_to_day${carried('m')}
  from (${mrrRows(params, has, carried)}) as m
  where m.mrr > 0`,
      derive(from) {
        const {holds, own: {mrr, customer_id, valid_from, valid_to}} = mrrOnColumns(from, params, has);
        return rowsThat(allOf(holds, isPositive(mrr)), {customer_id, valid_from, valid_to});
      },
    };
  }
  const days = Number(params.inactivityDays);
  if (!Number.isInteger(days)) throw new RangeError('inactivityDays is not settled');
  return {
    base: 'transactions',
    uses: {transactions: ['customer_id', 'status', 'kind', 'issued_at']},
    own,
    lasting: days,
    rows: ({carried}) => sql`select t.customer_id, t.issued_at as valid_from, t.issued_at_day as valid_from_day,
    t.issued_at_day + ${number(days)} as valid_to_day${carried('t')}
  from transactions as t
  where ${isPurchase}`,
    derive: (from) => afterPurchases(from.table('transactions'), days),
  };
};

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
