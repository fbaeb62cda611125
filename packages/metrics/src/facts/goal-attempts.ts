import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {among, bound, name, nothing, number, sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {attemptsOnColumns} from './attempts-on-columns.js';
import type {GoalParams} from './goal-params.js';

/**
 * A row is a try of a visitor to reach a goal, such as a cart, a checkout, a form or a session, by its first event
 * that begins one; `worth` is what lies in it.
 *
 * `state` is reached; recovered, where that was longer after the event before than it takes to be idle, of tries that
 * are not over then; abandoned; emptied, where nothing was put in again after one of `empties`; fresh,
 * which is abandoned so far; or open, while it is not idle. Tries are told apart by the `key` of events; a visitor's
 * events without one belong to the key before, or to a try of their own that ends with the goal or a gap. Bots do
 * not try.
 */
export const goalAttempts: Fact = (given) => {
  const params = given as unknown as GoalParams;
  const {key, gapMinutes, reachMinutes, idleMinutes, empties = []} = params;
  const k = sql`(partition by e."key")`;
  const end = reachMinutes === null ? null : sql`e.began_at + ${minutes(reachMinutes)}`;
  const sofar = sql`(partition by e.actor_id, e.island order by e."at", e.place rows unbounded preceding)`;
  const isNew = sql`coalesce(e."at" > lag(e."at") over w + ${minutes(gapMinutes)}${
    key === 'cart_id' ? sql` or lag(e.is_goal) over w` : sql``}, true)`;
  return {
    base: 'events',
    uses: {events: ['at', 'actor_id', key, 'name', 'value', 'is_bot']},
    own: {began_at: 'instant', state: 'text', worth: 'money'},
    rows: ({asOf, carried}) => {
      const known = boundInstant(asOf.instant);
      const idle = minutes(idleMinutes);
      return sql`select e.began_at, e.began_at_day,
    case when ${end ? sql`e.done_at > e.last_before + ${idle}` : sql`false`} then 'recovered'
      when e.done_at is not null then 'reached'
      when e.last_at + ${idle} > ${known} then 'open'${empties.length > 0 ? sql`
      when e.emptied_at > e.filled_at then 'emptied'` : nothing}
      when ${end ? sql`${end} > ${known}` : sql`false`} then 'fresh' else 'abandoned' end as state,
    cast(e.worth as decimal(38,16)) as worth${carried('e')}
  from (
    select e.*, max(e."at") over ${k} as last_at,${empties.length > 0 ? sql`
    max(case when ${isAny(sql`e.name`, empties)} then e."at" end) over ${k} as emptied_at,
    max(case when e.is_start then e."at" end) over ${k} as filled_at,` : nothing}
    max(case when not e.is_goal and e."at" <= e.done_at then e."at" end) over ${k} as last_before,
    coalesce(sum(case when ${isAny(sql`e.name`, params.adds)} then e.value end) over ${k},
        max(case when e.is_start then e.value end) over ${k}) as worth,
      row_number() over (partition by e."key" order by case when e.is_start then 0 else 1 end, e."at", e.place) as turn
    from (
      select e.*, min(case when e.is_goal and e."at" >= e.began_at${end ? sql` and e."at" <= ${end}` : sql``}
        then e."at" end) over ${k} as done_at
      from (
        select e.*, min(case when e.is_start then e."at" end) over ${k} as began_at,
        min(case when e.is_start then e.at_day end) over ${k} as began_at_day
        from (
          select e.*, coalesce('k' || ${dialect.lastKnown(sql`e.${name(key)}`, sofar)},
            'i' || e.actor_id || '#' || cast(e.island as varchar)) as "key"
          from (
            select e.*, sum(e.is_new) over (
              partition by e.actor_id order by e."at", e.place rows unbounded preceding) as island
            from (
              select e.*, case when ${isNew} then 1 else 0 end as is_new
              from (${tries(params, known)}) as e
              window w as (partition by e.actor_id order by e."at", e.place)
            ) as e
          ) as e
        ) as e
      ) as e
    ) as e
  ) as e
  where e.turn = 1 and e.began_at is not null`;
    },
    derive: (from) => attemptsOnColumns(from, params),
  };
};

/** The events that belong to tries, with where they stand in their file. */
function tries({key, starts, goals, empties = []}: GoalParams, known: Sql): Sql {
  const isStart = starts === null ? sql`true` : isAny(sql`q.name`, starts);
  const isGoal = isAny(sql`q.name`, goals);
  const isNamed = sql`(${isStart} or ${isGoal} or ${isAny(sql`q.name`, empties)} or q.${name(key)} is not null)`;
  const belongs = key === 'session_id' ? sql`true` : isNamed;
  return sql`select q.*, ${isStart} as is_start, ${isGoal} as is_goal
              from (select q.*, row_number() over () as place from events as q) as q
              where q."at" < ${known} and not coalesce(q.is_bot, false) and ${belongs}`;
}

function isAny(named: Sql, names: readonly (string | null)[]): Sql {
  return sql`coalesce(${among(named, names.filter((one) => one !== null).map((one) => bound(one, 'varchar')))}, false)`;
}

function minutes(count: number): Sql {
  return sql`interval '1' minute * ${number(count)}`;
}
