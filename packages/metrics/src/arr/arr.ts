import {balance} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {mrrSourceParams, mrrVersionsOf} from '../facts/mrr-params.js';
import {entities, sum} from '../measures.js';
import {inForce} from '../states.js';

export const arr = defineMetric({
  id: 'arr',
  title: 'Annual recurring revenue',
  description: 'What subscriptions in force at the end of the period bring in a year.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 3.1',
  formula: 'ARR = 12 x MRR',
  params: mrrSourceParams,
  tables: [['subscriptions'], ['transactions']],
  measures(params) {
    const scope = inForce(mrrVersionsOf(params), 'end');
    return {
      mrr: sum(scope, 'mrr'),
      customers: entities(scope, 'customer_id', {kind: 'sum', column: 'mrr', above: 0}),
    };
  },
  calculate: ({mrr, customers}) => balance(mrr === null ? null : 12 * mrr, customers),
});
