import type {Measure, Where} from '@crm-widgets/core';
import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {closeParams, cyclesOf, dealParams, dealTypes, otherTypes} from '../facts/deal-params.js';
import {count, dated, mean, quantile} from '../measures.js';
import {oneOf, taking} from '../params.js';
import {tableSets} from '../table-sets.js';

const DAY_SECONDS = 86_400;

export const salesCycle = defineMetric({
  id: 'sales-cycle',
  title: 'Sales cycle',
  description: 'How long deals won in the period took from creation to close.',
  unit: 'duration', better: 'down',
  reference: 'metrics.md 6.2',
  formula: 'sales cycle = median of (closed - created) over deals won in the period; dates without times in whole local days',
  params: {
    agg: oneOf(['median', 'mean', 'p90'], 'what stands for all of them'),
    from: taking(oneOf(['created', 'qualified', 'first_stage'], 'where a cycle starts; qualified: of the person of a deal'),
      {qualified: 'people', first_stage: 'deal_stages'}),
    outcome: oneOf(['won', 'lost'], 'which deals are timed'),
    ...closeParams,
    ...dealParams,
  },
  tables: tableSets(['deals'], ['deal_stages']),
  measures({agg, from, outcome, closeDateSource, types}, has): Readonly<Record<string, Measure>> {
    const scope = dated(cyclesOf(has, closeDateSource, from), 'closed_at');
    const timed: Where = {...dealTypes(types), outcome};
    const filter: Where = {...timed, cycle_days: {from: 0}};
    return {
      days: agg === 'mean'
        ? mean(scope, 'cycle_days', {filter})
        : quantile(scope, 'cycle_days', agg === 'p90' ? 0.9 : 0.5, {filter}),
      deals: count(scope, {filter}),
      negative: count(scope, {filter: {...timed, cycle_days: {until: 0}}}),
      ...(from === 'created' ? {} : {unstarted: count(scope, {filter: {...timed, cycle_days: null}})}),
      otherTypes: otherTypes(scope, types, {outcome}),
    };
  },
  calculate: ({days = null, deals = null, negative, unstarted, otherTypes}) => ({
    ...total(days === null ? null : days * DAY_SECONDS, deals),
    warnings: {negative_cycle: negative ?? 0, cycle_unknown: unstarted ?? 0, other_deal_types: otherTypes ?? 0},
  }),
});
