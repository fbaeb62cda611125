import {balance} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {mrrSourceParams, mrrVersionsOf} from '../facts/mrr-params.js';
import {entities, sum} from '../measures.js';
import {inForce} from '../states.js';

export const mrr = defineMetric({
  id: 'mrr',
  title: 'Monthly recurring revenue',
  description: 'What subscriptions in force at the end of the period bring in a month.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 3.1',
  formula: 'MRR = sum of monthly amounts of subscriptions in force; a year counts as 12 months, a week as 84/365',
  params: mrrSourceParams,
  tables: [['subscriptions'], ['transactions']],
  measures(params) {
    const scope = inForce(mrrVersionsOf(params), 'end');
    return {
      mrr: sum(scope, 'mrr'),
      customers: entities(scope, 'customer_id', {kind: 'sum', column: 'mrr', above: 0}),
    };
  },
  calculate: ({mrr, customers}) => balance(mrr, customers),
});
