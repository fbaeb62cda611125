import {cdnow, checkMetric} from '@crm-widgets/testing/node';
import {payingCustomers} from './paying-customers.js';

checkMetric(payingCustomers, [
  {
    name: 'counts customers who paid more than they got back in the period; nobody is no customer',
    tables: {transactions: [
      {customer_id: 'a', issued_at: '2024-01-05', amount: 10},
      {customer_id: 'a', issued_at: '2024-01-06', amount: 10},
      {customer_id: 'b', issued_at: '2024-01-07', amount: 10},
      {customer_id: 'b', issued_at: '2024-01-08', amount: -10, kind: 'refund'},
      {customer_id: 'c', issued_at: '2024-01-09', amount: 0},
      {customer_id: null, issued_at: '2024-01-09', amount: 99},
      {customer_id: 'd', issued_at: '2024-02-01', amount: 1},
    ]},
    period: '2024-01..2024-03',
    measured: [{customers: 1}, {customers: 1}, {customers: 0}],
    expected: [{value: 1, n: 1}, {value: 1}, {value: 0, reason: null}],
    source: 'counted by hand',
  },
  {
    name: 'CDNOW: 2 349 paid anything at all, and each of them in 1997',
    tables: {transactions: cdnow}, period: '1997..1998', grain: 'year', asOf: '1998-07-01',
    expected: [{value: 2349}, {value: 515}],
    source: 'published with the task; by year counted apart',
  },
  {
    name: 'CDNOW in June 1998',
    tables: {transactions: cdnow}, period: '1998-06',
    expected: [{value: 138}],
    source: 'published with the task',
  },
]);
