import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {grossRevenueRetention} from './gross-revenue-retention.js';

const started_at = '2022-06-01';
const version = (customer_id: string, unit_amount: number, valid_from: string, valid_to: string | null = null) =>
  ({subscription_id: `${customer_id} ${valid_from}`, customer_id, started_at, unit_amount, valid_from, valid_to});

checkMetric(grossRevenueRetention, [
  {
    name: 'counts no customer with more than it brought at the start',
    tables: {subscriptions: [
      version('a', 100, started_at, '2023-08-01'), version('a', 130, '2023-08-01'),
      version('b', 50, started_at, '2023-02-01'), version('b', 40, '2023-02-01'),
      version('c', 50, started_at, '2023-12-31'),
      version('joined', 500, '2023-04-01'),
    ]},
    period: '2023-12',
    measured: [{kept: 140, started: 200, customers: 3}],
    expected: [{value: 0.7, n: 3}],
    source: '(100 + 40 + 0) / 200',
  },
  {
    name: 'nets the subscriptions of a customer before it compares',
    tables: {subscriptions: [
      version('a', 30, started_at, '2023-08-01'), version('a', 70, started_at), version('a', 30, '2023-08-01'),
    ]},
    period: '2023-12',
    expected: [{value: 1, numerator: 100}],
    source: 'metrics.md 3.1: movements are judged at customer level',
  },
  {
    name: 'D5: by movements, of 100 at the start 10 churn, 10 contraction and one expansion of 10',
    tables: {subscriptions: [
      version('grows', 30, started_at, '2024-01-10'), version('grows', 40, '2024-01-10'),
      version('shrinks', 60, started_at, '2024-01-10'), version('shrinks', 50, '2024-01-10'),
      version('leaves', 10, started_at, '2024-01-10'),
    ]},
    period: '2024-01', params: {method: 'movements', horizon: 1},
    measured: [{started: 100, contraction: -10, churn: -10}],
    expected: [{value: 0.8, numerator: 80}],
    source: 'ChartMogul 203359341: gross 20 %',
  },
]);

describe('gross-revenue-retention', () => {
  it('D12: of 10.0 M, contraction 0.6 and churn 0.9 leave 85 % (pulserevops)', () => {
    const measured = {started: 10, customers: 1, contraction: -0.6, churn: -0.9};
    expect(grossRevenueRetention.calculate(measured, {method: 'movements'}).value).toBeCloseTo(0.85, 12);
  });
});

checkMetric(grossRevenueRetention, [{
  name: 'groups customers by the plan that they had most of at the start',
  tables: {subscriptions: [
    {...version('a', 100, started_at), plan: 'large'},
    {...version('a', 10, started_at, '2023-08-01'), subscription_id: 'a beside', plan: 'small'},
    {...version('b', 30, started_at, '2023-08-01'), plan: 'small'}, {...version('b', 60, '2023-08-01'), plan: 'large'},
    {...version('c', 20, started_at, '2023-09-01'), plan: 'small'},
  ]},
  period: '2023-12', by: 'plan',
  expected: [{key: 'large', value: 100 / 110, n: 1}, {key: 'small', value: 0.6, n: 2}],
  source: 'the 10 beside are lost, b keeps its 30 of 30 and c nothing of 20',
}]);
