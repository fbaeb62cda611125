import type {FactRef, Measure} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {always, count, dated, sum, type MeasureOptions} from '../measures.js';
import {oneOf, wholeParam} from '../params.js';
import {billingOf, isInvoiced, mrrSourceParams, mrrVersionsOf, type MrrParams} from './mrr-params.js';

export type MovementKind = 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn';

/** What a movement of recurring revenue is; shared by all metrics that are made of them. */
export const movementParams = {
  ...mrrSourceParams,
  movementGrain: oneOf(['day', 'event'], 'which changes of a customer are one: those of a day, or of an instant'),
  reactivationGapDays: wholeParam(0, 'days without anything paid that are no churn, once they are over', 0, 3650),
};

export interface MovementParams extends MrrParams {
  readonly movementGrain: 'day' | 'event';
  readonly reactivationGapDays: number;
}

export function movementsOf({movementGrain, reactivationGapDays, ...billing}: MovementParams): FactRef {
  return {name: 'mrr_movements', params: {...billingOf(billing), movementGrain, reactivationGapDays}};
}

/** What movements of a kind add up to; losses are below 0. */
export function movement(params: MovementParams, kind: MovementKind, options?: MeasureOptions): Measure {
  return sum(dated(movementsOf(params), 'valid_from'), 'change', {...options, filter: {kind}});
}

/** Rows of a file with one for each subscription, in which no upgrade can be seen; no measure of another file. */
export function singleVersions(params: MrrParams, has: Has): Readonly<Record<string, Measure>> {
  if (isInvoiced({...params}, has) || has('subscriptions', 'valid_from') || has('subscriptions', 'valid_to')) return {};
  return {singleVersions: count(always(mrrVersionsOf(params)))};
}
