import type {Measure, Where} from '@crm-widgets/core';
import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {dealParams, dealTypes} from '../facts/deal-params.js';
import {count, dated, mean, quantile} from '../measures.js';
import {oneOf} from '../params.js';

const DAY_SECONDS = 86_400;

export const salesCycle = defineMetric({
  id: 'sales-cycle',
  title: 'Sales cycle',
  description: 'How long deals won in the period took from creation to close.',
  unit: 'duration', better: 'down',
  reference: 'metrics.md 6.2',
  formula: 'sales cycle = median of (closed - created) over deals won in the period, in whole local days',
  params: {
    agg: oneOf(['median', 'mean', 'p90'], 'what stands for all of them'),
    from: oneOf(['created', 'qualified', 'first_stage'], 'where a cycle starts; qualified: of the person of a deal'),
    ...dealParams,
  },
  tables: [['deals']],
  measures({agg, from, types}): Readonly<Record<string, Measure>> {
    const scope = dated(from === 'created' ? 'closed_deals' : {name: 'closed_deals', params: {from}}, 'closed_at');
    const won: Where = {...dealTypes(types), outcome: 'won'};
    const filter: Where = {...won, cycle_days: {from: 0}};
    return {
      days: agg === 'mean'
        ? mean(scope, 'cycle_days', {filter})
        : quantile(scope, 'cycle_days', agg === 'p90' ? 0.9 : 0.5, {filter}),
      deals: count(scope, {filter}),
      negative: count(scope, {filter: {...won, cycle_days: {until: 0}}}),
      ...(from === 'created' ? {} : {unstarted: count(scope, {filter: {...won, cycle_days: null}})}),
    };
  },
  calculate: ({days = null, deals = null, negative, unstarted}) => ({
    ...total(days === null ? null : days * DAY_SECONDS, deals),
    warnings: {negative_cycle: negative ?? 0, cycle_unknown: unstarted ?? 0},
  }),
});
