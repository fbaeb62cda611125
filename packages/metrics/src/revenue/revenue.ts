import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {count, sum} from '../measures.js';
import {revenueParams, revenueRows} from '../facts/revenue-rows.js';

export const revenue = defineMetric({
  id: 'revenue',
  title: 'Revenue',
  description: 'What customers paid in the period, net of tax, discounts and refunds.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 3.10',
  formula: 'revenue = sum of amount over paid transactions of the period; refunds are negative, on their own date',
  params: revenueParams,
  tables: [['transactions']],
  measures(params) {
    const {scope, filter} = revenueRows(params);
    return {revenue: sum(scope, 'amount', {filter}), rows: count(scope, {filter})};
  },
  calculate: ({revenue, rows}) => total(revenue, rows),
});
