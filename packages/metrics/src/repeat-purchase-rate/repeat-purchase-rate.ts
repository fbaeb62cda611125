import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {purchases} from '../facts/revenue-rows.js';
import {entities} from '../measures.js';
import {mustHave} from '../must-have.js';

export const repeatPurchaseRate = defineMetric({
  id: 'repeat-purchase-rate',
  title: 'Repeat purchase rate',
  description: 'Share of the customers who bought in the period that bought more than once in it.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.10',
  formula: 'repeat purchase rate = customers with 2 or more paid orders in the period / customers with 1 or more',
  params: {},
  tables: [['transactions']],
  measures(_, has) {
    mustHave(has, 'transactions', 'customer_id');
    const {scope, filter} = purchases();
    return {
      repeaters: entities(scope, 'customer_id', {kind: 'rows', atLeast: 2}, {filter}),
      buyers: entities(scope, 'customer_id', {kind: 'rows', atLeast: 1}, {filter}),
    };
  },
  calculate: ({repeaters, buyers}) => share(repeaters, buyers),
});
