import {defineMetric} from '../define-metric.js';
import {autoInactivity} from '../facts/activity-params.js';
import {areWhole, churnMeasures, churnParams, churnRate} from '../facts/churn-formulas.js';

export const customerChurnRate = defineMetric({
  id: 'customer-churn-rate',
  title: 'Customer churn rate',
  description: 'Share of the customers active at the start of the period that are not active at its end.',
  unit: 'ratio', better: 'down',
  reference: 'metrics.md 4.2',
  formula: 'CCR = customers active at start and not at end / customers active at start',
  params: churnParams,
  tables: [['subscriptions'], ['transactions']],
  auto: (_, has) => autoInactivity(has),
  measures: (params, has) => churnMeasures(params, has),
  calculate: (measured) => churnRate(measured),
  peer: {id: 'customer-retention-rate', agree: areWhole, code: 'not_one_with_retention'},
});
