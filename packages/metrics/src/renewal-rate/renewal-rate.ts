import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {billingParams, subscriptionsOf} from '../facts/mrr-params.js';
import {count, dated, sum} from '../measures.js';
import {flagParam, numberParam, oneOf, wholeOrAuto} from '../params.js';

/** Days that a renewal may take, by how it comes about. */
const usualGrace = {auto: 0, manual: 30} as const;
const decided = ['renewed', 'lapsed'];

export const renewalRate = defineMetric({
  id: 'renewal-rate',
  title: 'Renewal rate',
  description: 'Share of the subscriptions whose term ended in the period that went on.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.8',
  formula: 'renewal rate = terms renewed / terms that came due, by due date; or the same of their MRR',
  params: {
    measure: oneOf(['logo', 'value', 'value_net'], 'terms; their MRR, at most what was due; or all of it'),
    renewal: oneOf(['auto', 'manual'], 'how terms are renewed: by themselves, or by signing'),
    renewalGraceDays: wholeOrAuto('days after the due date in which a renewal counts; auto: 0, or 30 by signing', 0, 365),
    minTermMonths: numberParam(3, 'months of the shortest terms that count, where there are any', 0, 120),
    includeMonthly: flagParam(false, 'whether terms of any length count'),
    ...billingParams,
  },
  tables: [['subscriptions']],
  measures(params): Readonly<Record<string, Measure>> {
    const {measure, renewal, renewalGraceDays, minTermMonths, includeMonthly, ...billing} = params;
    const scope = dated({
      name: 'renewals',
      params: {
        ...subscriptionsOf(billing), minTermMonths: includeMonthly ? 0 : minTermMonths,
        graceDays: renewalGraceDays === 'auto' ? usualGrace[renewal] : renewalGraceDays,
      },
    }, 'due_at');
    const terms = {
      due: count(scope, {filter: {state: decided}}), renewed: count(scope, {filter: {state: 'renewed'}}),
      pending: count(scope, {filter: {state: 'pending'}}),
    };
    if (measure === 'logo') return terms;
    return {
      ...terms,
      dueMrr: sum(scope, 'due_mrr', {filter: {state: decided}}),
      renewedMrr: sum(scope, measure === 'value' ? 'capped_mrr' : 'renewed_mrr', {filter: {state: decided}}),
    };
  },
  calculate({due, renewed, pending, dueMrr, renewedMrr}) {
    const made = dueMrr === undefined
      ? share(renewed ?? null, due ?? null)
      : ratio(renewedMrr ?? null, dueMrr, due ?? null);
    const warnings = {pending_renewals: pending ?? 0};
    return made.value === null && due === 0 && pending ? {...made, reason: 'immature', warnings} : {...made, warnings};
  },
});
