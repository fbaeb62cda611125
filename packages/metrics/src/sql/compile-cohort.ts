import type {CohortQuery} from '@crm-widgets/core';
import {bound, column, sql, whereAll, type Sql} from './fragment.js';
import {datedBefore, dayOf, place} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {calendarStep, known, windowsStep} from './windows.js';

/** The steps and the last SELECT of a cohort query. */
export function writeCohort(query: CohortQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const {starts, returns, asOf} = query;
  const slots = known(query.windows, asOf);
  const same = JSON.stringify(starts.fact) === JSON.stringify(returns.fact);
  const started = new Rows(tables, starts.fact, asOf);
  const returned = same ? started : new Rows(tables, returns.fact, asOf, starts.fact.name === returns.fact.name ? `returned_${returns.fact.name}` : undefined);

  const day = dayOf(started, starts.column);
  // All of history, for a customer's first start may lie before the first window.
  const everKnown = [{i: 0, from: -Infinity, until: asOf.day}];
  const startFilter = [
    sql`${day} < ${bound(asOf.day, 'integer')}`, ...started.conditions(query.where), ...started.filter(starts.filter ?? {}),
    ...datedBefore(started, starts.column, everKnown),
  ];
  const firsts = sql`firsts as (
  select ${column('r', started.column(query.entity).id)} as entity, min(${day}) as day
  from ${started.relation}${whereAll(startFilter)}
  group by 1
)`;
  const cohorts = sql`cohorts as (
  select w.i as cohort, f.entity
  from firsts as f
  join calendar as w on w.day = f.day
  where f.entity is not null
)`;
  const where = [...returned.conditions(query.where), ...returned.filter(returns.filter ?? {})];
  const placed = place(returned, returns.at, slots, [], where);
  const seen = sql`seen as (
  select distinct ${placed.window} as period, ${column('r', placed.entities ? 'entity' : returned.column(query.entity).id)} as entity
  from ${placed.from}${whereAll(placed.where)}
)`;
  const steps = [windowsStep(slots), calendarStep(), ...placed.steps];
  return {
    steps: [...started.steps(), ...(same ? [] : returned.steps()), ...once(steps), firsts, cohorts, seen],
    select: sql`select cohort, null as period, cast(count(*) as integer) as entities, cast(count(*) as integer) as size
from cohorts
group by cohort
union all
select k.cohort, s.period, cast(count(*) as integer), null
from cohorts as k
join seen as s on s.entity = k.entity and s.period >= k.cohort
group by 1, 2
order by 1, 2`,
  };
}

function once(steps: readonly Sql[]): Sql[] {
  return [...new Map(steps.map((step) => [step.text, step])).values()];
}
