import type {Where} from '@crm-widgets/core';
import {listParam} from '../params.js';

/** Which deals count; shared by the metrics of closed deals. */
export const dealParams = {
  types: listParam(['new', 'expansion', null], 'types of deals that count; null: those without a type'),
};

export function dealTypes(types: readonly (string | null)[]): Where {
  return {type: types};
}
