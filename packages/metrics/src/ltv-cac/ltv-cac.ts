import {cac} from '../cac/cac.js';
import {ratio} from '../calculators.js';
import {clv} from '../clv/clv.js';
import {defineMetric} from '../define-metric.js';

export const ltvCac = defineMetric({
  id: 'ltv-cac',
  title: 'Lifetime value to acquisition cost',
  description: 'How many times over a customer brings back what it cost to win one.',
  unit: 'multiple', better: 'up',
  reference: 'metrics.md 4.6',
  formula: 'LTV:CAC = customer lifetime value / customer acquisition cost',
  params: {...clv.params, ...cac.params},
  tables: [
    ['subscriptions', 'expenses', 'transactions', 'customers'], ['subscriptions', 'expenses', 'transactions'],
    ['subscriptions', 'expenses', 'customers'], ['subscriptions', 'expenses'],
    ['transactions', 'expenses', 'customers'], ['transactions', 'expenses'],
  ],
  measures: (params, has) => ({...clv.measures(params, has), ...cac.measures(params, has)}),
  calculate(measured, params) {
    const value = clv.calculate(measured, params);
    const cost = cac.calculate(measured, params);
    const made = ratio(value.value, cost.value, cost.n);
    const missing = value.reason ?? cost.reason;
    return {...made, ...(missing === null ? {} : {reason: missing}), warnings: {...value.warnings, ...cost.warnings}};
  },
  regroup: (groups, params) => cac.regroup!(groups, params),
});
