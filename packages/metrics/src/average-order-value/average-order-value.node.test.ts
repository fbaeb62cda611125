import {checkMetric} from '@crm-widgets/testing/node';
import {averageOrderValue} from './average-order-value.js';

checkMetric(averageOrderValue, [{
  name: 'is of paid orders and invoices, refunds and unpaid ones left out; no orders have no average',
  tables: {transactions: [
    {issued_at: '2024-01-01', amount: 10},
    {issued_at: '2024-01-02', amount: 20, kind: 'invoice'},
    {issued_at: '2024-01-03', amount: 0},
    {issued_at: '2024-01-03', amount: -10, kind: 'refund'},
    {issued_at: '2024-01-04', amount: 99, status: 'open'},
  ]},
  period: '2024-01..2024-02',
  measured: [{revenue: 30, orders: 3}, {revenue: 0, orders: 0}],
  expected: [{value: 10, numerator: 30, denominator: 3, n: 3}, {value: null, reason: 'zero_denominator', n: 0}],
  source: 'counted by hand',
}]);
