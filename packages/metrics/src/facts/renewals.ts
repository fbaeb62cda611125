import {bound, column, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {mrrVersions} from './mrr-versions.js';
import {firstOpenDay, paidVersions} from './paid-versions.js';
import {renewalsOnColumns} from './renewals-on-columns.js';
import {NEVER} from './version-ends.js';

/**
 * A row is a term of a paid subscription that comes due, and carries its last version that starts before the term ends.
 *
 * `state` at the end of so many `graceDays` after the due day: renewed where the customer has any paid version in force,
 * lapsed, or pending while that day is not over. `renewed_mrr` is what the subscription is worth then, else what came in
 * its place: other subscriptions of the customer that started when it ended, or later; `capped_mrr` counts no more of it
 * than was due. Terms of fewer than `minTermMonths` months are left out where there are any longer ones.
 */
export const renewals: Fact = (params, has) => ({
  base: 'subscriptions',
  uses: {subscriptions: [...mrrVersions(params, has).uses.subscriptions!, 'subscription_id', 'term_end']},
  musts: {subscriptions: ['term_end']},
  own: {
    customer_id: 'id', due_at: 'instant', state: 'text', due_mrr: 'money', renewed_mrr: 'money', capped_mrr: 'money',
  },
  rows: (context) => {
    const {asOf, carried} = context;
    // Of versions that are alike the last one of the file, where it matters which of them a term carries.
    const last = carried('n').text === '' ? nothing : sql`, ${column('n', context.place!())}`;
    const paid = (more: (alias: string) => Sql) => paidVersions(params, has, asOf, (alias) => sql`,
      p.subscription_id as version_of, p.term_end as due_at, p.term_end_day as due_day, p.trial_end_day as tried_day,
      coalesce(p.interval_count * case p."interval" when 'month' then 1 when 'year' then 12
        when 'week' then cast(84 as double) / 365 when 'day' then cast(12 as double) / 365 end, 0) as months${more(alias)}`);
    const grace = number(Number(params.graceDays));
    const least = bound(Number(params.minTermMonths), 'double');
    return sql`select r.customer_id, r.due_at, r.due_day as due_at_day,
    case when r.due_day + ${grace} >= ${number(firstOpenDay(asOf))} then 'pending'
      when r.versions > 0 then 'renewed' else 'lapsed' end as state,
    r.due_mrr, r.renewed_mrr, least(r.due_mrr, r.renewed_mrr) as capped_mrr${carried('r')}
  from (
    select t.place, t.customer_id, t.due_at, t.due_day, t.mrr as due_mrr, count(x.customer_id) as versions,
      coalesce(sum(case when x.version_of = t.version_of then x.mrr end),
        sum(case when x.valid_from_day >= least(t.due_day, coalesce(t.valid_to_day, t.due_day)) then x.mrr end),
        0) as renewed_mrr${carried('t')}
    from (
      select l.*, row_number() over () as place
      from (
        select m.*, max(case when m.months >= ${least} then 1 else 0 end) over () as any_long
        from (
          select n.*, lead(n.valid_from_day) over (
            partition by n.customer_id, n.version_of order by n.valid_from, n.mrr, n.due_at, n.valid_to, n.tried_day,
              n.months${last}) as next_day
          from (${paid(carried)}) as n
        ) as m
        where m.due_at is not null and m.valid_from_day < m.due_day
          and coalesce(m.tried_day < m.due_day, true) and coalesce(m.next_day >= m.due_day, true)
      ) as l
      where l.any_long = 0 or l.months >= ${least}
    ) as t
    left join (${paid(() => nothing)}) as x on x.customer_id = t.customer_id and x.valid_from_day <= t.due_day + ${grace}
      and coalesce(x.valid_to_day, ${number(NEVER)}) > t.due_day + ${grace}
    group by t.place, t.customer_id, t.due_at, t.due_day, t.mrr${carried('t')}
  ) as r`;
  },
  derive: (from) => renewalsOnColumns(from, params, has),
});
