import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {movement, movementParams, movementsOf, singleVersions} from '../facts/movement-params.js';
import {count, dated} from '../measures.js';
import {flagParam} from '../params.js';

export const quickRatio = defineMetric({
  id: 'quick-ratio',
  title: 'Quick ratio',
  description: 'How many times over what recurring revenue gained made up for what it lost.',
  unit: 'multiple', better: 'up',
  reference: 'metrics.md 3.4',
  formula: 'quick ratio = (new + expansion + reactivation) / (churn + contraction), in MRR',
  params: {
    includeReactivation: flagParam(true, 'whether customers who came back are a gain'),
    ...movementParams,
  },
  tables: [['subscriptions'], ['transactions']],
  measures(params, has): Readonly<Record<string, Measure>> {
    return {
      new: movement(params, 'new'),
      expansion: movement(params, 'expansion'),
      ...(params.includeReactivation ? {reactivation: movement(params, 'reactivation')} : {}),
      contraction: movement(params, 'contraction'),
      churn: movement(params, 'churn'),
      losses: count(dated(movementsOf(params), 'valid_from'), {filter: {kind: ['contraction', 'churn']}}),
      ...singleVersions(params, has),
    };
  },
  calculate({new: fresh, expansion, reactivation = 0, contraction, churn, losses = null, singleVersions = 0}) {
    const warnings = {single_version: singleVersions ?? 0};
    const parts = [fresh, expansion, reactivation, contraction, churn];
    if (parts.some((part) => part == null)) return {...ratio(null, null), warnings};
    const made = ratio(fresh! + expansion! + reactivation!, 0 - churn! - contraction!, losses);
    return {...made, ...(made.value === null ? {reason: 'zero_churn' as const} : {}), warnings};
  },
});
