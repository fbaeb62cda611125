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

/** Up and down within January, in and out of it, and for nothing. */
const unsteady = [
  version('peaks', 50, started_at, '2024-01-10'), version('peaks', 90, '2024-01-10', '2024-01-20'),
  version('peaks', 60, '2024-01-20'),
  version('shorter than the month', 30, '2024-01-05', '2024-01-25'),
  version('away a while', 20, started_at, '2024-01-05'), version('away a while', 20, '2024-01-25'),
  version('free', 10, started_at, '2024-01-15'), version('free', 0, '2024-01-15', '2024-02-10'),
  version('back', 40, started_at, '2023-10-01'), version('back', 40, '2024-01-20'), version('new', 5, '2024-01-08'),
];

checkMetric(quickRatio, [
  {
    name: 'takes every change of a customer by itself, day by day',
    tables: {subscriptions: unsteady}, period: '2024-01',
    measured: [{new: 35, expansion: 40, reactivation: 60, contraction: -30, churn: -60}],
    expected: [{value: 135 / 90}],
    source: 'new 30 + 5, up 40, back 20 + 40; down 30, away 30 + 20 + 10',
  },
  {
    name: 'looks at the two ends of the period alone with movementGrain period',
    tables: {subscriptions: unsteady}, period: '2024-01', params: {movementGrain: 'period'},
    measured: [{new: 5, expansion: 10, reactivation: 40, contraction: 0, churn: -10}],
    expected: [{value: 5.5}],
    source: 'peaks from 50 to 60, away a while 20 at both ends, free from 10 to 0; (5 + 10 + 40) / 10',
  },
  {
    name: 'the same of a quarter',
    tables: {subscriptions: unsteady}, period: '2023-Q4', grain: 'quarter', params: {movementGrain: 'period'},
    measured: [{new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: -40}],
    expected: [{value: 0}],
    source: 'back is away from 1 October, the first day of the quarter',
  },
  {
    name: 'keeps who goes on for nothing where that is no churn',
    tables: {subscriptions: unsteady}, period: '2024-01..2024-02', params: {freeIsChurn: false},
    measured: [
      {new: 35, expansion: 40, reactivation: 60, contraction: -40, churn: -50},
      {new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0},
    ],
    expected: [{value: 135 / 90}, {value: null, reason: 'zero_churn'}],
    source: 'the 10 of who pays nothing from 15 January on are contraction',
  },
  {
    name: 'leaves out who came and went in one calendar month',
    tables: {subscriptions: unsteady}, period: '2024-01', params: {dropSamePeriodNewChurn: true},
    measured: [{new: 5, expansion: 40, reactivation: 60, contraction: -30, churn: -30}],
    expected: [{value: 105 / 60}],
    source: 'without the 30 that stayed from 5 to 25 January',
  },
]);

/** a has a large plan and a small one beside it; b goes from the small plan to the large one, which costs the same. */
const planned = [
  {...version('a', 100, started_at), plan: 'large', currency: 'EUR'},
  {...version('a', 10, started_at, '2024-01-10'), subscription_id: 'a beside', plan: 'small', currency: 'EUR'},
  {...version('b', 30, started_at, '2024-01-10'), plan: 'small', currency: 'EUR'},
  {...version('b', 30, '2024-01-10', '2024-01-20'), plan: 'large', currency: 'EUR'},
  {...version('b', 50, '2024-01-20', '2024-02-10'), plan: 'large', currency: 'EUR'},
  {...version('c', 20, '2024-01-05'), plan: 'small', currency: 'EUR'},
];

checkMetric(quickRatio, [
  {
    name: 'groups movements by the plan that a customer has most of, a churn by the last one',
    tables: {subscriptions: planned}, period: '2024-01..2024-02', by: 'plan',
    measured: [
      {new: 0, expansion: 20, reactivation: 0, contraction: -10, churn: 0}, {new: 20, expansion: 0, contraction: 0, churn: 0},
      {new: 0, expansion: 0, contraction: 0, churn: -50}, {new: 0, expansion: 0, contraction: 0, churn: 0},
    ],
    expected: [
      {key: 'large', value: 2}, {key: 'small', value: null, reason: 'zero_churn'}, {key: 'large', value: 0}, {key: 'small', value: null},
    ],
    source: 'a gives up the small plan beside the large one: 10 less of the large one; metrics.md 0.4',
  },
  {
    name: 'filters by it in the same way, and by words of customers beside it',
    tables: {subscriptions: planned, customers: [{customer_id: 'a', channel: 'web'}, {customer_id: 'b', channel: 'ads'}]},
    period: '2024-01', where: {plan: 'large', channel: 'ads'},
    measured: [{new: 0, expansion: 20, contraction: 0, churn: 0}],
    expected: [{value: null, reason: 'zero_churn'}],
    source: 'b alone',
  },
  {
    name: 'of the two ends of a period, groups by the plan at its start, else at its end',
    tables: {subscriptions: planned}, period: '2024-01', by: 'plan', params: {movementGrain: 'period'},
    measured: [
      {new: 0, expansion: 0, contraction: -10, churn: 0}, {new: 20, expansion: 20, contraction: 0, churn: 0},
    ],
    expected: [{key: 'large', value: 0}, {key: 'small', value: null}],
    source: 'b was in the small plan, c is',
  },
]);
