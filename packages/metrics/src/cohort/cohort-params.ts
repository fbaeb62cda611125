import type {FactRef} from '@crm-widgets/core';
import {freeIsChurn} from '../facts/movement-params.js';
import {mrrParams, mrrVersionsOf, subscriptionsOf, unless, type MrrParams} from '../facts/mrr-params.js';
import {flagParam} from '../params.js';

/** Of triangles of subscriptions: which of these count, and as how much; and whether leaving is for good. */
export const cohortParams = {
  ...mrrParams,
  freeIsChurn,
  absorbing: flagParam(false, 'whether customers who left stay away for good, though they come back'),
};

export interface CohortParams extends MrrParams {
  readonly freeIsChurn: boolean;
  readonly absorbing: boolean;
}

/** Times in which customers subscribe to something, or versions with what they are worth a month. */
export function subscribed({freeIsChurn: isFree, absorbing: _, ...billing}: CohortParams, isMoney: boolean): FactRef {
  if (isMoney) return mrrVersionsOf(billing);
  return {name: 'activity', params: {...subscriptionsOf(billing), ...unless(true, {freeIsChurn: isFree})}};
}
