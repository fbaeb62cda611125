import type {FactRef} from '@crm-widgets/core';
import type {AutoParam, Has} from '../metric.js';
import {always, median} from '../measures.js';
import {wholeOrAuto} from '../params.js';
import {mrrParams, type MrrParams} from './mrr-params.js';

/** When a customer counts as active; shared by all metrics that count active customers. */
export const activityParams = {
  inactivityDays: wholeOrAuto('days that a customer without subscriptions stays active after a purchase', 1, 3650),
  billable: mrrParams.billable,
  discounts: mrrParams.discounts,
};

export interface ActivityParams extends MrrParams {
  readonly inactivityDays: number | 'auto';
}

/** Subscriptions where a source has them, else the time after each purchase. */
export function activityOf({inactivityDays, billable, discounts}: ActivityParams, has: Has): FactRef {
  return {name: 'activity', params: has('subscriptions') ? {billable, discounts} : {inactivityDays}};
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
