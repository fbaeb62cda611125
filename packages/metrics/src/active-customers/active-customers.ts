import {balance} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, activityParams, autoInactivity} from '../facts/activity-params.js';
import {countDistinct} from '../measures.js';
import {inForce} from '../states.js';

export const activeCustomers = defineMetric({
  id: 'active-customers',
  title: 'Active customers',
  description: 'Customers with a paid subscription at the end of the period; in a shop, who bought not long before.',
  unit: 'count', better: 'up',
  reference: 'metrics.md 4.1',
  formula: 'active = customers with MRR > 0; without subscriptions, with a paid order in the last inactivityDays',
  params: activityParams,
  tables: [['subscriptions'], ['transactions']],
  auto: (_, has) => autoInactivity(has),
  measures: (params, has) => ({
    customers: countDistinct(inForce(activityOf(params, has), 'end'), 'customer_id'),
  }),
  calculate: ({customers}) => balance(customers, customers),
});
