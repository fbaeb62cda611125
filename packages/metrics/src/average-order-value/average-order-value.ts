import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {purchases} from '../facts/revenue-rows.js';
import {count, sum} from '../measures.js';

export const averageOrderValue = defineMetric({
  id: 'average-order-value',
  title: 'Average order value',
  description: 'What a paid order or invoice of the period comes to, on average.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 3.10',
  formula: 'AOV = sum of amount / number of paid orders and invoices of the period',
  params: {},
  tables: [['transactions']],
  measures() {
    const {scope, filter} = purchases();
    return {revenue: sum(scope, 'amount', {filter}), orders: count(scope, {filter})};
  },
  calculate: ({revenue, orders}) => ratio(revenue, orders),
});
