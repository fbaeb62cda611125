import {isValid} from '@crm-widgets/core';
import type {AsOf, Sources} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {number, sql, type Sql} from '../sql/fragment.js';
import {REFUND_DAYS} from './acquisition-params.js';
import {allOf, isAny, isBefore} from './derived.js';

const purchases = ['order', 'invoice', 'one_off'];
const returns = ['refund', 'credit'];

export const refundColumns = ['customer_id', 'status', 'kind', 'issued_at', 'amount', 'currency'] as const;

/**
 * Customers who got back all that they had paid by 14 local days after their first order, whatever the currency: a SELECT
 * of their ids. Amounts of refunds are negative.
 */
export function refundedFirsts({instant}: AsOf): Sql {
  return sql`select n.customer_id
    from (
      select t.customer_id, t.currency, sum(t.amount) as net, count(*) filter (where t.kind in ('refund', 'credit')) as refunds
      from (
        select x.*, min(case when x.kind in ('order', 'invoice', 'one_off') then x.issued_at_day end)
          over (partition by x.customer_id) as first_day
        from transactions as x
        where x.status = 'paid' and x.kind in ('order', 'invoice', 'one_off', 'refund', 'credit')
          and x.customer_id is not null and x.issued_at < ${boundInstant(instant)}
      ) as t
      where t.issued_at_day between t.first_day and t.first_day + ${number(REFUND_DAYS)}
      group by t.customer_id, t.currency
    ) as n
    group by n.customer_id
    having max(coalesce(n.net, 0)) <= 0 and sum(n.refunds) > 0`;
}

/** The twin of `refundedFirsts`. */
export function refundedOnColumns(from: Sources): ReadonlySet<string> {
  const transactions = from.table('transactions');
  const {codes, dictionary} = transactions.text('customer_id');
  const issued = transactions.instant('issued_at');
  const [isPurchase, isReturn] = [purchases, returns].map((kinds) => isAny(transactions.text('kind'), kinds));
  const isPaid = allOf(isAny(transactions.text('status'), ['paid']), isBefore(issued, from.asOf.instant, 0));
  const firstDays = new Float64Array(dictionary.length).fill(Infinity);
  codes.forEach((code, row) => {
    if (code >= 0 && isPaid[row]! & isPurchase![row]!) firstDays[code] = Math.min(firstDays[code]!, issued.days[row]!);
  });
  const [amount, currency] = [transactions.number('amount'), transactions.text('currency')];
  const net = new Map<string, number>();
  const refunded = new Set<number>();
  codes.forEach((code, row) => {
    if (code < 0 || isPaid[row] === 0 || (isPurchase![row]! | isReturn![row]!) === 0) return;
    const after = issued.days[row]! - firstDays[code]!;
    if (!(after >= 0 && after <= REFUND_DAYS)) return;
    const key = `${code} ${currency.codes[row]!}`;
    net.set(key, (net.get(key) ?? 0) + (isValid(amount.valid, row) ? amount.values[row]! : 0));
    if (isReturn![row]) refunded.add(code);
  });
  for (const [key, sum] of net) if (sum > 0) refunded.delete(Number.parseInt(key, 10));
  return new Set(Array.from(refunded, (code) => dictionary[code]!));
}
