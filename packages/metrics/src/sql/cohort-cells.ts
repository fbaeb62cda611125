import type {Bracket, CohortQuery} from '@crm-widgets/core';
import {number, sql, type Sql} from './fragment.js';
import {valuesStep} from './windows.js';

/** `returned (cohort, period, entities)` of `members` and `visits`; a cohort and period may be there in several rows. */
export function cellSteps({cells = {kind: 'on'}, atLeast = 1, windows}: CohortQuery): Sql[] {
  const most = number(atLeast);
  switch (cells.kind) {
    case 'on': return [on(most)];
    case 'unbounded': return unbounded(most);
    case 'until': return until(most, atLeast);
    case 'unbroken': return [unbroken];
    case 'brackets': return [bracketsStep(cells.brackets), inBrackets(most)];
    case 'blocks': return [inBlocks(cells.days, windows.length, most)];
  }
}

/** `brackets (j, low, high)` */
export function bracketsStep(brackets: readonly Bracket[]): Sql {
  const rows = brackets.map(([low, high], j) => [number(j), number(low), number(high)]);
  return valuesStep('brackets (j, low, high)', rows, 3);
}

/** The block of a visit `v` of a member `k`, as a period: the first days of an entity are block 0. */
export function blockOf(days: number): Sql {
  return sql`k.cohort + floor((v.at_ms - k.since_ms) / ${number(days * 86_400_000)})`;
}

/** Members with their visits from their own start on, where these lie in a block that a cell is of. */
export function inBlock(days: number, windows: number): Sql {
  return sql`members as k
    join visits as v on v.entity = k.entity and v.at_ms >= k.since_ms
    where ${blockOf(days)} < ${number(windows)}`;
}

function on(atLeast: Sql): Sql {
  return sql`returned as (
  select k.cohort, v.i as period, count(*) as entities
  from members as k
  join visits as v on v.entity = k.entity and v.i >= k.cohort
  where v.times >= ${atLeast}
  group by 1, 2
)`;
}

/** How often an entity comes from a window on is the same for all its cohorts: it tells the last window that has enough. */
function unbounded(atLeast: Sql): Sql[] {
  return [
    sql`lasts as (
  select entity, max(i) as i
  from (select entity, i, sum(times) over (partition by entity order by i desc) as further from visits) as v
  where further >= ${atLeast}
  group by 1
)`,
    sql`stayed as (
  select k.cohort, l.i, count(*) as entities
  from members as k
  join lasts as l on l.entity = k.entity and l.i >= k.cohort
  group by 1, 2
)`,
    sql`returned as (
  select s.cohort, w.i as period, s.entities
  from stayed as s
  join windows as w on w.i between s.cohort and s.i
)`,
  ];
}

/** In which window those whose next return is a given one will have come often enough. */
function until(most: Sql, atLeast: number): Sql[] {
  const enough = atLeast === 1 ? sql`enough as (select entity, i, i as met from visits)` : sql`enough as (
  select v.entity, v.i, min(l.i) as met
  from sums as v
  join sums as l on l.entity = v.entity and l.i >= v.i and l.reached >= v.reached - v.times + ${most}
  group by 1, 2
)`;
  const sums = sql`sums as (
  select entity, i, times, sum(times) over (partition by entity order by i) as reached from visits
)`;
  return [
    ...(atLeast === 1 ? [] : [sums]), enough,
    sql`came as (
  select k.cohort, k.entity, min(e.met) as i
  from members as k
  join enough as e on e.entity = k.entity and e.i > k.cohort
  group by 1, 2
)`,
    sql`returned as (
  select c.cohort, w.i as period, c.entities
  from (select cohort, i, count(*) as entities from came group by 1, 2) as c
  join windows as w on w.i >= c.i
)`,
  ];
}

const unbroken = sql`returned as (
  select cohort, i as period, count(*) as entities
  from (
    select k.cohort, v.i, row_number() over (partition by k.cohort, k.entity order by v.i) as nth
    from members as k
    join visits as v on v.entity = k.entity and v.i >= k.cohort
  ) as runs
  where i = cohort + nth - 1
  group by 1, 2
)`;

function inBrackets(atLeast: Sql): Sql {
  return sql`returned as (
  select cohort, period, count(*) as entities
  from (
    select k.cohort, b.j as period, k.entity
    from members as k
    join visits as v on v.entity = k.entity and v.i >= k.cohort
    join brackets as b on v.i - k.cohort between b.low and b.high
    group by 1, 2, 3
    having sum(v.times) >= ${atLeast}
  ) as came
  group by 1, 2
)`;
}

function inBlocks(days: number, windows: number, atLeast: Sql): Sql {
  return sql`returned as (
  select cohort, period, count(*) as entities
  from (
    select k.cohort, ${blockOf(days)} as period, k.member
    from ${inBlock(days, windows)}
    group by 1, 2, 3
    having count(*) >= ${atLeast}
  ) as came
  group by 1, 2
)`;
}
