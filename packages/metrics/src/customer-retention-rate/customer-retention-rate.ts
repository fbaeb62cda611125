import {defineMetric} from '../define-metric.js';
import {autoInactivity} from '../facts/activity-params.js';
import {areWhole, churnMeasures, churnParams, retentionRate} from '../facts/churn-formulas.js';

export const customerRetentionRate = defineMetric({
  id: 'customer-retention-rate',
  title: 'Customer retention rate',
  description: 'Share of the customers active at the start of the period that are active at its end.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 4.2',
  formula: 'CRR = customers active at start and end / customers active at start',
  params: churnParams,
  tables: [['subscriptions'], ['transactions']],
  auto: (_, has) => autoInactivity(has),
  measures: (params, has) => churnMeasures(params, has),
  calculate: (measured) => retentionRate(measured),
  peer: {id: 'customer-churn-rate', agree: areWhole, code: 'not_one_with_churn'},
});
