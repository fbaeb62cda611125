import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {countDistinct, dated} from '../measures.js';
import {tableSets} from '../table-sets.js';

export const newCustomers = defineMetric({
  id: 'new-customers',
  title: 'New customers',
  description: 'Customers who paid for the first time ever in the period.',
  unit: 'count', better: 'up',
  reference: 'metrics.md 3.10',
  formula: 'new customers = customers acquired in the period: acquired_at, else first paid in any way',
  params: {},
  tables: tableSets([], ['customers', 'transactions', 'subscriptions', 'deals'], 1),
  measures: () => ({customers: countDistinct(dated('acquisitions', 'acquired_at'), 'customer_id')}),
  calculate: ({customers}) => total(customers),
});
