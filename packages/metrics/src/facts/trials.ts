import {boundInstant} from '../sql/conditions.js';
import {column, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Fact, FactContext} from './fact.js';
import {mrrVersions} from './mrr-versions.js';
import {isPurchase} from './orders.js';
import {firstOpenDay, paidVersions} from './paid-versions.js';
import {trialsOnColumns} from './trials-on-columns.js';
import {NEVER} from './version-ends.js';

/**
 * A row is a subscription that began with a trial, by the end of it. It carries the last version that began before then,
 * so that those who go on to another plan are in the group of the plan that they tried.
 *
 * `state` at the end of `graceDays` days after: converted where the customer has a paid version in force, and with
 * `requirePaid` a paid order or invoice of more than nothing since the trial began; lost, or pending while that day is not
 * over.
 */
export const trials: Fact = (params, has) => ({
  base: 'subscriptions',
  uses: {
    subscriptions: [...mrrVersions(params, has).uses.subscriptions!, 'subscription_id', 'trial_start', 'started_at'],
    ...(params.requirePaid ? {transactions: ['customer_id', 'status', 'kind', 'issued_at', 'amount']} : {}),
  },
  musts: {subscriptions: ['trial_end']},
  own: {customer_id: 'id', trial_end: 'instant', state: 'text'},
  rows: (context) => {
    const {asOf, carried} = context;
    const day = sql`t.trial_end_day + ${number(Number(params.graceDays))}`;
    const isPaid = sql`exists (
      select 1 from transactions as t
      where t.customer_id = s.customer_id and ${isPurchase} and t.amount > 0
        and t.issued_at_day >= s.start_day and t.issued_at_day <= s.decided_day
    )`;
    return sql`select s.customer_id, s.trial_end, s.trial_end_day,
    case when s.decided_day >= ${number(firstOpenDay(asOf))} then 'pending'
      when s.versions > 0 and ${params.requirePaid ? isPaid : sql`true`} then 'converted' else 'lost' end as state${carried('s')}
  from (
    select t.customer_id, t.version_of, t.trial_end, t.trial_end_day, t.start_day, ${day} as decided_day,
      count(x.customer_id) as versions${carried('t')}
    from (${tried(context)}) as t
    left join (${paidVersions(params, has, asOf, () => nothing)}) as x on x.customer_id = t.customer_id
      and x.valid_from_day <= ${day} and coalesce(x.valid_to_day, ${number(NEVER)}) > ${day}
    group by 1, 2, 3, 4, 5, 6${carried('t')}
  ) as s`;
  },
  derive: (from) => trialsOnColumns(from, params, has),
});

/** Subscriptions with a trial, each by the last of its versions that began before the trial was over. */
function tried({asOf, carried, place}: FactContext): Sql {
  const isBefore = sql`s.began < s.trial_end`;
  const last = carried('s').text === '' ? nothing : sql`, ${column('s', place!())}`;
  return sql`
      select s.*
      from (
        select s.*, row_number() over (
          partition by s.customer_id, s.version_of
          order by case when ${isBefore} then 0 else 1 end, case when ${isBefore} then s.began end desc, s.began${last}) as choice
        from (
          select s.customer_id, s.subscription_id as version_of, s.valid_from as began, max(s.trial_end) over y as trial_end,
            max(s.trial_end_day) over y as trial_end_day,
            coalesce(min(s.trial_start_day) over y, min(s.started_at_day) over y) as start_day${carried('s')}
          from subscriptions as s
          where s.trial_end is not null and s.valid_from < ${boundInstant(asOf.instant)}
          window y as (partition by s.customer_id, s.subscription_id)
        ) as s
      ) as s
      where s.choice = 1
    `;
}
