import {number, sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {mrrRows, mrrVersions} from './mrr-versions.js';
import {isPurchase} from './orders.js';

const own = {customer_id: 'id', valid_from: 'instant', valid_to: 'instant'} as const;

/**
 * A row is a time during which its customer is active; a customer's rows may overlap.
 *
 * With subscriptions, a version worth more than nothing. Without them, the `inactivityDays` after a paid order, the
 * last of them counted.
 */
export const activity: Fact = (params, has) => {
  if (has('subscriptions')) {
    return {
      ...mrrVersions(params, has), own,
      rows: ({carried}) => sql`select m.customer_id,
    m.valid_from, m.valid_from_day, m.valid_to, m.valid_to_day${carried('m')}
  from (${mrrRows(params, has, carried)}) as m
  where m.mrr > 0`,
    };
  }
  const days = Number(params.inactivityDays);
  if (!Number.isInteger(days)) throw new RangeError('inactivityDays is not settled');
  return {
    base: 'transactions',
    uses: {transactions: ['customer_id', 'status', 'kind', 'issued_at']},
    own,
    lasting: days,
    rows: ({carried}) => sql`select t.customer_id, t.issued_at as valid_from, t.issued_at_day as valid_from_day,
    t.issued_at_day + ${number(days)} as valid_to_day${carried('t')}
  from transactions as t
  where ${isPurchase}`,
  };
};
