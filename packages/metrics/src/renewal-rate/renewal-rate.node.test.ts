import {checkMetric} from '@crm-widgets/testing/node';
import {renewalRate} from './renewal-rate.js';

const term = (customer_id: string, unit_amount: number, term_end: string, more: object = {}) => ({
  subscription_id: customer_id, customer_id, started_at: '2023-03-10', valid_from: '2023-03-10', interval: 'year',
  unit_amount: 12 * unit_amount, term_end, ...more,
});
/** One goes on, one grows, one is replaced, one ends. */
const march = [
  term('goes on', 10, '2024-03-10', {valid_to: '2024-03-10'}),
  term('goes on', 10, '2025-03-10', {valid_from: '2024-03-10'}),
  term('grows', 10, '2024-03-10', {valid_to: '2024-03-10'}), term('grows', 20, '2025-03-10', {valid_from: '2024-03-10'}),
  term('replaced', 10, '2024-03-10', {valid_to: '2024-03-09'}),
  term('replaced', 5, '2025-03-09', {valid_from: '2024-03-09', subscription_id: 'smaller'}),
  term('ends', 10, '2024-03-10', {valid_to: '2024-03-10'}),
  term('monthly', 10, '2024-03-10', {interval: 'month', unit_amount: 10}),
];

checkMetric(renewalRate, [
  {
    name: 'counts terms that went on, by due date, of those that came due',
    tables: {subscriptions: march}, period: '2024-03',
    measured: [{due: 4, renewed: 3, pending: 0}],
    expected: [{value: 0.75, n: 4, interval: [0.30064184, 0.95441274]}],
    source: 'by hand; Wilson 3 of 4',
  },
  {
    name: 'counts their money, of each term no more than was due',
    tables: {subscriptions: march}, period: '2024-03', params: {measure: 'value'},
    measured: [{dueMrr: 40, renewedMrr: 25}],
    expected: [{value: 0.625, n: 4}],
    source: '(10 + 10 + 5) / 40',
  },
  {
    name: 'counts all of their money',
    tables: {subscriptions: march}, period: '2024-03', params: {measure: 'value_net'},
    expected: [{value: 0.875}],
    source: '(10 + 20 + 5) / 40',
  },
  {
    name: 'counts months among terms when asked to',
    tables: {subscriptions: march}, period: '2024-03', params: {includeMonthly: true},
    expected: [{value: 0.8, n: 5}],
    source: 'the monthly one goes on',
  },
  {
    name: 'waits for days of grace, and says how many terms it waits for',
    tables: {subscriptions: [
      term('back', 10, '2024-03-01', {valid_to: '2024-03-01'}), term('back', 10, '2025-03-28', {valid_from: '2024-03-28'}),
      term('waits', 10, '2024-03-20', {valid_to: '2024-03-20'}),
    ]},
    period: '2024-03', asOf: '2024-04-05', params: {renewal: 'manual'},
    measured: [{due: 1, renewed: 1, pending: 1}],
    expected: [{value: 1, warnings: {pending_renewals: 1}}],
    source: '31 March is over on 5 April, 19 April is not',
  },
  {
    name: 'is immature while all terms wait',
    tables: {subscriptions: [term('waits', 10, '2024-03-20')]},
    period: '2024-03', params: {renewal: 'manual'},
    expected: [{value: null, reason: 'immature'}],
    source: 'metrics.md 3.8',
  },
]);

checkMetric(renewalRate, [
  {
    name: 'groups terms by the plan that comes due, whatever it is renewed as',
    tables: {subscriptions: march.map((each, i) => ({...each, plan: i === 3 || i === 5 ? 'new' : i < 2 ? 'large' : 'small'}))},
    period: '2024-03', by: 'plan',
    measured: [{due: 1, renewed: 1}, {due: 3, renewed: 2}],
    expected: [{key: 'large', value: 1}, {key: 'small', value: 2 / 3}],
    source: 'one goes on; one grows into another plan, one is replaced by another, one ends; metrics.md 0.4',
  },
  {
    name: 'filters by it',
    tables: {subscriptions: march.map((each, i) => ({...each, plan: i < 2 ? 'large' : 'small'}))},
    period: '2024-03', where: {plan: 'large'}, params: {measure: 'value'},
    expected: [{value: 1, numerator: 10, n: 1}],
    source: 'the first alone',
  },
  {
    name: 'by request, knows who has asked to end as gone',
    tables: {subscriptions: [
      term('asked', 10, '2024-03-10', {cancel_requested_at: '2024-02-01'}), term('stays', 10, '2024-03-10'),
    ]},
    period: '2024-03', params: {churnAt: 'requested'},
    expected: [{value: 0.5, n: 2}],
    source: 'metrics.md 3.2: committed',
  },
]);
