import type {FactRef, Measure} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {always, count, countDistinct, dated, entities, sum, type MeasureOptions} from '../measures.js';
import {movedBetween} from '../states.js';
import {flagParam, oneOf, wholeParam} from '../params.js';
import {billingOf, isInvoiced, mrrSourceParams, mrrVersionsOf, unless, type MrrParams} from './mrr-params.js';

export type MovementKind = 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn';

/** Whether a customer who pays nothing any more is one; shared by what is made of movements and of activity. */
export const freeIsChurn = flagParam(true, 'whether a customer churns whose subscriptions go on for nothing');

/** What a movement of recurring revenue is; shared by all metrics that are made of them. */
export const movementParams = {
  ...mrrSourceParams,
  movementGrain: oneOf(
    ['day', 'event', 'period'],
    'which changes of a customer are one: those of a day, of an instant, or of the whole period'),
  reactivationGapDays: wholeParam(0, 'days without anything paid that are no churn, once they are over', 0, 3650),
  freeIsChurn,
  dropSamePeriodNewChurn: flagParam(false, 'whether customers who leave in the calendar month in which they came are left out'),
};

export interface MovementParams extends MrrParams {
  readonly movementGrain: 'day' | 'event' | 'period';
  readonly reactivationGapDays: number;
  readonly freeIsChurn?: boolean;
  readonly dropSamePeriodNewChurn?: boolean;
}

/** Steps of customers; between the edges of a period they are looked at by day. */
export function movementsOf(params: MovementParams): FactRef {
  const {movementGrain, reactivationGapDays, freeIsChurn, dropSamePeriodNewChurn} = params;
  return {
    name: 'mrr_movements',
    params: {
      ...billingOf(params), movementGrain: movementGrain === 'event' ? 'event' : 'day', reactivationGapDays,
      ...unless(true, {freeIsChurn}), ...unless(false, {dropSamePeriodNewChurn}),
    },
  };
}

/** What movements of a kind add up to; losses are below 0. */
export function movement(params: MovementParams, kind: MovementKind, options?: MeasureOptions): Measure {
  if (params.movementGrain === 'period') return sum(betweenEdges(params), kind, options);
  return sum(dated(movementsOf(params), 'valid_from'), 'change', {...options, filter: {kind}});
}

/** Customers who are new. */
export function newcomers(params: MovementParams): Measure {
  if (params.movementGrain === 'period') {
    return entities(betweenEdges(params), 'customer_id', {kind: 'sum', column: 'new', above: 0});
  }
  return countDistinct(dated(movementsOf(params), 'valid_from'), 'customer_id', {filter: {kind: 'new'}});
}

function betweenEdges(params: MovementParams) {
  return movedBetween(movementsOf(params), 'customer_id', 'mrr');
}

/** Rows of a file with one for each subscription, in which no upgrade can be seen; no measure of another file. */
export function singleVersions(params: MrrParams, has: Has): Readonly<Record<string, Measure>> {
  if (isInvoiced({...params}, has) || has('subscriptions', 'valid_from') || has('subscriptions', 'valid_to')) return {};
  return {singleVersions: count(always(mrrVersionsOf(params)))};
}
