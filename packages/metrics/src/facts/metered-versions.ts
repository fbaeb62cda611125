import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {number, sql, type Sql} from '../sql/fragment.js';
import type {Has} from '../metric.js';
import {NEVER} from './version-ends.js';

/** Months before one whose invoices tell what use is worth in it. */
export const TRAILING_MONTHS = 3;

export const usageColumns = ['subscription_id', 'kind', 'status', 'issued_at', 'amount', 'is_recurring'] as const;

/**
 * Versions with those billed by use beside them, cut into calendar months. In each of these a subscription is worth the
 * mean of its invoices of the three months before, or of as many as there are since the first of them: paid or open
 * ones, by the date of issue. Of a subscription that is not billed by use alone, those that are not recurring.
 *
 * @param metered versions billed by use, with `used_by`, their subscription, and `used_place`
 */
export function withUsage(licensed: Sql, metered: Sql, has: Has, asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const laterBy = (day: Sql) => sql`c.valid_from + interval '1' day * (${day} - c.valid_from_day)`;
  const last = sql`least(coalesce(c.valid_to_day, ${number(asOf.day)}), ${number(asOf.day)})`;
  const next = dialect.monthsLater(sql`c.first_month_day`, sql`cast(c.turn + 1 as integer)`);
  const start = sql`greatest(c.start_day, ${dialect.monthsLater(sql`c.first_month_day`, sql`cast(c.turn as integer)`)})`;
  const isLast = sql`c.turn = c.turns`;
  return sql`${licensed}
  union all
  select s.customer_id, s.valid_from, s.valid_from_day, s.valid_to, s.valid_to_day,
    case when u.worth > 0 then cast(u.worth as decimal(38,16)) else 0 end as mrr, 0 as seats${carried('s')}
  from (
    select c.customer_id, c.used_by, ${laterBy(start)} as valid_from, ${start} as valid_from_day,
      case when ${isLast} then c.valid_to else ${laterBy(next)} end as valid_to,
      case when ${isLast} then c.valid_to_day else ${next} end as valid_to_day${carried('c')}
    from (
      select b.*, ${dialect.monthStart(sql`b.start_day`)} as first_month_day, b.turns_ as turns,
        ${dialect.numbers(sql`0`, sql`b.turns_ + 1`)} as turn
      from (
        select c.*, cast(${dialect.monthsBetween(sql`c.start_day`, sql`${last} - 1`)} as integer) as turns_
        from (
          select m.*, greatest(m.valid_from_day, coalesce(max(coalesce(m.valid_to_day, ${number(NEVER)})) over (
            partition by m.used_by order by m.valid_from_day, m.valid_from, m.used_place
            rows between unbounded preceding and 1 preceding), m.valid_from_day)) as start_day
          from (${metered}) as m
          where coalesce(m.valid_to_day > m.valid_from_day, true)
        ) as c
        where c.start_day < ${last}
      ) as b
    ) as c
  ) as s
  left join (${usage(has, asOf)}) as u on u.subscription_id = s.used_by and u.month_day = ${dialect.monthStart(sql`s.valid_from_day`)}`;
}

/** By subscription and the first day of a month, the mean of what was billed in the months before. */
function usage(has: Has, asOf: AsOf): Sql {
  const recurring = has('transactions', 'is_recurring')
    ? sql` and (not coalesce(t.is_recurring, false) or t.subscription_id not in (
          select v.subscription_id from subscriptions as v where v.subscription_id is not null and not coalesce(v.is_metered, false)
        ))`
    : sql``;
  const months = dialect.monthsBetween(sql`f.first_day`, sql`f.month_day`);
  return sql`
    select f.subscription_id, f.month_day,
      cast(f.amount as double) / least(${number(TRAILING_MONTHS)}, ${months}) as worth
    from (
      select b.subscription_id, b.month_day, b.first_day, sum(b.amount) as amount
      from (
        select t.subscription_id, t.amount, min(t.billed_day) over (partition by t.subscription_id) as first_day,
          ${dialect.monthsLater(sql`t.billed_day`, sql`cast(e.after as integer)`)} as month_day
        from (
          select t.subscription_id, t.amount, ${dialect.monthStart(sql`t.issued_at_day`)} as billed_day
          from transactions as t
          where t.kind = 'invoice' and t.status in ('paid', 'open') and t.issued_at < ${boundInstant(asOf.instant)}${recurring}
        ) as t
        cross join (values (1), (2), (3)) as e (after)
      ) as b
      group by 1, 2, 3
    ) as f`;
}
