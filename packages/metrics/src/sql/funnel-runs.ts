import type {FunnelExclusion, FunnelQuery} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {allOf, anyOf, joined, name, number, sql, whereAll, type Sql} from './fragment.js';
import {Attempt} from './funnel-attempts.js';
import {deepestStep, instantsOf} from './funnel-deepest.js';
import type {FunnelEvents} from './funnel-events.js';

/**
 * In order `strict` an attempt is a run of events without a gap: each event knows those that follow it, `at_2`...
 * for as many as there are steps, and what kinds of event these are, a bit for each.
 */
export function runSteps(query: FunnelQuery, events: FunnelEvents): Sql[] {
  const attempt = new Attempt(query);
  const further = query.steps.slice(1).map((_, k) => reached(attempt, k + 2));
  const last = number(query.steps.length);
  return [
    runs(query, events), started(), ...further,
    sql`attempts as (
  select *, ${attempt.depth} as depth, ${attempt.deadline} as deadline
  from reached_${last}
)`,
    lasting(query, attempt), deepestStep(query, instantsOf(query)),
  ];
}

function runs(query: FunnelQuery, {flags, order}: FunnelEvents): Sql {
  const {steps, exclusions} = query;
  const kinds = flags.slice(0, steps.length + exclusions.length)
    .map((flag, k) => sql`case when ${flag} then ${bit(k)} else 0 end`);
  const next = steps.slice(1).flatMap((_, k) => ['at', 'kinds'].map((one) =>
    sql`,\n    lead(${name(one)}, ${number(k + 1)}) over later as ${name(`${one}_${k + 2}`)}`));
  return sql`runs as (
  select *, row_number() over later as place${joined(next, '')}
  from (select *, ${joined(kinds, ' + ')} as kinds from happened) as known
  window later as (partition by entity order by ${order})
)`;
}

function started(): Sql {
  return sql`reached_1 as (
  select *, ${dialect.milliseconds(sql`"at"`)} as t_1
  from runs
  where step_1 and is_entry
)`;
}

function reached(attempt: Attempt, k: number): Sql {
  const [own, before] = [number(k), number(k - 1)];
  const at = dialect.milliseconds(sql`at_${own}`);
  const isNext = allOf([sql`t_${before} is not null`, isOf(k, k - 1), ...attempt.inTime(k - 1, at)]);
  return sql`reached_${own} as (
  select *, case when ${isNext} then ${at} end as t_${own}
  from reached_${before}
)`;
}

function lasting({steps, exclusions}: FunnelQuery, attempt: Attempt): Sql {
  const isLastEvent = attempt.byDepth((k) => (k < steps.length ? sql`at_${number(k + 1)} is null` : sql`false`));
  const voids = exclusions.flatMap((exclusion, x) => voidsOf(exclusion, steps.length + x));
  return sql`lasting as (
  select *, ${attempt.isOpen([isLastEvent])} as is_open
  from attempts${whereAll(voids.length === 0 ? [] : [sql`not coalesce(${anyOf(voids)}, false)`])}
)`;
}

/** For each event between two steps, with the one that stands where the second should, that it is what is excluded. */
function voidsOf({from, to}: FunnelExclusion, kind: number): Sql[] {
  return Array.from({length: to - from}, (_, i) => {
    const [k, own] = [from + 2 + i, number(from + 2 + i)];
    return allOf([
      sql`t_${number(k - 1)} is not null`, isOf(k, kind),
      sql`(deadline is null or ${dialect.milliseconds(sql`at_${own}`)} <= deadline)`,
      ...(k === to + 1 ? [sql`t_${own} is null`] : []),
    ]);
  });
}

/** Whether the event in a place of the run is of a kind. */
function isOf(place: number, kind: number): Sql {
  return dialect.hasBits(sql`kinds_${number(place)}`, bit(kind));
}

function bit(kind: number): Sql {
  return number(2 ** kind);
}
