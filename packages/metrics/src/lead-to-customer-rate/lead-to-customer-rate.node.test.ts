import {checkMetric} from '@crm-widgets/testing/node';
import {leadToCustomerRate} from './lead-to-customer-rate.js';

const lead = (person_id: string, lead_at: string, more = {}) =>
  ({person_id, customer_id: person_id, created_at: '2023-01-01', lead_at, ...more});
const people = [lead('a', '2024-01-05'), lead('b', '2024-01-31'), lead('c', '2024-01-10'), lead('d', '2024-01-10')];
const paid = (customer_id: string, issued_at: string, more = {}) => ({customer_id, issued_at, amount: 10, ...more});
const transactions =
  [paid('a', '2024-02-10'), paid('a', '2024-03-10'), paid('b', '2024-06-01'), paid('d', '2024-01-09')];
const later = {asOf: '2024-09-01'};

checkMetric(leadToCustomerRate, [
  {
    name: 'is the share of leads of the period that first paid within 90 days, neither later nor before that',
    tables: {people, transactions}, period: '2024-01..2024-02', ...later,
    measured: [{entered: 4, converted: 1, pending: 0}, {entered: 0, converted: 0, pending: 0}],
    expected: [
      {value: 0.25, n: 4, reason: null, interval: [0.04558726029536886, 0.6993581599030917]},
      {value: null, reason: 'zero_denominator'},
    ],
    source: 'counted by hand; Wilson interval of 1 in 4',
  },
  {
    name: 'counts the day the window ends on, and not the next',
    tables: {people: [lead('a', '2024-01-01'), lead('b', '2024-01-01')],
      transactions: [paid('a', '2024-03-31'), paid('b', '2024-04-01')]},
    period: '2024-01', ...later,
    expected: [{value: 0.5}],
    source: '1 January + 90 days = 31 March 2024',
  },
  {
    name: 'is immature while the window of a lead that did not pay is open',
    tables: {people, transactions}, period: '2024-01', asOf: '2024-04-15',
    measured: [{entered: 4, converted: 1, pending: 1}],
    expected: [{value: 0.25, reason: 'immature'}],
    source: '31 January + 90 days = 30 April; nobody knows of June yet',
  },
  {
    name: 'is unknown, and not 0, where a source says of nobody whether they became a customer',
    tables: {people: [{person_id: 'a', created_at: '2024-01-05'}], transactions}, period: '2024-01', ...later,
    measured: [{entered: 1}], expected: [{value: null, denominator: 1, reason: 'missing_input'}],
    source: 'metrics.md 5.3: neither converted_at nor a customer_id that leads to a payment',
  },
  {
    name: 'is 0 where a source could say so and says it of nobody',
    tables: {people: [{person_id: 'a', created_at: '2024-01-05', converted_at: null}]}, period: '2024-01', ...later,
    measured: [{entered: 1, converted: 0}], expected: [{value: 0, denominator: 1, reason: null}],
    source: 'metrics.md 0.2',
  },
  {
    name: 'of a period divides conversions in it by leads in it',
    tables: {people, transactions}, period: '2024-01..2024-02', params: {attribution: 'period'}, ...later,
    expected: [{value: 0.25, numerator: 1, interval: null}, {value: null, numerator: 1, denominator: 0}],
    source: 'd paid in January, a first paid in February',
  },
  {
    name: 'has one lead for each address, at its earliest, by its earliest payment; test records and spam are no leads',
    tables: {
      people: [
        lead('a', '2024-02-05', {email: 'A@x.org '}), lead('b', '2024-01-05', {email: 'a@x.org'}),
        lead('c', '2024-01-06', {email: ''}),
        lead('d', '2024-01-06', {email: ''}), lead('t', '2024-01-06', {is_test: true}),
        lead('s', '2024-01-06', {status: 'Spam'}),
        lead('q', '2024-01-06', {status: 'disqualified'}),
      ],
      transactions,
    },
    period: '2024-01..2024-02', ...later,
    measured: [{entered: 4, converted: 2}, {entered: 0}],
    expected: [{value: 0.5}, {value: null}],
    source: 'counted by hand: a and b are one, c, d and q; d paid on the 9th',
  },
  {
    name: 'counts rows with one address apart where they are not deduped, and accounts once',
    tables: {people: [lead('a', '2024-01-05'), lead('x', '2024-01-02', {customer_id: 'a'})], transactions},
    period: '2024-01', params: {unit: 'account', dedupeLeads: false}, ...later,
    expected: [{value: 1, n: 1}],
    source: 'counted by hand',
  },
  {
    name: 'without billing looks at deals won by the person',
    tables: {
      people: [lead('a', '2024-01-05'), lead('b', '2024-01-05', {converted_at: '2024-01-06'})],
      deals: [
        {person_id: 'a', stage: 'Won', created_at: '2024-01-06', closed_at: '2024-02-01'},
        {person_id: 'a', stage: 'Won', created_at: '2024-01-06', closed_at: '2024-03-01'},
        {person_id: 'b', stage: 'Lost', created_at: '2024-01-06', closed_at: '2024-02-01'},
      ],
    },
    period: '2024-01', ...later,
    expected: [{value: 0.5}],
    source: 'counted by hand; what a CRM calls converted is no customer yet',
  },
  {
    name: 'alone believes what the file says',
    tables: {people: [lead('a', '2024-01-05', {converted_at: '2024-01-06', source: 'ads'}),
      lead('b', '2024-01-05', {source: 'web'})]},
    period: '2024-01', by: 'source', ...later,
    expected: [{key: 'ads', value: 1}, {key: 'web', value: 0}],
    source: 'counted by hand',
  },
]);
