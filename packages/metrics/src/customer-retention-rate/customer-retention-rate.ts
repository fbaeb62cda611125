import {share} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, activityParams, autoInactivity} from '../facts/activity-params.js';
import {countDistinct, inForce, inForceThroughout} from '../measures.js';

export const customerRetentionRate = defineMetric({
  id: 'customer-retention-rate',
  title: 'Customer retention rate',
  description: 'Share of the customers active at the start of the period that are active at its end.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 4.2',
  formula: 'CRR = customers active at start and end / customers active at start',
  params: activityParams,
  tables: [['subscriptions'], ['transactions']],
  auto: (_, has) => autoInactivity(has),
  measures(params, has) {
    const activity = activityOf(params, has);
    return {
      stayed: countDistinct(inForceThroughout(activity, 'customer_id'), 'customer_id'),
      started: countDistinct(inForce(activity, 'start'), 'customer_id'),
    };
  },
  calculate: ({stayed, started}) => share(stayed, started),
});
