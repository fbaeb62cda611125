import {checkMetric} from '@crm-widgets/testing/node';
import {retentionCost} from './retention-cost.js';

const client = (customer_id: string, started_at: string, more = {}) =>
  ({customer_id, started_at, unit_amount: 10, ...more});
const ended = (ended_at: string) => ({ended_at, status: 'canceled'});
const subscriptions = [
  client('a', '2022-01-01'), client('b', '2022-01-01', ended('2022-06-01')), client('b', '2022-07-01'),
  client('c', '2022-01-01', ended('2022-06-01')), client('c', '2023-07-01'), client('d', '2024-01-16'),
];
const expense = (amount: number, more = {}) => ({incurred_at: '2024-01-10', amount, category: 'support', ...more});

checkMetric(retentionCost, [
  {
    name: 'takes the share of the days of clients where nobody says on whom it was spent; a break of 31 days is none',
    tables: {subscriptions,
      expenses: [expense(300), expense(109, {category: 'retention'}), expense(999, {category: 'other'})]},
    period: '2024-01',
    measured: [{cost: 409, named: 0, before: 2, after: 2, longDays: 62, clientDays: 109}],
    expected: [{value: 409 * 62 / 109 / 2, denominator: 2, n: 2}],
    source: 'a and b for 31 days each are long-term; c for 31, d for 16 are not',
  },
  {
    name: 'counts what was spent on long-term clients where most of it says on whom',
    tables: {subscriptions, expenses: [expense(60, {customer_id: 'a'}), expense(20, {customer_id: 'c'}), expense(20)]},
    period: '2024-01',
    measured: [{cost: 100, named: 80, onLong: 60}],
    expected: [{value: 30, numerator: 60}],
    source: '80 % is named; 60 / 2',
  },
  {
    name: 'spreads what pays for more days, and counts long-term clients at both edges',
    tables: {
      subscriptions: [client('a', '2022-01-01'), client('e', '2023-01-16')],
      expenses: [expense(91, {service_start: '2024-01-01', service_end: '2024-04-01', customer_id: 'a'})],
    },
    period: '2024-01',
    measured: [{cost: 31, before: 1, after: 2}],
    expected: [{value: 31 / 1.5}],
    source: '31 of 91 days; e is a client of a year on 16 January',
  },
  {
    name: 'of all divides by those who are not new in the period',
    tables: {subscriptions, expenses: [expense(300)]},
    period: '2024-01', params: {scope: 'all'},
    measured: [{before: 3, after: 3}],
    expected: [{value: 100}],
    source: 'a, b and c; d is new',
  },
  {
    name: 'is unknown without an expense of its categories at any time, and nothing in a month without one',
    tables: {subscriptions, expenses: [expense(5, {category: 'other'})]},
    period: '2024-01',
    expected: [{value: null, reason: 'missing_input'}],
    source: 'nobody says what it costs',
  },
  {
    name: 'of a shop takes those who bought again and again',
    tables: {
      transactions: ['2022-12-31', '2023-06-01',
        '2023-11-01'].map((issued_at) => ({customer_id: 'a', issued_at, amount: 5})),
      expenses: [expense(50)],
    },
    period: '2024-01', params: {inactivityDays: 160},
    expected: [{value: 50, n: 1}],
    source: 'a for all of January: active without a break since 31 December 2022',
  },
]);
