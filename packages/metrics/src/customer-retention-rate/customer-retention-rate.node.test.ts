import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {checkMetric} from '@crm-widgets/testing/node';
import {customerChurnRate} from '../customer-churn-rate/customer-churn-rate.js';
import {customerRetentionRate} from './customer-retention-rate.js';

const left = [
  {subscription_id: '1', customer_id: 'a', started_at: '2023-12-01', valid_from: '2023-12-01', unit_amount: 10},
  {subscription_id: '2', customer_id: 'b', started_at: '2023-12-01', valid_from: '2023-12-01', valid_to: '2024-01-05', unit_amount: 10},
  {subscription_id: '3', customer_id: 'c', started_at: '2024-01-05', valid_from: '2024-01-10', unit_amount: 10},
];

checkMetric(customerRetentionRate, ([['events', 1 / 2, 1, 2], ['stripe', 2 / 3, 2, 3], ['daily', 1 / 2, null, null]] as const)
  .map(([churnFormula, value, numerator, denominator]) => ({
    name: `by ${churnFormula}, is what churn leaves`, tables: {subscriptions: left}, period: '2024-01', params: {churnFormula},
    expected: [{value, numerator, denominator, interval: null}],
    source: '1 of 2 left, and one joined',
  })));

checkMetric(customerRetentionRate, [{
  name: 'share of those active at the start that are active at the end, whatever was between',
  tables: {subscriptions: [
    {subscription_id: '1', customer_id: 'stays', started_at: '2023-12-01', valid_from: '2023-12-01', unit_amount: 10},
    {
      subscription_id: '2', customer_id: 'pauses', started_at: '2023-12-01', valid_from: '2023-12-01',
      valid_to: '2024-01-05', unit_amount: 10,
    },
    {subscription_id: '2', customer_id: 'pauses', started_at: '2023-12-01', valid_from: '2024-01-25', unit_amount: 10},
    {
      subscription_id: '3', customer_id: 'leaves', started_at: '2023-12-01', valid_from: '2023-12-01',
      valid_to: '2024-01-31', unit_amount: 10,
    },
    {subscription_id: '4', customer_id: 'joins', started_at: '2024-01-10', valid_from: '2024-01-10', unit_amount: 10},
  ]},
  period: '2024-01',
  measured: [{started: 3, stayed: 2}],
  expected: [{value: 2 / 3, numerator: 2, denominator: 3, n: 3}],
  source: 'counted by hand',
}]);

describe('customer-retention-rate', () => {
  it('and churn make a whole', () => {
    fc.assert(fc.property(fc.nat(1e6), fc.nat(1e6), (stayed, left) => {
      fc.pre(stayed + left > 0);
      const measured = {stayed, started: stayed + left};
      const kept = customerRetentionRate.calculate(measured, {}).value!;
      const lost = customerChurnRate.calculate(measured, {}).value!;
      expect(kept + lost).toBeCloseTo(1, 12);
    }));
  });
});
