import {checkMetric} from '@crm-widgets/testing/node';
import {arr} from './arr.js';

checkMetric(arr, [{
  name: 'is twelve times what a month brings in',
  tables: {subscriptions: [
    {customer_id: 'a', started_at: '2024-01-01', unit_amount: 2000, interval: 'year'},
    {customer_id: 'b', started_at: '2024-01-15', unit_amount: 10, interval: 'month'},
  ]},
  period: '2023-12..2024-01',
  expected: [{value: 0, n: 0}, {value: 2120, n: 2}],
  source: '2 000 + 12 x 10',
}]);
