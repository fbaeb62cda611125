import {cdnow, checkMetric} from '@crm-widgets/testing/node';
import {newCustomers} from './new-customers.js';

const subscriptions = [
  {customer_id: 'a', started_at: '2024-01-10', trial_end: '2024-02-05', unit_amount: 10},
  {customer_id: 'b', started_at: '2024-01-10', unit_amount: 0},
];

checkMetric(newCustomers, [
  {
    name: 'takes the date that the table of customers says',
    tables: {customers: [
      {customer_id: 'a', acquired_at: '2024-01-31'}, {customer_id: 'b', acquired_at: '2024-02-01'},
      {customer_id: 'c', acquired_at: null},
    ]},
    period: '2024-01..2024-03',
    expected: [{value: 1, n: 1}, {value: 1}, {value: 0}],
    source: 'counted by hand',
  },
  {
    name: 'else the first subscription that costs something, after its trial; the first payment; the first deal won',
    tables: {
      customers: [
        {customer_id: 'a'}, {customer_id: 'b'}, {customer_id: 'c'}, {customer_id: 'd', acquired_at: '2024-03-01'},
      ],
      subscriptions,
      transactions: [
        {customer_id: 'a', issued_at: '2024-01-02', amount: 5},
        {customer_id: 'b', issued_at: '2024-03-02', amount: -5, kind: 'refund'},
        {customer_id: 'b', issued_at: '2024-03-05', amount: 0},
        {customer_id: 'nobody we know', issued_at: '2024-03-05', amount: 9},
      ],
      deals: [
        {customer_id: 'c', stage: 'Lost', created_at: '2023-12-01', closed_at: '2024-01-05'},
        {customer_id: 'c', stage: 'Won', created_at: '2023-12-01', closed_at: '2024-01-20'},
      ],
    },
    period: '2024-01..2024-03',
    expected: [{value: 1}, {value: 1}, {value: 2}],
    source: 'c by its deal, a after its trial, b by an order of 0 and d as said',
  },
  {
    name: 'without a table of customers, anyone who paid first in any way',
    tables: {subscriptions, transactions: [
      {customer_id: 'a', issued_at: '2024-01-02', amount: 5}, {customer_id: 'c', issued_at: '2024-01-03', amount: 5},
    ]},
    period: '2024-01..2024-02',
    expected: [{value: 1}, {value: 1}],
    source: 'c by an order, a after its trial, though it paid before',
  },
  {
    name: 'counts a customer who is listed twice once',
    tables: {customers: [{customer_id: 'a', acquired_at: '2024-01-31'}, {customer_id: 'a', acquired_at: '2024-01-30'}]},
    period: '2024-01',
    expected: [{value: 1}],
    source: 'counted by hand',
  },
  {
    name: 'CDNOW by quarter',
    tables: {transactions: cdnow}, period: '1997-01..1997-06', grain: 'quarter',
    expected: [{value: 2357}, {value: 0}],
    source: 'conformance A1: 2 357 customers, who first bought from January to March 1997',
  },
]);
