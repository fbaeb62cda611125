import type {FactRef} from '@crm-widgets/core';
import {listParam, oneOf} from '../params.js';

/** What counts as recurring; shared by all metrics that are made of monthly recurring revenue. */
export const mrrParams = {
  billable: listParam(['active', 'past_due'], 'statuses of a subscription that count'),
  discounts: oneOf(['recurring', 'none', 'all'], 'which discounts count; recurring: all but those that hold once'),
  metered: oneOf(['exclude'], 'prices billed by use'),
};

export interface MrrParams {
  readonly billable: readonly (string | null)[];
  readonly discounts: string;
}

export function mrrVersionsOf({billable, discounts}: MrrParams): FactRef {
  return {name: 'mrr_versions', params: {billable, discounts}};
}
