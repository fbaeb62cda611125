import type {FunnelQuery} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {allOf, anyOf, joined, number, sql, whereAll, type Sql} from './fragment.js';
import {Attempt} from './funnel-attempts.js';
import {deepestStep, groupsOf} from './funnel-deepest.js';
import {placedStep, type FunnelEvents} from './funnel-events.js';

/**
 * In order `any`, where no event is two of the steps, an attempt takes of each step the first event after its start:
 * what that is, is known to the event that it starts with, and sorted only once an attempt is chosen.
 */
export function firstsSteps(query: FunnelQuery, events: FunnelEvents): Sql[] {
  const attempt = new Attempt(query);
  const taken = events.ofSteps.map((flag) => sql`when_${flag}`);
  const further = taken.map((when) => sql` + case when ${when} is null then 0 else 1 end`);
  return [
    placedStep(events), followed(query, events), started(query, events, attempt),
    sql`attempts as (\n  select *, 1${joined(further, '')} as depth, ${attempt.deadline} as deadline
  from started
)`,
    lasting(query, events, attempt), deepestStep(query, [sql`t_1`, ...taken], sql`chosen`), sorted(taken),
  ];
}

/** Whether it matters where an attempt ends, and not when alone. */
function hasEnd({exclusions, closing}: FunnelQuery): boolean {
  return exclusions.length > 0 || closing !== undefined;
}

/** Each with the entity's next event of each kind: its instant, and where that matters its place. */
function followed(query: FunnelQuery, {ofSteps, ofBars}: FunnelEvents): Sql {
  const next = (flag: Sql, what: Sql) => dialect.nextKnown(sql`case when ${flag} then ${what} end`, sql`later`);
  const placed = hasEnd(query) ? [...ofSteps, ...ofBars] : [];
  const list = [
    ...[...ofSteps, ...ofBars].map((flag) => sql`${next(flag, sql`t`)} as when_${flag}`),
    ...placed.map((flag) => sql`${next(flag, sql`place`)} as after_${flag}`),
    ...(query.closing ? [sql`max(case when closing then place end) over (partition by entity) as closed`] : []),
  ];
  return sql`followed as (
  select *, t as t_1${joined(list.map((one) => sql`,\n    ${one}`), '')}
  from placed
  window later as (partition by entity order by place)
)`;
}

function started(query: FunnelQuery, {ofSteps, ofBars}: FunnelEvents, attempt: Attempt): Sql {
  const isTaken = ofSteps.map((flag) =>
    allOf([sql`not e.${flag}`, ...attempt.inTime(1, sql`e.when_${flag}`, sql`e.`)]));
  const taken = ofSteps.map((flag, k) => sql`,\n    case when ${isTaken[k]!} then e.when_${flag} end as when_${flag}`);
  const places = ofSteps.map((flag, k) => sql`coalesce(case when ${isTaken[k]!} then e.after_${flag} end, 0)`);
  const end = hasEnd(query) ? sql`,\n    greatest(e.place, ${joined(places, ', ')}) as last_place` : sql``;
  const bars = ofBars.map((flag) => sql`, e.when_${flag}, e.after_${flag}`);
  const closed = query.closing ? sql`, e.closed` : sql``;
  return sql`started as (
  select e.entity, e.place, e.t_1${groupsOf(query)}${joined(taken, '')}${end}${joined(bars, '')}${closed}
  from followed as e
  where ${anyOf(ofSteps.map((flag) => sql`e.${flag}`))} and e.is_entry
)`;
}

function lasting({steps, closing}: FunnelQuery, {ofBars}: FunnelEvents, attempt: Attempt): Sql {
  const voids = ofBars.map((flag) => sql`case when depth = ${number(steps.length)} then after_${flag} < last_place
      else after_${flag} is not null and (deadline is null or when_${flag} <= deadline) end`);
  return sql`lasting as (
  select *, ${attempt.isOpen(closing ? [sql`coalesce(closed, 0) <= last_place`] : [])} as is_open
  from attempts${whereAll(voids.length === 0 ? [] : [sql`not coalesce(${anyOf(voids)}, false)`])}
)`;
}

function sorted(taken: readonly Sql[]): Sql {
  const later = taken.slice(1).map((_, k) => sql`, ${dialect.element(sql`later`, k + 1)} as t_${number(k + 2)}`);
  return sql`deepest as (
  select *${joined(later, '')}
  from (select *, ${dialect.sorted(taken)} as later from chosen) as taken
)`;
}
