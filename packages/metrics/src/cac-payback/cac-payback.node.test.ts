import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {cacPayback} from './cac-payback.js';

const tables = {
  subscriptions: [
    {subscription_id: '1', customer_id: 'old', started_at: '2023-01-01', valid_from: '2023-01-01', valid_to: '2024-01-20', unit_amount: 10},
    {subscription_id: '1', customer_id: 'old', started_at: '2023-01-01', valid_from: '2024-01-20', unit_amount: 50},
    {subscription_id: '2', customer_id: 'a', started_at: '2024-01-05', valid_from: '2024-01-05', unit_amount: 60},
    {subscription_id: '3', customer_id: 'b', started_at: '2024-01-31', valid_from: '2024-01-31', unit_amount: 140},
  ],
  expenses: [
    {incurred_at: '2024-01-05', amount: 900, category: 'acquisition_marketing'},
    {incurred_at: '2024-01-05', amount: 100, category: 'cogs'},
  ],
};
const transactions = [{issued_at: '2023-06-01', amount: 400}];

checkMetric(cacPayback, [
  {
    name: 'divides what a customer cost by what a new one brings a month, revenue in full where no margin is known',
    tables, period: '2024-01',
    measured: [{cost: 900, newCustomers: 2, newMrr: 200, newPayers: 2}],
    expected: [{value: 4.5, numerator: 450, denominator: 100, n: 2, warnings: {revenue_ltv: 1}}],
    source: '900 / 2 / (200 / 2)',
  },
  {
    name: 'takes the margin of a year',
    tables: {...tables, transactions}, period: '2024-01',
    measured: [{revenue: 400, goodsExpenses: 100}],
    expected: [{value: 6, denominator: 75, warnings: {revenue_ltv: 0}}],
    source: '450 / (100 x 300 / 400)',
  },
  {
    name: 'lets all new MRR of the period pay back together, and expansion when told to',
    tables, period: '2024-01', params: {method: 'mrr', includeExpansion: true},
    expected: [{value: 3.75, numerator: 900, denominator: 240}],
    source: '900 / (200 + 40)',
  },
  {
    name: 'is not known where nobody was won',
    tables, period: '2024-02',
    expected: [{value: null, reason: 'zero_denominator'}],
    source: 'by hand',
  },
]);

describe('cac-payback', () => {
  it('D14: CAC of 500 and 75 a month take 6.7 months (showmath)', () => {
    const params = Object.fromEntries(Object.entries(cacPayback.params).map(([name, {fallback}]) => [name, fallback]));
    const measured = {cost: 5000, newCustomers: 10, newMrr: 1000, newPayers: 10, revenue: 100, goods: 25, everCosted: 1};
    expect(cacPayback.calculate(measured, params).value).toBeCloseTo(6.7, 1);
  });
});
