import {allOf, joined, ordinals, sql, whereAll} from './fragment.js';
import {dayOf, named, namesOf, type At, type Placed, type Unplaced} from './placing.js';
import {calendarStep, windowsStep, within} from './windows.js';

/** Days on which something was lost, each with how much of how much. */
export function placeDaily({rows, slots, by, where}: Unplaced, at: At<'daily'>): Placed {
  const [from, to] = [dayOf(rows, at.from), dayOf(rows, at.to)];
  const lost = sql`coalesce(${allOf(rows.filter(at.lost))}, false)`;
  const ended = [...where, sql`${to} is not null`, sql`not ${lost}`];
  const turns = sql`turns as (
  select ${from} as day${named(by)}, case when ${lost} then 0 else 1 end as change, case when ${lost} then 1 else 0 end as lost
  from ${rows.relation}${rows.labels}${whereAll(where)}
  union all
  select ${to} as day${named(by)}, -1 as change, 0 as lost
  from ${rows.relation}${rows.labels}${whereAll(ended)}
)`;
  const groups = namesOf(by, 't');
  const among = by.length === 0 ? sql`` : sql`partition by ${joined(groups, ', ')} `;
  const losses = sql`losses as (
  select t.day${named(groups)}, cast(sum(t.lost) as bigint) as lost,
    sum(sum(t.change)) over (${among}order by t.day rows between unbounded preceding and 1 preceding) as active
  from turns as t
  group by ${ordinals(by.length + 1)}
)`;
  return {
    steps: [windowsStep(slots), calendarStep(), turns, losses],
    from: sql`losses as r\n  join calendar as w on w.day = r.day`,
    where: [...within(sql`r.day`, slots), sql`r.lost > 0`, sql`r.active > 0`],
    window: sql`w.i`, by: namesOf(by), weighted: (value) => value,
    sums: {lost: sql`r.lost`, rate: sql`cast(cast(r.lost as double) / r.active as decimal(38,16))`},
  };
}
