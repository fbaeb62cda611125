import type {FunnelQuery, ReachedQuery, WaitsQuery} from '@crm-widgets/core';
import {binSteps, countedBins} from './compile-distribution.js';
import {dialect} from './dialect.js';
import {bound, joined, number, ordinals, sql, whereAll, type Sql} from './fragment.js';
import {chainSteps} from './funnel-chain.js';
import {FunnelEvents} from './funnel-events.js';
import {firstsSteps} from './funnel-firsts.js';
import {runSteps} from './funnel-runs.js';
import {namesOf} from './placing.js';
import type {Tables} from './tables.js';

/** The steps and the last SELECT of a funnel query. */
export function writeFunnel(query: FunnelQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  return {steps: stepsOf(query, tables), select: counted(query)};
}

/** The same for the times between two steps. */
export function writeWaits({funnel, step, bins}: WaitsQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const vals = sql`vals as (
  select ${waitAfter(step)} / 1000 as value
  from deepest
  where depth > ${number(step)}
)`;
  const bin = sql`floor((v.value - s.low) / s.width)`;
  const steps = [...stepsOf({...funnel, by: []}, tables), vals, ...binSteps(bins, sql`min(value)`, bin)];
  return {steps, select: countedBins};
}

/** The same for who came to a step. */
export function writeReached(query: ReachedQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const {funnel, step, which, group = [], limit} = query;
  const came = which === 'reached' ? sql`depth > ${number(step)}`
    : sql`depth = ${number(step)} and ${which === 'lost' ? sql`not is_pending` : sql`is_pending`}`;
  const labels = namesOf(funnel.by, 'd');
  const inGroup = group.map((label, k) => sql`${labels[k]!} is not distinct from ${bound(label, 'varchar')}`);
  const instants = funnel.steps.map((_, k) => sql`t_${number(k + 1)} as t${number(k)}`);
  return {
    steps: stepsOf(funnel, tables),
    select: sql`select entity, ${joined(instants, ', ')}
from deepest as d${whereAll([came, ...inGroup])}
order by t_1, entity
limit ${number(limit)}`,
  };
}

/**
 * Up to `deepest`: of each entity that has one, the deepest attempt, the earliest of these, with its `depth`, its
 * instants `t_1`... in milliseconds, null where a step was not reached, and `is_pending`.
 */
function stepsOf(query: FunnelQuery, tables: Tables): Sql[] {
  const events = new FunnelEvents(query, tables);
  return [...events.steps(), ...attemptSteps(query, events)];
}

function attemptSteps(query: FunnelQuery, events: FunnelEvents): Sql[] {
  if (query.order === 'strict') return runSteps(query, events);
  return query.order === 'any' && events.areApart() ? firstsSteps(query, events) : chainSteps(query, events);
}

/** Milliseconds from step `k` to the next, counted from 1. */
function waitAfter(k: number): Sql {
  return sql`(t_${number(k + 1)} - t_${number(k)})`;
}

function counted({steps, by}: FunnelQuery): Sql {
  const columns = steps.flatMap((_, k) => {
    const depth = number(k);
    const wait = k === 0 ? sql`null` : waitAfter(k);
    return [
      sql`cast(count(*) filter (where depth > ${depth}) as integer) as entities${depth}`,
      sql`cast(count(*) filter (where is_pending and depth = ${depth}) as integer) as pending${depth}`,
      k === 0 ? sql`null as median0` : sql`${dialect.quantile(wait, sql`0.5`)} / 1000 as median${depth}`,
      k === 0 ? sql`null as mean0` : sql`avg(${wait}) / 1000 as mean${depth}`,
    ];
  });
  const groups = namesOf(by, 'd').map((group) => sql`${group}, `);
  return sql`select ${joined(groups, '')}${joined(columns, ',\n  ')}
from deepest as d${by.length > 0 ? sql`\ngroup by ${ordinals(by.length)}` : sql``}`;
}
