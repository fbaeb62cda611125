import type {FactRef} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {listParam, oneOf} from '../params.js';

/** What counts as recurring; shared by all metrics that are made of monthly recurring revenue. */
export const mrrParams = {
  billable: listParam(['active', 'past_due'], 'statuses of a subscription that count'),
  discounts: oneOf(['recurring', 'none', 'all'], 'which discounts count; recurring: all but those that hold once'),
  metered: oneOf(['exclude'], 'prices billed by use'),
};

/** The same, for metrics that can be made of invoices instead. */
export const mrrSourceParams = {
  ...mrrParams,
  from: oneOf(['auto', 'versions', 'invoices'], 'what MRR is made of; auto: subscriptions where there are any, else invoices'),
};

export interface MrrParams {
  readonly from?: 'auto' | 'versions' | 'invoices';
  readonly billable: readonly (string | null)[];
  readonly discounts: string;
}

export function mrrVersionsOf(params: MrrParams): FactRef {
  return {name: 'mrr_versions', params: billingOf(params)};
}

/** What of these parameters shapes the versions. */
export function billingOf({billable, discounts, from}: MrrParams): Readonly<Record<string, unknown>> {
  return {billable, discounts, ...(from === undefined || from === 'versions' ? {} : {from})};
}

/** Whether versions are made of invoices. */
export function isInvoiced({from}: Params, has: Has): boolean {
  return from === 'invoices' || (from === 'auto' && !has('subscriptions'));
}
