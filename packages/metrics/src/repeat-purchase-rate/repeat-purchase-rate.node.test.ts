import {checkMetric} from '@crm-widgets/testing/node';
import {repeatPurchaseRate} from './repeat-purchase-rate.js';

checkMetric(repeatPurchaseRate, [{
  name: 'share of the buyers of a period that bought twice in it, be it on one day; refunds are no purchase',
  tables: {transactions: [
    {customer_id: 'a', issued_at: '2024-01-01', amount: 10},
    {customer_id: 'a', issued_at: '2024-01-01', amount: 10},
    {customer_id: 'b', issued_at: '2024-01-02', amount: 10},
    {customer_id: 'b', issued_at: '2024-01-03', amount: -10, kind: 'refund'},
    {customer_id: 'c', issued_at: '2024-01-31', amount: 10},
    {customer_id: 'c', issued_at: '2024-02-01', amount: 10},
    {customer_id: 'd', issued_at: '2024-01-31', amount: 0},
  ]},
  period: '2024-01..2024-03',
  measured: [{repeaters: 1, buyers: 4}, {repeaters: 0, buyers: 1}, {repeaters: 0, buyers: 0}],
  expected: [
    {value: 0.25, n: 4, interval: [0.045587260, 0.699358160]},
    {value: 0, n: 1},
    {value: null, reason: 'zero_denominator', interval: null},
  ],
  source: 'counted by hand; Wilson interval of 1 in 4',
}]);
