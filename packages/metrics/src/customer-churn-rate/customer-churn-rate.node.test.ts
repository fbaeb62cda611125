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
