import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {retentionCoverage} from './retention-coverage.js';

const subscriptions = [
  {customer_id: 'a', started_at: '2022-01-01', unit_amount: 10},
  {customer_id: 'b', started_at: '2023-12-01', unit_amount: 10},
];
const expenses = [{incurred_at: '2024-01-10', amount: 100, category: 'retention'}];
const transactions = [
  {customer_id: 'a', issued_at: '2024-01-15', amount: 80, status: 'paid'},
  {customer_id: 'a', issued_at: '2024-01-20', amount: -5, kind: 'refund', status: 'paid'},
  {customer_id: 'a', issued_at: '2024-01-20', amount: 500, status: 'open'},
  {customer_id: 'b', issued_at: '2024-01-20', amount: 900, status: 'paid'},
  {customer_id: 'a', issued_at: '2023-12-31', amount: 91, status: 'paid', service_start: '2024-01-01',
    service_end: '2024-04-01'},
];

checkMetric(retentionCoverage, [
  {
    name: 'divides what long-term clients bring by what is spent on them',
    tables: {subscriptions, expenses, transactions}, period: '2024-01',
    measured: [{revenue: 106, cost: 100, longDays: 31, clientDays: 62}],
    expected: [{value: 2.12, numerator: 106, denominator: 50, n: 1}],
    source: '80 - 5 + 31 of 91 days; half of 100, for a was one of two clients',
  },
  {
    name: 'counts open invoices where it is asked to',
    tables: {subscriptions, expenses, transactions}, period: '2024-01', params: {basis: 'invoiced'},
    expected: [{value: 12.12}],
    source: '606 / 50',
  },
  {
    name: 'tells what the goods cost that long-term clients bought: of their sales, and their part of the expenses',
    tables: {
      subscriptions, expenses: [...expenses, {incurred_at: '2024-01-02', amount: 20, category: 'cogs'}],
      transactions: transactions.map((row) => ({...row, cogs: row.customer_id === 'a' && row.amount === 80 ? 8 : null})),
    }, period: '2024-01',
    measured: [{goods: 8, goodsCost: 20, goodsNamed: 0, everCosted: 1, everBought: 1}],
    expected: [{value: 2.12}],
    source: '8 of the sale of 80; 20 of nobody, half of which falls to a',
  },
  {
    name: 'is unknown without expenses that keep clients, and where none fell into the period',
    tables: {subscriptions, expenses: [{...expenses[0]!, category: 'other'}], transactions}, period: '2024-01',
    expected: [{value: null, reason: 'missing_input'}],
    source: 'nobody says what it costs',
  },
  {
    name: 'has no denominator in a month that cost nothing',
    tables: {subscriptions, expenses, transactions}, period: '2024-02',
    expected: [{value: null, numerator: 29, reason: 'zero_denominator'}],
    source: '29 of 91 days',
  },
]);

describe('the margin beside the coverage', () => {
  const measured = {
    revenue: 106, cost: 100, named: 0, onLong: 0, everSpent: 1, before: 1, after: 1, longDays: 31, clientDays: 62,
    goods: 8, everCosted: 1, goodsCost: 20, goodsNamed: 0, goodsOnLong: 0, everBought: 1,
  };
  const margin = (more: object) => retentionCoverage.beside!({...measured, ...more}, {}).margin;

  it('is what is left of revenue once goods and keeping clients are paid for: (106 - 8 - 10 - 50) / 106', () =>
    expect(margin({})).toBeCloseTo(38 / 106, 12));
  it('takes what expenses say on whom they were spent: (106 - 8 - 20 - 50) / 106', () =>
    expect(margin({goodsNamed: 20, goodsOnLong: 20})).toBeCloseTo(28 / 106, 12));
  it('is unknown where nobody ever said what goods cost, and of no revenue', () =>
    expect([margin({everCosted: 0, everBought: 0}), margin({revenue: 0}), margin({everSpent: 0})]).toEqual([null, null, null]));
});
