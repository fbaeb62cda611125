import type {SourceColumns} from '@crm-widgets/core';
import {sql, type Sql} from '../sql/fragment.js';
import {allOf, isAny, rowsThat, type Flags} from './derived.js';
import type {Fact} from './fact.js';

/** Paid orders and invoices: what counts as a purchase; one of amount 0 does too. */
export const isPurchase: Sql = sql`t.status = 'paid' and t.kind in ('order', 'invoice')`;

/** The same on columns. */
export function arePurchases(transactions: SourceColumns): Flags {
  return allOf(isAny(transactions.text('status'), ['paid']), isAny(transactions.text('kind'), ['order', 'invoice']));
}

/** A row is a paid order or invoice. */
export const orders: Fact = () => ({
  base: 'transactions',
  uses: {transactions: ['customer_id', 'status', 'kind']},
  own: {customer_id: 'id'},
  rows: ({carried}) => sql`select t.customer_id${carried('t')}
  from transactions as t
  where ${isPurchase}`,
  derive(from) {
    const transactions = from.table('transactions');
    return rowsThat(arePurchases(transactions), {customer_id: transactions.text('customer_id')});
  },
});
