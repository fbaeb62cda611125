import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {checkMetric} from '@crm-widgets/testing/node';
import {customerChurnRate} from '../customer-churn-rate/customer-churn-rate.js';
import {customerRetentionRate} from './customer-retention-rate.js';

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
