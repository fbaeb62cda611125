import {describe, expect, it} from 'vitest';
import {checkMetric} from '@crm-widgets/testing/node';
import {arpu} from './arpu.js';

const subscriptions = [
  {customer_id: 'a', started_at: '2024-01-05', unit_amount: 30, quantity: 3},
  {customer_id: 'b', started_at: '2024-01-05', unit_amount: 10, ended_at: '2024-01-20', status: 'canceled'},
  {customer_id: 'c', started_at: '2024-02-05', unit_amount: 10},
  {customer_id: 'free', started_at: '2024-01-05', unit_amount: 0},
];
const transactions = [
  {customer_id: 'a', issued_at: '2024-01-05', amount: 60},
  {customer_id: 'b', issued_at: '2024-01-06', amount: 30},
  {customer_id: 'b', issued_at: '2024-01-07', amount: -30, kind: 'refund'},
];

checkMetric(arpu, [
  {
    name: 'divides monthly recurring revenue by the customers it comes from',
    tables: {subscriptions}, period: '2023-12..2024-02',
    measured: [{mrr: 0, customers: 0}, {mrr: 90, customers: 1}, {mrr: 100, customers: 2}],
    expected: [{value: null, reason: 'zero_denominator'}, {value: 90, n: 1}, {value: 50, n: 2}],
    source: 'by hand',
  },
  {
    name: 'divides by seats',
    tables: {subscriptions}, period: '2024-02', params: {per: 'seats'},
    expected: [{value: 20, denominator: 5}],
    source: '100 / (3 + 1 + 1): the free plan has a seat',
  },
  {
    name: 'divides by the mean of active customers at start and end',
    tables: {subscriptions}, period: '2024-02', params: {per: 'average'},
    expected: [{value: 100 / 1.5, denominator: 1.5}],
    source: '1 at the start, 2 at the end',
  },
  {
    name: 'without subscriptions, divides revenue by customers who paid more than they got back',
    tables: {transactions}, period: '2024-01..2024-02',
    measured: [{revenue: 60, customers: 1}, {revenue: 0, customers: 0}],
    expected: [{value: 60}, {value: null, reason: 'zero_denominator'}],
    source: 'by hand',
  },
]);

describe('arpu', () => {
  it('of revenue is for a month, however long the period', () => {
    expect(arpu.calculate({revenue: 180, customers: 2}, {}, {months: 3}))
      .toMatchObject({value: 30, numerator: 60, denominator: 2});
  });
  it('of revenue has no seats to divide by', () => {
    const params = {basis: 'revenue', per: 'seats', dateField: 'issued_at'};
    expect(() => arpu.measures(params, () => true)).toThrow(/E_PARAM/);
  });
});
