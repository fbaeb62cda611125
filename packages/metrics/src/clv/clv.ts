import {defineMetric} from '../define-metric.js';
import {marginParams} from '../facts/margin.js';
import {movementParams} from '../facts/movement-params.js';
import {oneOf, wholeParam} from '../params.js';
import {tableSets} from '../table-sets.js';
import {estimatorParam, settled} from './estimator.js';
import {historicMeasures, historicValue} from './clv-historic.js';
import {simpleMeasures, simpleValue} from './clv-simple.js';

/** How the value of a customer is reckoned; shared by all metrics that are made of it. */
const clvParams = {
  estimator: estimatorParam,
  churnMonths: wholeParam(6, 'whole months before the last whose churn counts', 1, 24),
  churnBasis: oneOf(['logo', 'mrr'], 'what is lost: customers, or their MRR'),
  maxLifetimeMonths: wholeParam(60, 'months that a customer is expected to stay at most', 1, 1200),
  ...marginParams,
  ...movementParams,
};

export const clv = defineMetric({
  id: 'clv',
  title: 'Customer lifetime value',
  description: 'What a customer is expected to bring, or has brought so far, once what was sold is paid for.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 4.5',
  formula: 'CLV = MRR per customer x gross margin / monthly churn; historic: (revenue - COGS) to date / customers',
  params: clvParams,
  tables: [
    ['subscriptions', 'transactions', 'expenses'], ['subscriptions', 'transactions'], ['subscriptions'],
    ...tableSets(['transactions'], ['expenses', 'customers']),
  ],
  measures: (params, has) =>
    (settled(params.estimator, has) === 'simple' ? simpleMeasures(params, has) : historicMeasures(params, has)),
  calculate: (measured, params) => ('mrr' in measured ? simpleValue(measured, params) : historicValue(measured, params)),
});
