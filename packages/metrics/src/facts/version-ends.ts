import {number, sql, type Sql} from '../sql/fragment.js';
import type {Has, Params} from '../metric.js';

/** After every day. */
export const NEVER = 99_999_999;

/** Whether the file tells how subscriptions were, and not only how they are. */
export function isVersioned(has: Has): boolean {
  return has('subscriptions', 'valid_from') || has('subscriptions', 'valid_to');
}

/** Columns that the end of a version is told by. */
export function endColumns({churnAt, pastDueGraceDays}: Params): string[] {
  return [
    ...(churnAt === 'requested' ? ['cancel_requested_at'] : []), ...(churnAt === 'service_end' ? ['term_end'] : []),
    ...(churnAt === 'service_end' || pastDueGraceDays != null ? ['subscription_id'] : []),
  ];
}

/** Versions of `subscriptions`, with the day from which on they are past due, where that has an end. */
export function datedSubscriptions({pastDueGraceDays}: Params, has: Has): Sql {
  if (pastDueGraceDays == null || !isVersioned(has)) return sql`subscriptions`;
  return sql`(
      select s.*, max(s.new_day) over (
        partition by s.subscription_id, s.status order by s.valid_from_day, s.valid_from) as late_day
      from (
        select s.*, case when coalesce(max(coalesce(s.valid_to_day, s.ended_at_day, ${number(NEVER)})) over (
            partition by s.subscription_id, s.status order by s.valid_from_day, s.valid_from
            rows between unbounded preceding and 1 preceding) >= s.valid_from_day, false)
          then null else s.valid_from_day end as new_day
        from subscriptions as s
      ) as s
    )`;
}

/** What the end of a version `p` takes beside its own columns, as columns of `v`. */
export function endParts({churnAt}: Params): Sql {
  if (churnAt !== 'service_end') return sql``;
  return sql`, max(coalesce(v.valid_to_day, v.ended_at_day, ${number(NEVER)})) over (partition by v.subscription_id) as last_day`;
}

/** When a version `p` stops to count: the instant, and its day. */
export function endOf(params: Params, has: Has): {at: Sql; day: Sql} {
  const ended = {at: sql`coalesce(p.valid_to, p.ended_at)`, day: sql`coalesce(p.valid_to_day, p.ended_at_day)`};
  const churned = churnOf(params, ended);
  const {pastDueGraceDays} = params;
  if (pastDueGraceDays == null || !isVersioned(has)) return churned;
  const day = sql`(p.late_day + ${number(Number(pastDueGraceDays))})`;
  const isOver = sql`p.status = 'past_due' and coalesce(${churned.day} > ${day}, true)`;
  return {
    at: sql`case when ${isOver} then p.valid_from + interval '1' day * (${day} - p.valid_from_day) else ${churned.at} end`,
    day: sql`case when ${isOver} then ${day} else ${churned.day} end`,
  };
}

function churnOf({churnAt}: Params, {at, day}: {at: Sql; day: Sql}): {at: Sql; day: Sql} {
  if (churnAt === 'requested') {
    const isAsked = sql`p.cancel_requested_at is not null and coalesce(p.cancel_requested_at < ${at}, true)`;
    return {
      at: sql`case when ${isAsked} then p.cancel_requested_at else ${at} end`,
      day: sql`case when ${isAsked} then p.cancel_requested_at_day else ${day} end`,
    };
  }
  if (churnAt === 'service_end') {
    const isPaidOn = sql`${day} >= p.last_day and p.term_end_day > ${day}`;
    return {
      at: sql`case when ${isPaidOn} then p.term_end else ${at} end`,
      day: sql`case when ${isPaidOn} then p.term_end_day else ${day} end`,
    };
  }
  return {at, day};
}
