import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {number, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';

/** Days between two invoices that are no gap. */
export const BRIDGED_DAYS = 3;

/** Days after the last service in which the next invoice may still come. */
export function graceOf({graceDays = 7}: Params): number {
  return Number(graceDays);
}

export const invoiceColumns = [
  'customer_id', 'subscription_id', 'kind', 'status', 'issued_at', 'amount', 'service_start', 'service_end', 'is_recurring',
] as const;

/**
 * What `mrrRows` is without versions: a row for each invoice known at as-of, paid or open, of more than nothing, with the
 * days that it is for; recurring ones alone where the file says which are. It is worth its amount by month, whole ones
 * where it is for such, and lasts till the next of its subscription, else of its customer, that starts at most three days
 * after it ends. The last one is in force till `graceDays` days after its end are over, for the next may still come.
 */
export function invoiceRows(params: Params, has: Has, asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const months = dialect.monthsBetween(sql`l.service_start_day`, sql`l.service_end_day`);
  const isWhole = sql`${dialect.monthsLater(sql`l.service_start_day`, sql`cast(l.months as integer)`)} = l.service_end_day`;
  const isOpen = sql`l.next_day is null and l.service_end_day + ${number(graceOf(params))} >= ${number(asOf.day)}`;
  const isBridged = sql`l.next_day - l.service_end_day <= ${number(BRIDGED_DAYS)}`;
  return sql`select l.customer_id, l.service_start as valid_from, l.service_start_day as valid_from_day,
    case when ${isBridged} then l.next_at when ${isOpen} then null else l.service_end end as valid_to,
    case when ${isBridged} then l.next_day when ${isOpen} then null else l.service_end_day end as valid_to_day,
    cast(case when ${isWhole} then cast(l.amount as double) / l.months
      else cast(l.amount as double) * 365 / (12 * (l.service_end_day - l.service_start_day)) end as decimal(38,16)) as mrr,
    1 as seats${carried('l')}
  from (
    select l.*, ${months} as months, n.next_at, n.next_day
    from (${lines(has, asOf)}) as l
    left join (
      select a.chain, a.service_end_day, min(b.service_start) as next_at, min(b.service_start_day) as next_day
      from (select distinct a.chain, a.service_end_day from (${lines(has, asOf)}) as a) as a
      join (${lines(has, asOf)}) as b on b.chain = a.chain and b.service_start_day >= a.service_end_day
      group by 1, 2
    ) as n on n.chain = l.chain and n.service_end_day = l.service_end_day
  ) as l`;
}

function lines(has: Has, asOf: AsOf): Sql {
  const recurring = has('transactions', 'is_recurring') ? sql` and t.is_recurring` : sql``;
  return sql`select t.*,
      case when t.subscription_id is not null then 's' || t.subscription_id else 'c' || t.customer_id end as chain
    from transactions as t
    where t.kind = 'invoice' and t.status in ('paid', 'open')${recurring} and t.amount > 0
      and t.service_end_day > t.service_start_day and t.issued_at < ${boundInstant(asOf.instant)}`;
}
