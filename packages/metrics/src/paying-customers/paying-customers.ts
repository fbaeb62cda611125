import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {revenueParams, revenueRows} from '../facts/revenue-rows.js';
import {entities} from '../measures.js';
import {mustHave} from '../must-have.js';

export const payingCustomers = defineMetric({
  id: 'paying-customers',
  title: 'Paying customers',
  description: 'Customers whose payments of the period, less refunds, come to more than nothing.',
  unit: 'count', better: 'up',
  reference: 'metrics.md 3.10',
  formula: 'paying customers = customers with net revenue of the period > 0',
  params: revenueParams,
  tables: [['transactions']],
  measures(params, has) {
    mustHave(has, 'transactions', 'customer_id');
    const {scope, filter} = revenueRows(params);
    return {customers: entities(scope, 'customer_id', {kind: 'sum', column: 'amount', above: 0}, {filter})};
  },
  calculate: ({customers}) => total(customers),
});
