import {checkMetric} from '@crm-widgets/testing/node';
import {mrr} from './mrr.js';

const started_at = '2023-12-01';

checkMetric(mrr, [
  {
    name: 'D1: 100 customers at 100 a month and 50 at 600 a year',
    tables: {subscriptions: [
      ...Array.from({length: 100}, (_, i) => ({customer_id: `m${i}`, started_at, unit_amount: 100, interval: 'month'})),
      ...Array.from({length: 50}, (_, i) => ({customer_id: `y${i}`, started_at, unit_amount: 600, interval: 'year'})),
    ]},
    period: '2024-01',
    expected: [{value: 12500, n: 150}],
    source: 'Stripe billing glossary',
  },
  {
    name: 'D2: a year at 1 200',
    tables: {subscriptions: [{customer_id: 'a', started_at, unit_amount: 1200, interval: 'year'}]},
    period: '2024-01',
    expected: [{value: 100, n: 1}],
    source: 'Stripe support',
  },
  {
    name: 'D4: the running total through new, expansion, contraction, churn and reactivation',
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
    period: '2023-01-14..2024-02-01', grain: 'day', where: {},
    expected: expectedDays(),
    source: 'ChartMogul help 201244842: 166.67, 226.67, 166.67, 0, 150',
  },
  {
    name: 'turns every interval into months',
    tables: {subscriptions: [
      {customer_id: 'week', started_at, unit_amount: 84, interval: 'week'},
      {customer_id: 'two weeks', started_at, unit_amount: 84, interval: 'week', interval_count: 2},
      {customer_id: 'day', started_at, unit_amount: 12, interval: 'day'},
      {customer_id: 'quarter', started_at, unit_amount: 30, interval: 'month', interval_count: 3},
      {customer_id: 'two years', started_at, unit_amount: 240, interval: 'year', interval_count: 2},
    ]},
    period: '2024-01', by: 'customer_id',
    expected: [
      {
        key: 'day', value: 365}, {key: 'quarter', value: 10}, {key: 'two weeks', value: 182.5}, {key: 'two years',
        value: 10,
      },
      {key: 'week', value: 365},
    ],
    source: 'a month is 365/12 days or 365/84 weeks',
  },
  {
    name: 'takes off discounts that recur and never goes below nothing',
    tables: {subscriptions: [
      {
        customer_id: 'forever', started_at, unit_amount: 100, quantity: 2, discount_pct: 10, discount_amount: 5,
        discount_duration: 'forever',
      },
      {customer_id: 'once', started_at, unit_amount: 100, discount_pct: 50, discount_duration: 'once'},
      {customer_id: 'repeating', started_at, unit_amount: 100, discount_pct: 50, discount_duration: 'repeating'},
      {customer_id: 'too much', started_at, unit_amount: 10, discount_amount: 25, discount_duration: 'forever'},
    ]},
    period: '2024-01',
    measured: [{mrr: 325, customers: 3}],
    expected: [{value: 325, n: 3}],
    source: '2 x 100 - 10 % - 5, 100, 50 and 0',
  },
  {
    name: 'leaves out trials, pauses, ends and what is billed by use; a trial that is over counts from its end',
    tables: {subscriptions: [
      {customer_id: 'trial', started_at, unit_amount: 1, status: 'trialing'},
      {customer_id: 'paused', started_at, unit_amount: 2, status: 'paused'},
      {customer_id: 'late', started_at, unit_amount: 4, status: 'past_due'},
      {customer_id: 'metered', started_at, unit_amount: 8, is_metered: true},
      {customer_id: 'after trial', started_at, unit_amount: 16, trial_end: '2024-01-20'},
    ]},
    period: '2024-01-18..2024-01-20', grain: 'day',
    expected: [{value: 4, n: 1}, {value: 4}, {value: 20, n: 2}],
    source: 'by hand',
  },
  {
    name: 'what starts or ends exactly at the end of a period belongs to the next',
    tables: {subscriptions: [
      {customer_id: 'a', started_at, valid_from: '2024-01-01', valid_to: '2024-02-01', unit_amount: 10},
      {customer_id: 'b', started_at, valid_from: '2024-02-01', unit_amount: 5},
    ]},
    period: '2023-12..2024-02',
    expected: [{value: 0, n: 0}, {value: 10, n: 1}, {value: 5, n: 1}],
    source: 'metrics.md 3.1',
  },
  {
    name: 'of one row for each subscription, counts one till it ended; an end after as-of is not known',
    tables: {subscriptions: [
      {customer_id: 'a', started_at, unit_amount: 10, status: 'canceled', ended_at: '2024-02-15'},
      {customer_id: 'b', started_at, unit_amount: 5, status: 'active', ended_at: '2024-03-20'},
    ]},
    period: '2024-01..2024-03', asOf: '2024-03-10',
    expected: [{value: 15}, {value: 5}, {value: 5}],
    source: 'by hand',
  },
]);

