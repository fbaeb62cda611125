import {checkMetric} from '@crm-widgets/testing/node';
import {retentionCoverage} from './retention-coverage.js';

const subscriptions = [
  {customer_id: 'a', started_at: '2022-01-01', unit_amount: 10},
  {customer_id: 'b', started_at: '2023-12-01', unit_amount: 10},
];
const expenses = [{incurred_at: '2024-01-10', amount: 100, category: 'retention'}];
const transactions = [
  {customer_id: 'a', issued_at: '2024-01-15', amount: 80, status: 'paid'},
  {customer_id: 'a', issued_at: '2024-01-20', amount: -5, kind: 'refund', status: 'paid'},
  {customer_id: 'a', issued_at: '2024-01-20', amount: 500, status: 'open'},
  {customer_id: 'b', issued_at: '2024-01-20', amount: 900, status: 'paid'},
  {customer_id: 'a', issued_at: '2023-12-31', amount: 91, status: 'paid', service_start: '2024-01-01',
    service_end: '2024-04-01'},
];

checkMetric(retentionCoverage, [
  {
    name: 'divides what long-term clients bring by what is spent on them',
    tables: {subscriptions, expenses, transactions}, period: '2024-01',
    measured: [{revenue: 106, cost: 100, longDays: 31, clientDays: 62}],
    expected: [{value: 2.12, numerator: 106, denominator: 50, n: 1}],
    source: '80 - 5 + 31 of 91 days; half of 100, for a was one of two clients',
  },
  {
    name: 'counts open invoices where it is asked to',
    tables: {subscriptions, expenses, transactions}, period: '2024-01', params: {basis: 'invoiced'},
    expected: [{value: 12.12}],
    source: '606 / 50',
  },
  {
    name: 'is unknown without expenses that keep clients, and where none fell into the period',
    tables: {subscriptions, expenses: [{...expenses[0]!, category: 'other'}], transactions}, period: '2024-01',
    expected: [{value: null, reason: 'missing_input'}],
    source: 'nobody says what it costs',
  },
  {
    name: 'has no denominator in a month that cost nothing',
    tables: {subscriptions, expenses, transactions}, period: '2024-02',
    expected: [{value: null, numerator: 29, reason: 'zero_denominator'}],
    source: '29 of 91 days',
  },
]);
