import {checkMetric} from '@crm-widgets/testing/node';
import {customerChurnRate} from './customer-churn-rate.js';

/** 100 at the start; 12 leave, of whom one comes back and one had joined after the start. */
const subscriptions = [
  ...Array.from({length: 89}, (_, i) => ({
    subscription_id: `s${i}`, customer_id: `stays ${i}`, started_at: '2023-12-01', valid_from: '2023-12-01',
    unit_amount: 10,
  })),
  ...Array.from({length: 11}, (_, i) => ({
    subscription_id: `l${i}`, customer_id: `leaves ${i}`, started_at: '2023-12-01', valid_from: '2023-12-01',
    valid_to: '2024-01-10', unit_amount: 10,
  })),
  {
    subscription_id: 'back', customer_id: 'leaves 0', started_at: '2023-12-01', valid_from: '2024-01-20',
    unit_amount: 10,
  },
  {
    subscription_id: 'short', customer_id: 'joins', started_at: '2024-01-05', valid_from: '2024-01-05',
    valid_to: '2024-01-25', unit_amount: 10,
  },
];

checkMetric(customerChurnRate, [
  {
    name: 'D7: of 100 at the start 12 churn, one of them comes back and one had joined since',
    tables: {subscriptions}, period: '2024-01',
    measured: [{started: 100, stayed: 90}],
    expected: [{value: 0.1, numerator: 10, denominator: 100, n: 100, interval: [0.055229137, 0.174365662]}],
    source: 'ChartMogul 207340419: 10 %',
  },
  {
    name: 'D7: by events, every churn counts, of those who joined since as well',
    tables: {subscriptions}, period: '2024-01', params: {churnFormula: 'events'},
    measured: [{churned: 12, started: 100}],
    expected: [{value: 0.12, n: 100, interval: null}],
    source: 'metrics.md 4.2: 12 / 100',
  },
  {
    name: 'D7: as Stripe has it, of those who joined in 30 days too',
    tables: {subscriptions}, period: '2024-01', params: {churnFormula: 'stripe'},
    measured: [{churned: 12, joined: 1, started: 100}],
    expected: [{value: 12 / 101, n: 101}],
    source: 'metrics.md 4.2: 12 / (100 + 1), from 2 January on',
  },
  {
    name: 'D7: day by day, of those active on each',
    tables: {subscriptions}, period: '2024-01', params: {churnFormula: 'daily'},
    measured: [{rate: 11 / 101 + 1 / 91, churned: 12, started: 100}],
    expected: [{value: 11 / 101 + 1 / 91, numerator: 12, n: 100}],
    source: '11 of 101 on the 10th, 1 of 91 on the 25th',
  },
  {
    name: 'day by day, knows no rate of nobody, and 0 of who stays',
    tables: {subscriptions}, period: '2023-11..2023-12', params: {churnFormula: 'daily'},
    expected: [{value: null, reason: 'zero_denominator'}, {value: null, reason: 'zero_denominator'}],
    source: 'the first customers come on 1 December',
  },
  {
    name: 'knows no rate of nobody',
    tables: {subscriptions}, period: '2023-11',
    expected: [{value: null, reason: 'zero_denominator', n: 0}],
    source: 'by hand',
  },
  {
    name: 'follows customers through a change of plan, and groups them by the plan they had at the start',
    tables: {subscriptions: [
      {
        subscription_id: '1', customer_id: 'a', plan: 'small', started_at: '2023-12-01', valid_from: '2023-12-01',
        valid_to: '2024-01-10', unit_amount: 10,
      },
      {
        subscription_id: '1', customer_id: 'a', plan: 'large', started_at: '2023-12-01', valid_from: '2024-01-10',
        unit_amount: 20,
      },
      {
        subscription_id: '2', customer_id: 'b', plan: 'small', started_at: '2023-12-01', valid_from: '2023-12-01',
        valid_to: '2024-01-31', unit_amount: 10,
      },
    ]},
    period: '2024-01', by: 'plan', where: {plan: 'small'},
    expected: [{key: 'small', value: 0.5, n: 2}],
    source: 'a moves to the large plan, b is gone',
  },
  {
    name: 'without subscriptions, goes by the last order',
    tables: {transactions: [
      {customer_id: 'a', issued_at: '2024-01-20', amount: 1},
      {customer_id: 'a', issued_at: '2024-02-20', amount: 1},
      {customer_id: 'b', issued_at: '2024-01-20', amount: 1},
      {customer_id: 'c', issued_at: '2024-02-25', amount: 1},
    ]},
    period: '2024-02', params: {inactivityDays: 30},
    measured: [{started: 2, stayed: 1}],
    expected: [{value: 0.5}],
    source: 'b lapses on 19 February, c joined after the start',
  },
]);

