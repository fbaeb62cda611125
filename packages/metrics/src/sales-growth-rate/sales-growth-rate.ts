import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {revenueParams, revenueRows} from '../facts/revenue-rows.js';
import {count, dated, sum} from '../measures.js';
import {oneOf, taking} from '../params.js';

export const salesGrowthRate = defineMetric({
  id: 'sales-growth-rate',
  title: 'Sales growth rate',
  description: 'By what share of the earlier period sales grew.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.6',
  formula: 'SGR = (revenue - earlier revenue) / |earlier revenue|',
  params: {
    against: oneOf(['previous', 'year_ago'], 'the earlier period'),
    of: taking(oneOf(['transactions', 'deals'], 'what sales are; deals: amounts of deals won'), {deals: 'deals'}),
    ...revenueParams,
  },
  tables: [['transactions'], ['deals']],
  measures({against: over, of, ...params}, has) {
    const {scope, filter} = of === 'deals' || !has('transactions')
      ? {scope: dated('closed_deals', 'closed_at'), filter: {outcome: 'won'}}
      : revenueRows(params);
    return {
      revenue: sum(scope, 'amount', {filter}), earlier: sum(scope, 'amount', {filter, over}),
      earlierSales: count(scope, {filter, over}),
    };
  },
  calculate({revenue, earlier, earlierSales}) {
    if (revenue === null || earlier === null) return ratio(null, earlier, earlierSales);
    const growth = ratio(revenue - earlier, Math.abs(earlier), earlierSales);
    return {...growth, warnings: {negative_previous: earlier < 0 ? 1 : 0}};
  },
});
