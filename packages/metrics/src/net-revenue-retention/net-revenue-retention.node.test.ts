import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {netRevenueRetention} from './net-revenue-retention.js';

const started_at = '2022-06-01';
const version = (customer_id: string, unit_amount: number, valid_from: string, valid_to: string | null = null) =>
  ({subscription_id: `${customer_id} ${valid_from}`, customer_id, started_at, unit_amount, valid_from, valid_to});

const year = [
  version('a', 100, started_at, '2023-08-01'), version('a', 130, '2023-08-01'),
  version('b', 50, started_at),
  version('c', 50, started_at, '2023-12-31'),
  version('joined', 500, '2023-04-01'),
  version('won back', 70, '2022-06-01', '2022-09-01'), version('won back', 70, '2023-05-01'),
  version('away a while', 20, started_at, '2023-05-01'), version('away a while', 30, '2023-07-01'),
];

checkMetric(netRevenueRetention, [
  {
    name: 'takes customers of a year before the end of the period, and them alone',
    tables: {subscriptions: year}, period: '2023-12',
    measured: [{kept: 210, started: 220, customers: 4}],
    expected: [{value: 210 / 220, n: 4}],
    source: 'a 130, b 50, c 0, away a while 30, of 100 + 50 + 50 + 20',
  },
  {
    name: 'looks back as many months as its horizon, from as-of in a month that is not over',
    tables: {subscriptions: year}, period: '2023-12', asOf: '2023-12-31', params: {horizon: 6},
    measured: [{kept: 800, started: 770}],
    expected: [{value: 800 / 770}],
    source: 'from 30 June: a 100, b 50, c 50, joined 500, won back 70 and not away a while, which came back the day after',
  },
  {
    name: 'is not known where nobody paid at the start',
    tables: {subscriptions: year}, period: '2022-12',
    expected: [{value: null, reason: 'zero_denominator', n: 0}],
    source: 'by hand',
  },
  {
    name: 'D5: by movements, of 100 at the start 10 churn, 10 contraction and one expansion of 10',
    tables: {subscriptions: [
      version('grows', 30, started_at, '2024-01-10'), version('grows', 40, '2024-01-10'),
      version('shrinks', 60, started_at, '2024-01-10'), version('shrinks', 50, '2024-01-10'),
      version('leaves', 10, started_at, '2024-01-10'),
    ]},
    period: '2024-01', params: {method: 'movements', horizon: 1},
    measured: [{started: 100, expansion: 10, reactivation: 0, contraction: -10, churn: -10}],
    expected: [{value: 0.9, numerator: 90, n: 3}],
    source: 'ChartMogul 203359341: net 10 %',
  },
  {
    name: 'by movements, counts what customers who joined since gained and lost',
    tables: {subscriptions: [
      version('stays', 100, started_at),
      version('joins', 20, '2024-01-05', '2024-01-20'), version('joins', 50, '2024-01-20'),
    ]},
    period: '2024-01', params: {method: 'movements', horizon: 1},
    expected: [{value: 1.3}],
    source: '(100 + 30) / 100, where the cohort keeps 100 %',
  },
  {
    name: 'groups customers by what they are',
    tables: {
      subscriptions: year,
      customers: [{customer_id: 'a', segment: 'large'}, {customer_id: 'b', segment: 'small'}, {customer_id: 'c', segment: 'small'}],
    },
    period: '2023-12', by: 'segment',
    expected: [{key: null, value: 1.5, n: 1}, {key: 'large', value: 1.3, n: 1}, {key: 'small', value: 0.5, n: 2}],
    source: 'away a while is in no segment',
  },
]);

describe('net-revenue-retention', () => {
  it('D12: of 10.0 M, contraction 0.6, churn 0.9 and expansion 1.8 leave 103 % (pulserevops)', () => {
    const measured = {started: 10, customers: 1, expansion: 1.8, reactivation: 0, contraction: -0.6, churn: -0.9};
    expect(netRevenueRetention.calculate(measured, {method: 'movements'}).value).toBeCloseTo(1.03, 12);
  });
});

const planned = [
  {...version('a', 100, started_at), plan: 'large'},
  {...version('a', 10, started_at, '2023-08-01'), subscription_id: 'a beside', plan: 'small'},
  {...version('b', 30, started_at, '2023-08-01'), plan: 'small'}, {...version('b', 60, '2023-08-01'), plan: 'large'},
  {...version('c', 20, started_at, '2023-09-01'), plan: 'small'},
];

checkMetric(netRevenueRetention, [
  {
    name: 'groups customers by the plan that they had most of at the start, with all that they pay',
    tables: {subscriptions: planned}, period: '2023-12', by: 'plan',
    measured: [{kept: 100, started: 110, customers: 1}, {kept: 60, started: 50, customers: 2}],
    expected: [{key: 'large', value: 100 / 110, n: 1}, {key: 'small', value: 1.2, n: 2}],
    source: 'b has gone from the small plan to the large one, and still counts where it was; metrics.md 0.4',
  },
  {
    name: 'filters by the plan in the same way',
    tables: {subscriptions: planned}, period: '2023-12', where: {plan: 'small'},
    expected: [{value: 1.2, n: 2}],
    source: 'b and c',
  },
  {
    name: 'by movements, of the plan that a customer has then',
    tables: {subscriptions: planned}, period: '2023-12', by: 'plan', params: {method: 'movements'},
    measured: [
      {started: 110, expansion: 30, contraction: -10, churn: 0}, {started: 50, expansion: 0, contraction: 0, churn: -20},
    ],
    expected: [{key: 'large', value: 130 / 110}, {key: 'small', value: 0.6}],
    source: 'b expands into the large plan',
  },
  {
    name: 'by movements between the two ends, takes each customer once',
    tables: {subscriptions: year}, period: '2023-12', params: {method: 'movements', movementGrain: 'period'},
    measured: [{started: 220, expansion: 40, reactivation: 70, contraction: 0, churn: -50}],
    expected: [{value: 280 / 220}],
    source: 'a and away a while from 120 to 160, won back 70, c away; joined is new',
  },
]);
