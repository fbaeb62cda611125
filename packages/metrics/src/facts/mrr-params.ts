import type {FactRef} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import {listParam, oneOf, taking, wholeOrNone, wholeParam} from '../params.js';

/** Which subscriptions count, and as how much; shared by all metrics that are made of those that recur. */
export const billingParams = {
  billable: listParam(['active', 'past_due'], 'statuses of a subscription that count'),
  discounts: oneOf(
    ['recurring', 'forever', 'all', 'none'],
    'which discounts count; recurring: all but those that hold once, forever: those without an end alone'),
  pastDueGraceDays: wholeOrNone('days that a subscription past due counts; null: until its status changes', 0, 3650),
  churnAt: oneOf(
    ['ended', 'requested', 'service_end'],
    'when a subscription stops to count: as it ends, as that is asked for, or as what was paid for is over'),
};

/** The same, for metrics of recurring revenue itself, of which what is billed by use can be a part. */
export const mrrParams = {
  ...billingParams,
  metered: taking(oneOf(
    ['exclude', 'trailing3'], 'prices billed by use; trailing3: the mean of the invoices of the three months before',
  ), {trailing3: 'transactions'}),
};

/** The same, for metrics that can be made of invoices instead. */
export const mrrSourceParams = {
  ...mrrParams,
  from: taking(oneOf(
    ['auto', 'versions', 'invoices'], 'what MRR is made of; auto: subscriptions where there are any, else invoices',
  ), {versions: 'subscriptions', invoices: 'transactions'}),
  graceDays: wholeParam(7, 'days after the last invoice is over in which the next one may come, with from invoices', 0, 365),
};

export interface MrrParams {
  readonly from?: 'auto' | 'versions' | 'invoices';
  readonly graceDays?: number;
  readonly billable: readonly (string | null)[];
  readonly discounts: string;
  readonly metered?: string;
  readonly pastDueGraceDays?: number | null;
  readonly churnAt?: string;
}

export function mrrVersionsOf(params: MrrParams): FactRef {
  return {name: 'mrr_versions', params: billingOf(params)};
}

/** What of these parameters shapes the versions; those that are as usual are left out. */
export function billingOf(params: MrrParams): Readonly<Record<string, unknown>> {
  const {from, graceDays} = params;
  const invoices = {from, ...unless(7, {graceDays})};
  if (from === 'invoices') return invoices;
  return {...subscriptionsOf(params), ...(from === 'auto' ? invoices : {})};
}

/** The same without a word of invoices, for what is made of subscriptions alone. */
export function subscriptionsOf(params: MrrParams): Readonly<Record<string, unknown>> {
  const {billable, discounts, metered, pastDueGraceDays, churnAt} = params;
  return {
    billable, discounts, ...unless('exclude', {metered}), ...unless(null, {pastDueGraceDays}), ...unless('ended', {churnAt}),
  };
}

/** A parameter, unless it is as usual. */
export function unless(usual: unknown, named: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.values(named).some((value) => value !== undefined && value !== usual) ? named : {};
}

/** Whether versions are made of invoices. */
export function isInvoiced({from}: Params, has: Has): boolean {
  return from === 'invoices' || (from === 'auto' && !has('subscriptions'));
}
