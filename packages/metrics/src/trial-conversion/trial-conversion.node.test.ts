import {checkMetric} from '@crm-widgets/testing/node';
import {trialConversion} from './trial-conversion.js';

const trial = (customer_id: string) => ({
  subscription_id: customer_id, customer_id, started_at: '2024-01-01', status: 'trialing', unit_amount: 10,
  valid_from: '2024-01-01', valid_to: '2024-01-15', trial_start: '2024-01-01', trial_end: '2024-01-15',
});
const paid = (customer_id: string, more: object = {}) =>
  ({...trial(customer_id), status: 'active', valid_from: '2024-01-15', valid_to: null, ...more});
const january = [
  trial('converts'), paid('converts'),
  {...trial('early'), valid_to: '2024-01-05'}, paid('early', {valid_from: '2024-01-05'}),
  trial('leaves'),
  trial('leaves at once'), paid('leaves at once', {valid_to: '2024-01-20'}),
  trial('does not pay'), paid('does not pay'),
];
const invoice = (customer_id: string, issued_at: string, status = 'paid') =>
  ({customer_id, issued_at, status, kind: 'invoice', amount: 10});

checkMetric(trialConversion, [
  {
    name: 'counts trials that are paid for a week after their end',
    tables: {
      subscriptions: january,
      transactions: [
        invoice('converts', '2024-01-15'), invoice('early', '2024-01-05'), invoice('leaves at once', '2024-01-15'),
        invoice('does not pay', '2024-01-15', 'open'),
      ],
    },
    period: '2024-01',
    measured: [{ended: 5, converted: 2, pending: 0}],
    expected: [{value: 0.4, n: 5}],
    source: 'by hand',
  },
  {
    name: 'without transactions, counts those in force a week after their end',
    tables: {subscriptions: january}, period: '2024-01',
    expected: [{value: 0.6, n: 5}],
    source: 'who does not pay is in force too',
  },
  {
    name: 'counts the row of a file with one for each subscription',
    tables: {subscriptions: [
      {customer_id: 'a', started_at: '2024-01-01', unit_amount: 10, status: 'active', trial_end: '2024-01-15'},
      {customer_id: 'b', started_at: '2024-01-01', unit_amount: 10, status: 'canceled', trial_end: '2024-01-15', ended_at: '2024-01-15'},
      {customer_id: 'c', started_at: '2024-01-01', unit_amount: 10, status: 'active', trial_end: null},
    ]},
    period: '2024-01',
    expected: [{value: 0.5, n: 2}],
    source: 'by hand',
  },
  {
    name: 'leaves out trials whose week is not over, and is immature when there are no others',
    tables: {subscriptions: january}, period: '2024-01', asOf: '2024-01-22',
    measured: [{ended: 0, pending: 5}],
    expected: [{value: null, reason: 'immature', warnings: {pending_trials: 5}}],
    source: '22 January is not over',
  },
]);

checkMetric(trialConversion, [
  {
    name: 'groups trials by the plan that was tried, not by the one that was taken',
    tables: {subscriptions: [
      {...trial('a'), plan: 'small'}, paid('a', {plan: 'large'}), {...trial('b'), plan: 'small'}, {...trial('c'), plan: 'large'},
    ]},
    period: '2024-01', by: 'plan',
    measured: [{ended: 1, converted: 0}, {ended: 2, converted: 1}],
    expected: [{key: 'large', value: 0}, {key: 'small', value: 0.5}],
    source: 'a and b tried the small plan; metrics.md 0.4',
  },
  {
    name: 'filters by it, and by words of customers',
    tables: {
      subscriptions: [{...trial('a'), plan: 'small'}, paid('a', {plan: 'large'}), {...trial('b'), plan: 'small'}],
      customers: [{customer_id: 'a', channel: 'web'}, {customer_id: 'b', channel: 'ads'}],
    },
    period: '2024-01', where: {plan: 'small', channel: 'web'},
    expected: [{value: 1, n: 1}],
    source: 'a alone',
  },
]);
