import {share} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, activityParams, autoInactivity} from '../facts/activity-params.js';
import {countDistinct, inForce, inForceThroughout} from '../measures.js';
import {oneOf} from '../params.js';

export const customerChurnRate = defineMetric({
  id: 'customer-churn-rate',
  title: 'Customer churn rate',
  description: 'Share of the customers active at the start of the period that are not active at its end.',
  unit: 'ratio', better: 'down',
  reference: 'metrics.md 4.2',
  formula: 'CCR = customers active at start and not at end / customers active at start',
  params: {
    ...activityParams,
    churnFormula: oneOf(['standard'], 'how losses are counted'),
  },
  tables: [['subscriptions'], ['transactions']],
  auto: (_, has) => autoInactivity(has),
  measures(params, has) {
    const activity = activityOf(params, has);
    return {
      stayed: countDistinct(inForceThroughout(activity, 'customer_id'), 'customer_id'),
      started: countDistinct(inForce(activity, 'start'), 'customer_id'),
    };
  },
  calculate: ({stayed, started}) =>
    share(stayed === null || started === null ? null : started - stayed, started),
});
