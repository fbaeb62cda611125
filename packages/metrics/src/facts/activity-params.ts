import type {FactRef} from '@crm-widgets/core';
import type {AutoParam, Has} from '../metric.js';
import {always, median} from '../measures.js';
import {wholeOrAuto} from '../params.js';
import {freeIsChurn} from './movement-params.js';
import {mrrParams, subscriptionsOf, unless, type MrrParams} from './mrr-params.js';

/** When a customer counts as active; shared by all metrics that count active customers. */
export const activityParams = {
  inactivityDays: wholeOrAuto('days that a customer without subscriptions stays active after a purchase', 1, 3650),
  ...mrrParams,
  freeIsChurn,
};

export interface ActivityParams extends MrrParams {
  readonly inactivityDays: number | 'auto';
  readonly freeIsChurn?: boolean;
}

/** Subscriptions where a source has them, else the time after each purchase. */
export function activityOf({inactivityDays, freeIsChurn, ...billing}: ActivityParams, has: Has): FactRef {
  if (!has('subscriptions')) return {name: 'activity', params: {inactivityDays}};
  return {name: 'activity', params: {...subscriptionsOf(billing), ...unless(true, {freeIsChurn})}};
}

/** Three times the median of the days between purchases, from 30 to 365; where nobody bought twice, 365. */
export function autoInactivity(has: Has): Readonly<Record<string, AutoParam>> {
  if (has('subscriptions')) return {};
  return {
    inactivityDays: {
      measure: median(always('purchase_gaps'), 'gap_days'),
      settle: (gap) => (gap === null ? 365 : Math.min(365, Math.max(30, Math.round(3 * gap)))),
    },
  };
}
