import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, autoInactivity} from '../facts/activity-params.js';
import {averageClients, clientMeasures, clientParams, costOfLong} from '../facts/client-params.js';
import {revenueParams} from '../facts/revenue-rows.js';
import {spread, sum} from '../measures.js';

export const retentionCoverage = defineMetric({
  id: 'retention-coverage',
  title: 'Coverage of retention',
  description: 'How many times long-term clients bring in what it costs to keep them.',
  unit: 'multiple', better: 'up',
  reference: 'metrics.md 4.3',
  formula: 'coverage = revenue from long-term clients / expenses that keep them',
  params: {basis: revenueParams.basis, ...clientParams},
  tables: [['expenses', 'transactions', 'subscriptions'], ['expenses', 'transactions']],
  auto: (_, has) => autoInactivity(has),
  measures(params, has): Readonly<Record<string, Measure>> {
    const {basis, tenureMonths: months} = params;
    const revenue = {name: 'client_revenue', params: {...activityOf(params, has).params, months, basis}};
    return {
      revenue: sum(spread(revenue, 'cost_from', 'cost_to'), 'revenue', {filter: {client: 'long'}}),
      ...clientMeasures(params, has),
    };
  },
  calculate(measured: Readonly<Record<string, number | null | undefined>>) {
    const {revenue = null, everSpent} = measured;
    const made = ratio(revenue, costOfLong(measured), averageClients(measured));
    return everSpent === 0 ? {...made, value: null, denominator: null, reason: 'missing_input'} : made;
  },
});
