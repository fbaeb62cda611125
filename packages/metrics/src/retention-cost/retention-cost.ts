import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {autoInactivity} from '../facts/activity-params.js';
import {averageClients, clientMeasures, clientParams, costOfLong, spellsOf} from '../facts/client-params.js';
import {countDistinct} from '../measures.js';
import {inForce, inForceThroughout} from '../states.js';
import {oneOf} from '../params.js';

export const retentionCost = defineMetric({
  id: 'retention-cost',
  title: 'Cost of retention',
  description: 'What is spent in the period to keep a long-term client, on average.',
  unit: 'money', better: 'down',
  reference: 'metrics.md 4.3',
  formula: 'cost of retention = expenses that keep long-term clients / mean of these at start and end',
  params: {
    scope: oneOf(['long_term', 'all'], 'whom the cost is divided by; all: every client who is not new in the period'),
    ...clientParams,
  },
  tables: [['expenses', 'subscriptions'], ['expenses', 'transactions']],
  auto: (_, has) => autoInactivity(has),
  measures(params, has): Readonly<Record<string, Measure>> {
    const {cost, everSpent, ...ofLong} = clientMeasures(params, has);
    if (params.scope === 'long_term') return {cost: cost!, everSpent: everSpent!, ...ofLong};
    const all = spellsOf(params, has, 0);
    return {
      cost: cost!, everSpent: everSpent!, before: countDistinct(inForce(all, 'start'), 'customer_id'),
      after: countDistinct(inForceThroughout(all, 'customer_id'), 'customer_id'),
    };
  },
  calculate(measured: Readonly<Record<string, number | null | undefined>>, {scope}) {
    const {cost = null, everSpent} = measured;
    const clients = averageClients(measured);
    const made = ratio(scope === 'all' ? cost : costOfLong(measured), clients, clients);
    return everSpent === 0 ? {...made, value: null, numerator: null, reason: 'missing_input'} : made;
  },
});