const plan = (customer_id: string, plan: string, unit_amount: number, valid_from: string, valid_to: string | null = null) =>
  ({subscription_id: `${customer_id} ${plan}`, customer_id, started_at: '2023-12-01', plan, unit_amount, valid_from, valid_to});

/** Four of the small plan and two of the large one; they leave, change and come back. */
const planned = [
  plan('a', 'small', 10, '2023-12-01'), plan('b', 'small', 10, '2023-12-01', '2024-01-10'),
  plan('c', 'small', 10, '2023-12-01', '2024-01-20'), plan('c', 'large', 50, '2024-01-20', '2024-02-15'),
  plan('d', 'small', 10, '2023-12-01', '2024-02-20'), plan('d', 'small', 10, '2024-02-25', '2024-02-27'),
  plan('e', 'large', 50, '2023-12-01'), plan('f', 'large', 50, '2023-12-01', '2024-01-31'), plan('f', 'small', 5, '2023-12-01', '2024-01-10'),
  plan('g', 'small', 10, '2024-01-15'),
];

checkMetric(customerChurnRate, [
  {
    name: 'day by day, groups customers by the plan that they have then',
    tables: {subscriptions: planned}, period: '2024-01..2024-02', by: 'plan', params: {churnFormula: 'daily'},
    measured: [
      {rate: 1 / 3, churned: 1, started: 2}, {rate: 1 / 4, churned: 1, started: 4},
      {rate: 1 / 2, churned: 1, started: 2}, {rate: 1 / 3 + 1 / 3, churned: 2, started: 3},
    ],
    expected: [{key: 'large', value: 1 / 3}, {key: 'small', value: 1 / 4}, {key: 'large', value: 1 / 2}, {key: 'small', value: 2 / 3}],
    source: 'large: f of e, f and c; then c of e and c. small: b of a to d; then d twice, of a, d and g',
  },
  {
    name: 'day by day, of a quarter',
    tables: {subscriptions: planned}, period: '2024-Q1', grain: 'quarter', where: {plan: 'small'}, params: {churnFormula: 'daily'},
    measured: [{rate: 1 / 4 + 2 / 3, churned: 3, started: 4}],
    expected: [{value: 11 / 12, n: 4}],
    source: 'as by month',
  },
  {
    name: 'day by day, by week',
    tables: {subscriptions: planned}, period: '2024-W08..2024-W09', grain: 'week', params: {churnFormula: 'daily'},
    measured: [{rate: 1 / 4, churned: 1, started: 4}, {rate: 1 / 4, churned: 1, started: 4}],
    expected: [{value: 0.25}, {value: 0.25}],
    source: 'of a, d, e and g on 20 February, when d leaves, and on the 27th, when it leaves again',
  },
  {
    name: 'by events, groups who left by the plan of that day, of those who had it at the start',
    tables: {subscriptions: planned}, period: '2024-01..2024-02', by: 'plan', params: {churnFormula: 'events'},
    measured: [
      {churned: 1, started: 2}, {churned: 1, started: 4}, {churned: 1, started: 2}, {churned: 2, started: 3},
    ],
    expected: [{value: 1 / 2}, {value: 1 / 4}, {value: 1 / 2}, {value: 2 / 3}],
    source: 'f has a small plan beside the large one and counts with that',
  },
  {
    name: 'as Stripe has it, of thirty days whatever the grain, filtered by plan',
    tables: {subscriptions: planned}, period: '2024-02-10', grain: 'day', where: {plan: 'small'}, params: {churnFormula: 'stripe'},
    measured: [{churned: 0, joined: 1, started: 3}],
    expected: [{value: 0, n: 4}],
    source: 'from 12 January on: a, c and d, and g new',
  },
  {
    name: 'keeps who goes on for nothing where that is no churn',
    tables: {subscriptions: [
      plan('a', 'paid', 10, '2023-12-01', '2024-01-10'), plan('a', 'free', 0, '2024-01-10', '2024-02-10'),
      plan('b', 'free', 0, '2023-12-01'), plan('c', 'paid', 10, '2023-12-01'),
    ]},
    period: '2024-01..2024-02', params: {freeIsChurn: false},
    measured: [{started: 2, stayed: 2}, {started: 2, stayed: 1}],
    expected: [{value: 0}, {value: 0.5}],
    source: 'ChartMogul; b never paid, so nobody counts it',
  },
]);
