import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {costOfGoods, goodsCount, goodsParams, goodsSold, goodsWarnings} from '../facts/goods-sold.js';

export const cogs = defineMetric({
  id: 'cogs',
  title: 'Cost of goods sold',
  description: 'What the sales of the period cost to make or to buy.',
  unit: 'money', better: 'neutral',
  reference: 'metrics.md 3.7',
  formula: 'COGS = costs of the sales + expenses for goods sold; or opening stock + purchases - closing stock',
  params: goodsParams,
  tables: [['transactions', 'expenses'], ['transactions'], ['expenses']],
  measures: (params, has) => goodsSold(params, has),
  calculate(measured, params) {
    const made = {...total(costOfGoods(measured, params), goodsCount(measured, params)), warnings: goodsWarnings(measured)};
    return made.value === null ? {...made, reason: 'missing_input'} : made;
  },
});
