import type {Where} from '@crm-widgets/core';
import {dated, type Scope} from '../measures.js';
import {oneOf} from '../one-of.js';

/** What counts as revenue, and when; shared by all metrics that are made of it. */
export const revenueParams = {
  basis: oneOf(['paid', 'invoiced'], 'which transactions count; invoiced: open ones too'),
  dateField: oneOf(['issued_at', 'paid_at'], 'which date puts a transaction in a period'),
};

export interface RevenueParams {
  readonly basis: 'paid' | 'invoiced';
  readonly dateField: 'issued_at' | 'paid_at';
}

/** A row is a transaction that counts as revenue, refunds and credits among them: negative, on their own date. */
export function revenueRows({basis, dateField}: RevenueParams): {scope: Scope; filter: Where} {
  return {
    scope: dated('transactions', dateField),
    filter: {status: basis === 'paid' ? 'paid' : ['paid', 'open']},
  };
}

/** A row is a paid order or invoice. */
export function purchases(): {scope: Scope; filter: Where} {
  return {scope: dated('transactions', 'issued_at'), filter: {status: 'paid', kind: ['order', 'invoice']}};
}
