import type {FactRef, Measure, Where} from '@crm-widgets/core';
import {count, type Scope} from '../measures.js';
import type {Has} from '../metric.js';
import {listParam, oneOf} from '../params.js';

/** Which deals count; shared by the metrics of closed deals. */
export const dealParams = {
  types: listParam(['new', 'expansion', null], 'types of deals that count; null: those without a type'),
};

/** What says when a deal was closed, for how long it took; shared by the metrics of cycles. */
export const closeParams = {
  closeDateSource: oneOf(['history', 'deal'],
    'what ends a cycle; history: the last entry of a closed stage in deal_stages where there are any, deal: its own close'),
};

export function dealTypes(types: readonly (string | null)[]): Where {
  return {type: types};
}

/** Closed deals of types that no parameter knows, which are in no number. */
export function otherTypes(scope: Scope, types: readonly (string | null)[], filter: Where = {}): Measure {
  return count(scope, {filter: {...filter, type: {not: [...new Set([...types, 'new', 'expansion', 'renewal', null])]}}});
}

/** Closed deals with their cycles. */
export function cyclesOf(has: Has, closeDateSource: 'history' | 'deal', from = 'created'): FactRef {
  const params = {
    ...(from === 'created' ? {} : {from}),
    ...(closeDateSource === 'history' && has('deal_stages') ? {closes: 'history'} : {}),
  };
  return Object.keys(params).length > 0 ? {name: 'closed_deals', params} : {name: 'closed_deals'};
}