const invoice = (customer_id: string, amount: number, service_start: string, service_end: string, more: object = {}) =>
  ({customer_id, kind: 'invoice', issued_at: service_start, amount, service_start, service_end, ...more});

checkMetric(mrr, [
  {
    name: 'of invoices, divides each by the months that it is for, or by days where these are not whole',
    tables: {transactions: [
      invoice('month', 10, '2024-01-15', '2024-02-15'), invoice('year', 240, '2023-07-01', '2024-07-01'),
      invoice('end of month', 30, '2024-01-31', '2024-02-29'), invoice('days', 12, '2024-01-20', '2024-02-01'),
      invoice('open', 5, '2024-01-15', '2024-02-15', {status: 'open'}),
      invoice('void', 1000, '2024-01-15', '2024-02-15', {status: 'void'}), invoice('refund', -10, '2024-01-15', '2024-02-15'),
      {customer_id: 'once', kind: 'invoice', issued_at: '2024-01-15', amount: 1000, service_start: null, service_end: null},
      {customer_id: 'order', kind: 'order', issued_at: '2024-01-15', amount: 1000, service_start: '2024-01-15', service_end: '2024-02-15'},
    ]},
    period: '2024-01', by: 'customer_id',
    expected: [
      {key: 'days', value: 365 / 12}, {key: 'end of month', value: 30}, {key: 'month', value: 10}, {key: 'open', value: 5},
      {key: 'year', value: 20},
    ],
    source: '12 for 12 days is 1 a day; metrics.md 3.2',
  },
  {
    name: 'of invoices, takes recurring ones alone where the file says which are',
    tables: {transactions: [
      invoice('a', 10, '2024-01-01', '2024-02-01', {is_recurring: true}), invoice('b', 99, '2024-01-01', '2024-02-01', {is_recurring: false}),
    ]},
    period: '2024-01',
    expected: [{value: 10, n: 1}],
    source: 'by hand',
  },
  {
    name: 'of invoices, bridges three days, waits seven for the next one, and then it is over',
    tables: {transactions: [
      invoice('late', 10, '2024-01-01', '2024-01-31'), invoice('late', 10, '2024-02-03', '2024-03-03'),
      invoice('too late', 100, '2024-01-01', '2024-01-30'), invoice('too late', 100, '2024-02-03', '2024-03-03'),
      invoice('two lines', 1000, '2024-01-01', '2024-02-01', {subscription_id: 's'}),
      invoice('two lines', 500, '2024-01-01', '2024-02-01', {subscription_id: 's'}),
    ]},
    period: '2024-02-01..2024-02-03', grain: 'day', asOf: '2024-02-10',
    measured: [{mrr: 10 * 365 / 12 / 30}, {mrr: 10 * 365 / 12 / 30}, {mrr: 10 * 12 / 12 + 100}],
    expected: [{}, {}, {value: 110, n: 2}],
    source: '30 days of January are no whole month; 8 February is past the grace of 1 February',
  },
  {
    name: 'of invoices, keeps the last one in force while the next may still come',
    tables: {transactions: [invoice('a', 10, '2024-01-01', '2024-02-01')]},
    period: '2024-02', asOf: '2024-02-08',
    expected: [{value: 10, n: 1}],
    source: 'seven days after 1 February are not over',
  },
]);

function expectedDays() {
  return Array.from({length: 384}, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 14 + i)).toISOString().slice(0, 10);
    if (day < '2023-01-15') return {value: 2000 / 12};
    if (day < '2023-03-15') return {value: 2000 / 12 + 60};
    if (day < '2024-01-10') return {value: 2000 / 12};
    return {value: day < '2024-02-01' ? 0 : 150};
  });
}

const used = (transaction_id: string, issued_at: string, amount: number, more = {}) =>
  ({transaction_id, kind: 'invoice', subscription_id: 'use', issued_at, amount, is_recurring: true, ...more});
const ends = {started_at: '2024-01-01', valid_from: '2024-01-01', unit_amount: 10};

