import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {costOfGoods, goodsParams, goodsSold, goodsWarnings} from '../facts/goods-sold.js';
import {revenueRows} from '../facts/revenue-rows.js';
import {count, sum} from '../measures.js';
import {plus} from '../plus.js';

export const grossMargin = defineMetric({
  id: 'gross-margin',
  title: 'Gross margin',
  description: 'What share of the revenue of the period is left once what was sold is paid for.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.7',
  formula: 'gross margin = (revenue - COGS) / revenue',
  params: goodsParams,
  tables: [['transactions', 'expenses'], ['transactions']],
  measures(params, has): Readonly<Record<string, Measure>> {
    const {scope, filter} = revenueRows(params);
    return {revenue: sum(scope, 'amount', {filter}), sales: count(scope, {filter}), ...goodsSold(params, has)};
  },
  calculate({revenue = null, sales = null, ...measured}, params) {
    const cost = costOfGoods(measured, params);
    const left = revenue === null || cost === null ? null : plus(revenue, -cost);
    const made = {...ratio(left, revenue, sales), warnings: goodsWarnings(measured)};
    return cost === null ? {...made, reason: 'missing_input'} : made;
  },
});
