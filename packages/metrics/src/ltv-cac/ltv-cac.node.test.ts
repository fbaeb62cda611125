import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {ltvCac} from './ltv-cac.js';

const started_at = '2023-12-01';

checkMetric(ltvCac, [
  {
    name: 'sets what a customer is worth against what it cost to win one',
    tables: {
      subscriptions: [
        {subscription_id: '1', customer_id: 'a', started_at, valid_from: started_at, unit_amount: 50},
        {subscription_id: '2', customer_id: 'b', started_at, valid_from: started_at, valid_to: '2024-01-10', unit_amount: 50},
        {subscription_id: '3', customer_id: 'c', started_at, valid_from: '2024-02-10', unit_amount: 50},
      ],
      expenses: [{incurred_at: '2024-02-05', amount: 20, category: 'acquisition_sales'}],
    },
    period: '2024-02',
    measured: [{mrr: 100, customers: 2, started1: 2, stayed1: 1, cost: 20, newCustomers: 1}],
    expected: [{value: 5, numerator: 100, denominator: 20, n: 1}],
    source: '50 / 50 % of 20',
  },
  {
    name: 'is not known where nobody left, or nobody was won',
    tables: {
      subscriptions: [{subscription_id: '1', customer_id: 'a', started_at, valid_from: started_at, unit_amount: 50}],
      expenses: [{incurred_at: '2024-02-05', amount: 20, category: 'acquisition_sales'}],
    },
    period: '2023-12..2024-02',
    expected: [{value: null, reason: 'no_data'}, {value: null, reason: 'no_data'}, {value: null, reason: 'zero_churn'}],
    source: 'no month before January had a customer at its start',
  },
]);

describe('ltv-cac', () => {
  const params = Object.fromEntries(Object.entries(ltvCac.params).map(([name, {fallback}]) => [name, fallback]));
  const worth = {mrr: 125, customers: 1, started1: 20, stayed1: 19};

  it('D14: 2 500 to 500 (showmath)', () => {
    expect(ltvCac.calculate({...worth, cost: 5000, newCustomers: 10}, params).value).toBeCloseTo(5, 12);
  });
  it('is not known of what cost nothing, or won nobody', () => {
    expect(ltvCac.calculate({...worth, cost: 0, newCustomers: 10}, params)).toMatchObject({value: null, reason: 'zero_denominator'});
    expect(ltvCac.calculate({...worth, cost: 9, newCustomers: 0}, params)).toMatchObject({value: null, reason: 'zero_denominator'});
  });
});
