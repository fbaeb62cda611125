import {bound, number, sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {mrrVersions} from './mrr-versions.js';
import {firstOpenDay, paidVersions} from './paid-versions.js';
import {renewalsOnColumns} from './renewals-on-columns.js';

/**
 * A row is a term of a paid subscription that comes due: its last version that starts before the term ends.
 *
 * `state` at the end of so many `graceDays` after the due day: renewed where the customer has any paid version in force,
 * lapsed, or pending while that day is not over. `renewed_mrr` is what the subscription is worth then, else what came in
 * its place: other subscriptions of the customer that started when it ended, or later; `capped_mrr` counts no more of it
 * than was due. Terms of fewer than `minTermMonths` months are left out where there are any longer ones.
 */
export const renewals: Fact = (params, has) => ({
  base: null,
  uses: {subscriptions: [...mrrVersions(params, has).uses.subscriptions!, 'subscription_id', 'term_end']},
  musts: {subscriptions: ['term_end']},
  own: {
    customer_id: 'id', due_at: 'instant', state: 'text', due_mrr: 'money', renewed_mrr: 'money', capped_mrr: 'money',
  },
  rows: ({asOf}) => {
    const paid = paidVersions(params, has, asOf, () => sql`,
      p.subscription_id, p.term_end, p.term_end_day, p.trial_end, p.trial_end_day,
      coalesce(p.interval_count * case p."interval" when 'month' then 1 when 'year' then 12
        when 'week' then cast(84 as double) / 365 when 'day' then cast(12 as double) / 365 end, 0) as months`);
    const grace = number(Number(params.graceDays));
    return sql`select r.customer_id, r.due_at, r.due_at_day,
    case when r.due_at_day + ${grace} >= ${number(firstOpenDay(asOf))} then 'pending'
      when r.versions > 0 then 'renewed' else 'lapsed' end as state,
    r.due_mrr, r.renewed_mrr, least(r.due_mrr, r.renewed_mrr) as capped_mrr
  from (
    select t.place, t.customer_id, t.term_end as due_at, t.term_end_day as due_at_day, t.mrr as due_mrr,
      count(x.customer_id) as versions,
      coalesce(sum(case when x.subscription_id = t.subscription_id then x.mrr end),
        sum(case when x.valid_from_day >= least(t.term_end_day, coalesce(t.valid_to_day, t.term_end_day)) then x.mrr end),
        0) as renewed_mrr
    from (
      select l.*, row_number() over () as place
      from (
        select m.*, max(case when m.months >= ${bound(Number(params.minTermMonths), 'double')} then 1 else 0 end) over ()
          as any_long
        from (
          select n.*, lead(n.valid_from_day) over (
            partition by n.customer_id, n.subscription_id order by n.valid_from, n.mrr, n.term_end, n.valid_to, n.trial_end,
              n.months) as next_day
          from (${paid}) as n
        ) as m
        where m.term_end is not null and m.valid_from_day < m.term_end_day
          and coalesce(m.trial_end_day < m.term_end_day, true) and coalesce(m.next_day >= m.term_end_day, true)
      ) as l
      where l.any_long = 0 or l.months >= ${bound(Number(params.minTermMonths), 'double')}
    ) as t
    left join (${paid}) as x on x.customer_id = t.customer_id and x.valid_from_day <= t.term_end_day + ${grace}
      and coalesce(x.valid_to_day > t.term_end_day + ${grace}, true)
    group by t.place, t.customer_id, t.term_end, t.term_end_day, t.mrr
  ) as r`;
  },
  derive: (from) => renewalsOnColumns(from, params, has),
});