checkMetric(mrr, [
  {
    name: 'leaves out what is billed by use, and its invoices',
    tables: {
      subscriptions: [{...ends, subscription_id: 'use', customer_id: 'a', is_metered: true}],
      transactions: [used('1', '2024-01-31', 60)],
    },
    period: '2024-02',
    expected: [{value: 0, n: 0}],
    source: 'metrics.md 3.1: metered excluded',
  },
  {
    name: 'or takes the mean of its invoices of the three months before, fewer while there are no more',
    tables: {
      subscriptions: [
        {...ends, subscription_id: 'use', customer_id: 'a', is_metered: true, valid_to: '2024-06-20'},
        {...ends, subscription_id: 'seat', customer_id: 'b', unit_amount: 1},
      ],
      transactions: [
        used('1', '2024-01-31', 60), used('2', '2024-02-29', 90), used('3', '2024-04-30', 30), used('4', '2024-04-30', 6),
        used('5', '2024-03-31', 99, {status: 'void'}), used('6', '2024-03-31', 99, {subscription_id: 'seat'}),
      ],
    },
    period: '2024-01..2024-06', params: {metered: 'trailing3'},
    expected: [{value: 1, n: 1}, {value: 61, n: 2}, {value: 76}, {value: 51}, {value: 43}, {value: 1, n: 1}],
    source: 'by hand: 60; (60 + 90) / 2; (60 + 90 + 0) / 3; (90 + 0 + 36) / 3; it ends on 20 June',
  },
  {
    name: 'of a price by use beside another one, takes invoices that are not recurring',
    tables: {
      subscriptions: [
        {...ends, subscription_id: 'use', customer_id: 'a', is_metered: true}, {...ends, subscription_id: 'use', customer_id: 'a'},
      ],
      transactions: [used('1', '2024-01-31', 10), used('2', '2024-01-31', 5, {is_recurring: false})],
    },
    period: '2024-02', params: {metered: 'trailing3'},
    expected: [{value: 15, n: 1}],
    source: '10 of the seat and 5 of its use',
  },
  {
    name: 'counts what is past due for so many days when told to',
    tables: {subscriptions: [
      {...ends, subscription_id: 's', customer_id: 'a', status: 'past_due', valid_from: '2024-01-20', valid_to: '2024-02-01'},
      {...ends, subscription_id: 's', customer_id: 'a', status: 'past_due', valid_from: '2024-02-01'},
    ]},
    period: '2024-02-03..2024-02-04', grain: 'day', params: {pastDueGraceDays: 15},
    expected: [{value: 10}, {value: 0}],
    source: 'fifteen days from 20 January on end with 3 February; the second version goes on with the first',
  },
  {
    name: 'of a file with one row for each subscription, does not know since when one is past due',
    tables: {subscriptions: [{customer_id: 'a', started_at: '2024-01-01', unit_amount: 10, status: 'past_due'}]},
    period: '2024-02', params: {pastDueGraceDays: 1},
    expected: [{value: 10}],
    source: 'metrics.md 3.1',
  },
  ...([['ended', [20, 20, 10]], ['requested', [10, 10, 10]], ['service_end', [20, 20, 20]]] as const).map(([churnAt, values]) => ({
    name: `stops to count as churnAt ${churnAt} says`,
    tables: {subscriptions: [
      {...ends, subscription_id: 's', customer_id: 'a', cancel_requested_at: '2024-01-10', ended_at: '2024-03-10', term_end: '2024-04-01'},
      {...ends, subscription_id: 't', customer_id: 'b', valid_to: '2024-02-10', term_end: '2024-12-31'},
      {...ends, subscription_id: 't', customer_id: 'b', valid_from: '2024-02-10', unit_amount: 10},
    ]},
    period: '2024-01..2024-03', params: {churnAt},
    expected: values.map((value) => ({value})),
    source: 'asked on 10 January, ended on 10 March, paid till 31 March; a change of price is no end of service',
  })),
  ...([['recurring', 70], ['forever', 80], ['all', 60], ['none', 120]] as const).map(([discounts, value]) => ({
    name: `takes off discounts ${discounts}`,
    tables: {subscriptions: [
      {...ends, customer_id: 'a', unit_amount: 40, discount_pct: 100, discount_duration: 'forever'},
      {...ends, customer_id: 'b', unit_amount: 40, discount_amount: 10, discount_duration: 'repeating'},
      {...ends, customer_id: 'c', unit_amount: 40, discount_pct: 25, discount_duration: 'once'},
    ]},
    period: '2024-01', params: {discounts},
    expected: [{value}],
    source: 'metrics.md 3.1',
  })),
  {
    name: 'of invoices, waits as many days for the next one as it is told',
    tables: {transactions: [invoice('a', 10, '2024-01-01', '2024-02-01')]},
    period: '2024-02', asOf: '2024-02-11', params: {graceDays: 10},
    expected: [{value: 10, n: 1}],
    source: 'ten days after 1 February are not over',
  },
]);
