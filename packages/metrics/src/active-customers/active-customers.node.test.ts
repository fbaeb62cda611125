import {dayFromIso} from '@crm-widgets/core';
import {cdnow, checkMetric, measureMetric, nodeSource, sharedEngine} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {activeCustomers} from './active-customers.js';

checkMetric(activeCustomers, [
  {
    name: 'counts customers with a subscription that costs something at the end of the period',
    tables: {subscriptions: [
      {customer_id: 'a', started_at: '2024-01-05', unit_amount: 30},
      {customer_id: 'a', started_at: '2024-01-06', unit_amount: 30},
      {customer_id: 'b', started_at: '2024-01-31', unit_amount: 10, ended_at: '2024-02-29', status: 'canceled'},
      {customer_id: 'free', started_at: '2024-01-05', unit_amount: 0},
    ]},
    period: '2023-12..2024-02',
    expected: [{value: 0, n: 0}, {value: 2, n: 2}, {value: 1}],
    source: 'counted by hand',
  },
  {
    name: 'without subscriptions, counts those whose last order is at most inactivityDays ago',
    tables: {transactions: [
      {customer_id: 'a', issued_at: '2024-01-01', amount: 1},
      {customer_id: 'b', issued_at: '2024-01-02', amount: 1},
      {customer_id: 'c', issued_at: '2024-01-31', amount: -1, kind: 'refund'},
    ]},
    period: '2024-01..2024-02', params: {inactivityDays: 30},
    expected: [{value: 1}, {value: 0}],
    source: '1 February is 31 days after 1 January and 30 after the 2nd',
  },
  {
    name: 'CDNOW: 342 customers at as-of, three times the median gap of 34 days',
    tables: {transactions: cdnow}, period: '1998-06',
    measured: [{customers: 342}],
    expected: [{value: 342}],
    source: 'metrics.md 4.1',
  },
  {
    name: 'CDNOW at the end of each quarter',
    tables: {transactions: cdnow}, period: '1997-01..1998-06', grain: 'quarter', params: {inactivityDays: 102},
    expected: [2357, 678, 482, 431, 406, 342].map((value) => ({value})),
    source: 'counted apart',
  },
]);

describe('active-customers', () => {
  const engine = sharedEngine();
  const lines = cdnow.csv.trim().split('\n').slice(1).map((line) => line.split(','));
  const orders = lines.map(([, customer, date]) => ({customer: customer!, day: dayFromIso(date!)!}));

  it('agrees with a plain count at 91 week ends, more than an integer has bits', async () => {
    const source = await nodeSource(engine(), {transactions: cdnow});
    const frame = {period: '1996-W40..1998-W26', grain: 'week', params: {inactivityDays: 50}} as const;
    const {measured} = await measureMetric(activeCustomers, source, frame);
    const plain = ({until}: {until: number}) =>
      new Set(orders.filter(({day}) => day < until && day + 50 >= until).map(({customer}) => customer)).size;
    expect(measured).toHaveLength(91);
    expect(measured.map(({inputs}) => inputs.customers)).toEqual(measured.map(({window}) => plain(window)));
  });
});
