import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {countDistinct, dated, spread, sum} from '../measures.js';
import {listParam, oneOf} from '../params.js';

export const cac = defineMetric({
  id: 'cac',
  title: 'Customer acquisition cost',
  description: 'What it cost, on average, to win one of the customers won in the period.',
  unit: 'money', better: 'down',
  reference: 'metrics.md 5.1',
  formula: 'CAC = acquisition expenses of the period / customers acquired in the period',
  params: {
    scope: oneOf(['acquisition', 'all_sm', 'total'], 'which expenses count'),
    categories: listParam(['acquisition_marketing', 'acquisition_sales'], 'categories of expenses that count'),
  },
  tables: [
    ['expenses', 'customers'], ['expenses', 'subscriptions'], ['expenses', 'transactions'], ['expenses', 'deals'],
  ],
  measures: ({scope, categories}) => ({
    cost: sum(spread({name: 'acquisition_costs', params: {scope, categories}}, 'cost_from', 'cost_to'), 'cost'),
    newCustomers: countDistinct(dated('acquisitions', 'acquired_at'), 'customer_id'),
  }),
  calculate: ({cost, newCustomers}) => ratio(cost, newCustomers),
});
