import {checkMetric} from '@crm-widgets/testing/node';
import {quickRatio} from './quick-ratio.js';

const started_at = '2023-06-01';
const version = (customer_id: string, unit_amount: number, valid_from: string, valid_to: string | null = null) =>
  ({subscription_id: `${customer_id} ${valid_from}`, customer_id, started_at, unit_amount, valid_from, valid_to});

/** Every kind of movement in January. */
const january = [
  version('new', 100, '2024-01-01'),
  version('grows', 50, started_at, '2024-01-10'), version('grows', 80, '2024-01-10'),
  version('back', 15, started_at, '2023-09-01'), version('back', 20, '2024-01-20'),
  version('shrinks', 60, started_at, '2024-01-20'), version('shrinks', 50, '2024-01-20'),
  version('leaves', 40, started_at, '2024-01-31'),
  version('stays', 500, started_at),
];

checkMetric(quickRatio, [
  {
    name: 'sets what recurring revenue gained against what it lost',
    tables: {subscriptions: january}, period: '2024-01',
    measured: [{new: 100, expansion: 30, reactivation: 20, contraction: -10, churn: -40}],
    expected: [{value: 3, numerator: 150, denominator: 50}],
    source: '(100 + 30 + 20) / (10 + 40)',
  },
  {
    name: 'leaves out who came back where that is no gain',
    tables: {subscriptions: january}, period: '2024-01', params: {includeReactivation: false},
    expected: [{value: 2.6}],
    source: '130 / 50',
  },
  {
    name: 'has no ratio where nothing was lost',
    tables: {subscriptions: january}, period: '2024-02',
    expected: [{value: null, reason: 'zero_churn', numerator: 0, denominator: 0}],
    source: 'by hand',
  },
  {
    name: 'D4: new, expansion, contraction that is no churn, churn at the end of the year, reactivation',
    tables: {subscriptions: [
      {
        subscription_id: 'gold', customer_id: 'a', started_at: '2023-01-10', valid_from: '2023-01-10',
        valid_to: '2024-01-10', unit_amount: 500, quantity: 4, interval: 'year',
      },
      {
        subscription_id: 'silver', customer_id: 'a', started_at: '2023-01-15', valid_from: '2023-01-15',
        valid_to: '2023-03-15', unit_amount: 30, quantity: 2,
      },
      {
        subscription_id: 'gold again', customer_id: 'a', started_at: '2024-02-01', valid_from: '2024-02-01',
        unit_amount: 50, quantity: 3,
      },
    ]},
    period: '2023..2024', grain: 'year',
    measured: [
      {new: 2000 / 12, expansion: 60, reactivation: 0, contraction: -60, churn: 0},
      {new: 0, expansion: 0, reactivation: 150, contraction: 0, churn: -2000 / 12},
    ],
    expected: [{value: (2000 / 12 + 60) / 60}, {value: 0.9}],
    source: 'ChartMogul help 201244842: +166.67, +60, -60, -166.67, +150',
  },
  {
    name: 'D9: cancelling two subscriptions on one day is one churn, on two days contraction and churn',
    tables: {subscriptions: [
      version('same day', 30, started_at, '2024-01-10T08:00Z'), version('same day', 20, '2023-07-01', '2024-01-10T09:00Z'),
      version('two days', 30, started_at, '2024-01-11'), version('two days', 20, '2023-07-01', '2024-01-12'),
    ]},
    period: '2024-01',
    measured: [{contraction: -30, churn: -70}],
    expected: [{value: 0}],
    source: 'Stripe support; day netting of metrics.md 3.2',
  },
  {
    name: 'D9: change by change, cancelling both the same day is contraction and churn too',
    tables: {subscriptions: [
      version('same day', 30, started_at, '2024-01-10T08:00Z'), version('same day', 20, '2023-07-01', '2024-01-10T09:00Z'),
    ]},
    period: '2024-01', params: {movementGrain: 'event'},
    measured: [{contraction: -30, churn: -20}],
    expected: [{value: 0}],
    source: 'Stripe support',
  },
  {
    name: 'bridges a gap of so many days, and no longer one',
    tables: {subscriptions: [
      version('short', 10, started_at, '2024-01-10'), version('short', 30, '2024-01-15'),
      version('long', 10, started_at, '2024-01-10'), version('long', 25, '2024-01-16'),
    ]},
    period: '2024-01', params: {reactivationGapDays: 5},
    measured: [{new: 0, expansion: 20, reactivation: 25, contraction: 0, churn: -10}],
    expected: [{value: 4.5}],
    source: 'metrics.md 3.2',
  },
  {
    name: 'says of one row for each subscription that it shows no upgrades',
    tables: {subscriptions: [
      {customer_id: 'a', started_at: '2024-01-05', unit_amount: 30},
      {customer_id: 'b', started_at: '2023-01-05', unit_amount: 10, status: 'canceled', ended_at: '2024-01-20'},
    ]},
    period: '2024-01',
    measured: [{new: 30, churn: -10, singleVersions: 2}],
    expected: [{value: 3, warnings: {single_version: 2}}],
    source: 'metrics.md 1',
  },
]);
