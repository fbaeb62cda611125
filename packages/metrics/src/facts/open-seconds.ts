import type {AsOf} from '@crm-widgets/core';
import {bound, joined, number, sql, type Sql} from '../sql/fragment.js';
import type {Schedules} from './schedule.js';
import {TO_MONDAY, WEEK, workingTimes, type Stretch, type WorkingTime} from './working-time.js';

/** Beyond any instant of a ticket, milliseconds. */
const FAR = 9e15;

/**
 * Open seconds from `created_ms` to `replied_ms` of rows that have a `team`, the same as `WorkingTime.between` says; null
 * where the team has no schedule.
 *
 * @returns what to select from, as `r`, and the seconds
 */
export function openSeconds(
  rows: Sql, schedules: Schedules | null, asOf: AsOf,
): {readonly from: Sql; readonly seconds: Sql} {
  const byGroup = schedules === null ? [] : [...workingTimes(schedules, asOf.instant)];
  if (byGroup.length === 0) return {from: sql`(${rows}) as r`, seconds: sql`cast(null as double)`};
  const times = byGroup.map(([, time]) => time);
  const written = times.flatMap((time, place) => time.stretches.map((stretch) => stretchRow(stretch, place)));
  const stretches = sql`(values ${joined(written, ', ')})`;
  const join = (alias: Sql, instant: Sql) => sql`
      left join ${stretches} as ${alias} (schedule, from_ms, until_ms, shift_ms, base, is_open)
      on ${alias}.schedule = s.schedule and ${instant} >= ${alias}.from_ms and ${instant} < ${alias}.until_ms`;
  return {
    from: sql`(
    select l.*, floor(l.created_local / ${number(WEEK)}) as created_week, floor(l.replied_local / ${number(WEEK)}) as replied_week
    from (
      select s.*, c.base as created_base, c.is_open as created_open, s.created_ms + c.shift_ms as created_local,
        p.base as replied_base, p.is_open as replied_open, s.replied_ms + p.shift_ms as replied_local
      from (select g.*, ${scheduleOf(byGroup.map(([group]) => group))} as schedule from (${rows}) as g) as s
      ${join(sql`c`, sql`s.created_ms`)}
      ${join(sql`p`, sql`s.replied_ms`)}
    ) as l
  ) as r`,
    seconds: sql`(r.replied_base + r.replied_open * (${weekly(times, sql`r.replied_local`, sql`r.replied_week`)})
      - r.created_base - r.created_open * (${weekly(times, sql`r.created_local`, sql`r.created_week`)})) / 1000`,
  };
}

/** The place of the schedule of a row's group; null for a group without one. */
function scheduleOf(groups: readonly (string | null)[]): Sql {
  const named = groups.flatMap((group, place) => (group === null ? [] :
    [sql` when ${bound(group, 'varchar')} then ${number(place)}`]));
  const otherwise = groups.indexOf(null);
  const rest = otherwise < 0 ? sql`null` : number(otherwise);
  return named.length === 0 ? rest : sql`case g.team${joined(named, '')} else ${rest} end`;
}

function stretchRow({from, until, offset, base, isHoliday}: Stretch, schedule: number): Sql {
  const bounds = [Math.max(from, -FAR), Math.min(until, FAR), offset + TO_MONDAY, base, isHoliday ? 0 : 1];
  return sql`(${number(schedule)}, ${joined(bounds.map((value) => sql`cast(${number(value)} as double)`), ', ')})`;
}

/** Open milliseconds of a local clock since its Monday, by the row's schedule. */
function weekly(times: readonly WorkingTime[], local: Sql, week: Sql): Sql {
  const rest = sql`${local} - ${week} * ${number(WEEK)}`;
  const cases = times.map(({openings, perWeek}, place) => {
    const parts = openings.map(([from, to]) => sql`least(greatest(${rest} - ${number(from)}, 0), ${number(to - from)})`);
    return sql`when ${number(place)} then ${joined([sql`${week} * ${number(perWeek)}`, ...parts], ' + ')}`;
  });
  return sql`case r.schedule ${joined(cases, ' ')} end`;
}
