import type {FactRef} from '@crm-widgets/core';

/** Days after their first order in which customers who get everything back were none. */
export const REFUND_DAYS = 14;

/** Customers by when they became one; `without` those who got everything back at once. */
export function withoutRefunded(without: boolean): FactRef {
  return without ? {name: 'acquisitions', params: {withoutRefunded: true}} : {name: 'acquisitions'};
}
