import {checkMetric} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {clv} from './clv.js';

const started_at = '2023-01-01';
/** The middle of a month, counted from January 2023. */
const middle = (month: number) => new Date(Date.UTC(2023, month, 15)).toISOString().slice(0, 10);

/** Twenty customers at 100; one leaves in the middle of each month, and another one comes. */
const steady = [
  ...Array.from({length: 19}, (_, i) => ({
    subscription_id: `s${i}`, customer_id: `stays ${i}`, started_at, valid_from: started_at, unit_amount: 100,
  })),
  ...Array.from({length: 20}, (_, i) => ({
    subscription_id: `l${i}`, customer_id: `leaves ${i}`, started_at, valid_from: middle(i), valid_to: middle(i + 1),
    unit_amount: 100,
  })),
];

checkMetric(clv, [
  {
    name: 'D11: 100 a month each, of whom 5 % leave a month',
    tables: {subscriptions: steady}, period: '2024-01',
    measured: [{mrr: 2000, customers: 20, started1: 20, stayed1: 19, started6: 20, stayed6: 19}],
    expected: [{value: 2000, numerator: 100, denominator: 0.05, n: 20, warnings: {revenue_ltv: 1, lifetime_capped: 0}}],
    source: 'ChartMogul 203359061: 100 / 0.05',
  },
  {
    name: 'D11: without churn there is no value',
    tables: {subscriptions: steady.slice(0, 19)}, period: '2024-01',
    expected: [{value: null, reason: 'zero_churn', denominator: 0}],
    source: 'ChartMogul 203359061',
  },
  {
    name: 'takes the margin of a year, where costs of goods are known',
    tables: {
      subscriptions: steady,
      transactions: [
        {issued_at: '2023-02-01', amount: 600, cogs: 150}, {issued_at: '2024-01-31', amount: 400, cogs: 50},
        {issued_at: '2023-01-31', amount: 1000, cogs: 1000},
      ],
    },
    period: '2024-01',
    measured: [{revenue: 1000, goods: 200}],
    expected: [{value: 1600, warnings: {revenue_ltv: 0}}],
    source: '100 x 80 % / 5 %',
  },
  {
    name: 'looks at whole months, the one that as-of cuts left out',
    tables: {subscriptions: steady}, period: '2024-01', asOf: '2024-01-10', params: {churnMonths: 2},
    measured: [{customers: 20, started1: 20, stayed1: 19, started2: 20, stayed2: 19}],
    expected: [{value: 2000}],
    source: 'December and November',
  },
  {
    name: 'expects nobody to stay longer than so many months',
    tables: {subscriptions: steady}, period: '2024-01', params: {maxLifetimeMonths: 12},
    expected: [{value: 1200, warnings: {lifetime_capped: 1}}],
    source: '100 x 12',
  },
  {
    name: 'goes by money lost when told to',
    tables: {subscriptions: [
      ...steady,
      {subscription_id: 'large', customer_id: 'large', started_at, valid_from: started_at, valid_to: '2023-12-10', unit_amount: 400},
      {subscription_id: 'large', customer_id: 'large', started_at, valid_from: '2023-12-10', unit_amount: 300},
    ]},
    period: '2024-01', params: {churnBasis: 'mrr', churnMonths: 1},
    measured: [{mrr: 2300, customers: 21, started1: 2400, churned1: -100, shrunk1: -100}],
    expected: [{value: (2300 / 21) * 12}],
    source: '200 of 2 400 a month is 1 / 12',
  },
  {
    name: 'without subscriptions, adds up what customers brought so far',
    tables: {
      customers: [
        {customer_id: 'a', acquired_at: '2023-01-05'}, {customer_id: 'b', acquired_at: '2024-01-05'},
        {customer_id: 'c', acquired_at: '2024-02-05'},
      ],
      transactions: [
        {customer_id: 'a', issued_at: '2023-01-05', amount: 60, cogs: 20}, {customer_id: 'a', issued_at: '2024-01-09', amount: 40},
        {customer_id: 'a', issued_at: '2024-02-09', amount: 30},
      ],
    },
    period: '2024-01..2024-02',
    measured: [{revenue: 100, goods: 20, customers: 2}, {revenue: 130, goods: 20, customers: 3}],
    expected: [{value: 40, n: 2}, {value: 110 / 3, n: 3}],
    source: 'b and c brought nothing yet',
  },
  {
    name: 'says so where revenue counts in full',
    tables: {transactions: [{customer_id: 'a', issued_at: '2023-01-05', amount: 60}]},
    period: '2024-01',
    expected: [{value: 60, warnings: {revenue_ltv: 1}}],
    source: 'metrics.md 4.5',
  },
]);

describe('clv', () => {
  it('refuses a model by its name', () => {
    expect(() => clv.params.estimator!.read('model')).toThrow(new TypeError(
      'simple or historic; values by a model of how customers buy are not there yet'));
  });
  it('names the table that an estimator is made of', () => {
    const params = Object.fromEntries(Object.entries(clv.params).map(([name, {fallback}]) => [name, fallback]));
    expect(() => clv.measures({...params, estimator: 'simple'}, (table) => table === 'transactions'))
      .toThrow(/^E_PARAM .*got "simple", which is made of subscriptions; the source has none/);
  });
});

checkMetric(clv, [{
  name: 'of money lost, compares the two ends of each month with movementGrain period',
  tables: {subscriptions: [
    {subscription_id: 'a', customer_id: 'a', started_at, valid_from: started_at, valid_to: '2023-12-10', unit_amount: 100},
    {subscription_id: 'a', customer_id: 'a', started_at, valid_from: '2023-12-10', valid_to: '2023-12-20', unit_amount: 10},
    {subscription_id: 'a', customer_id: 'a', started_at, valid_from: '2023-12-20', unit_amount: 90},
  ]},
  period: '2024-01', params: {churnBasis: 'mrr', churnMonths: 1, movementGrain: 'period'},
  measured: [{mrr: 90, started1: 100, churned1: 0, shrunk1: -10}],
  expected: [{value: 900}],
  source: '10 of 100 a month; 90 x 10',
}]);
