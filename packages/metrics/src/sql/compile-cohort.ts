import {knownSlots, type CohortQuery, type Slot} from '@crm-widgets/core';
import {dialect} from './dialect.js';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {place} from './place.js';
import {datedBefore, dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {BITS, calendarStep, markedWindowsStep, marksStep, windowsStep} from './windows.js';

/**
 * The steps and the last SELECT of a cohort query.
 *
 * Who came back when is kept as a bit for each window, so that the rows are grouped by entity alone.
 */
export function writeCohort(query: CohortQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  return {
    steps: isOneScan(query, slots) ? inOneScan(query, tables, slots) : inTwoScans(query, tables, slots),
    select: sql`select cohort, null as period, cast(count(*) as integer) as entities, cast(count(*) as integer) as size
from cohorts
group by 1
union all
select cohort, period, cast(count(*) as integer), null
from returned
where period >= cohort
group by 1, 2
order by 1, 2`,
  };
}

/** Whether starts and returns are the same rows, and the windows few enough for the bits of one integer. */
function isOneScan({starts, returns}: CohortQuery, slots: readonly Slot[]): boolean {
  const start = JSON.stringify([starts.fact, starts.filter, {kind: 'dated', column: starts.column}]);
  return start === JSON.stringify([returns.fact, returns.filter, returns.at]) && slots.length <= BITS;
}

function inOneScan(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const rows = new Rows(tables, query.starts.fact, query.asOf);
  const day = dayOf(rows, query.starts.column);
  const entity = column('r', rows.column(query.entity).id);
  const where = startsWhere(query, rows);
  return [
    ...rows.steps(), markedWindowsStep(slots), calendarStep(), marksStep(),
    sql`lives as (
  select ${entity} as entity, min(${day}) as day, ${dialect.anyBit(sql`m.bits`)} as bits
  from ${rows.relation}
  left join marks as m on m.day = ${day}${whereAll(where)}
  group by 1
)`,
    sql`cohorts as (
  select w.i as cohort, l.bits
  from lives as l
  join calendar as w on w.day = l.day
)`,
    sql`returned as (
  select k.cohort, w.i as period
  from cohorts as k
  join windows as w on ${dialect.hasBits(sql`k.bits`, sql`w.bits`)}
)`,
  ];
}

function inTwoScans(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const {starts, returns, asOf} = query;
  const started = new Rows(tables, starts.fact, asOf);
  const label = starts.fact.name === returns.fact.name ? `returned_${returns.fact.name}` : returns.fact.name;
  const back = new Rows(tables, returns.fact, asOf, label);
  const firsts = sql`firsts as (
  select ${column('r', started.column(query.entity).id)} as entity, min(${dayOf(started, starts.column)}) as day
  from ${started.relation}${whereAll(startsWhere(query, started))}
  group by 1
)`;
  const cohorts = sql`cohorts as (
  select w.i as cohort, f.entity
  from firsts as f
  join calendar as w on w.day = f.day
)`;
  const steps = returns.at.kind === 'dated' ? cameOnDays(query, back, slots) : wereInForce(query, back, slots);
  return [...started.steps(), ...back.steps(), markedWindowsStep(slots), calendarStep(), firsts, cohorts, ...steps];
}

function cameOnDays(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql[] {
  const {at, filter = {}} = query.returns;
  const named = (at as Extract<typeof at, {kind: 'dated'}>).column;
  const where = [...rows.conditions(query.where), ...rows.filter(filter), ...datedBefore(rows, named, slots)];
  return [
    marksStep(),
    sql`came as (
  select ${column('r', rows.column(query.entity).id)} as entity, m.part, ${dialect.anyBit(sql`m.bits`)} as bits
  from ${rows.relation}
  join marks as m on m.day = ${dayOf(rows, named)}${whereAll(where)}
  group by 1, 2
)`,
    sql`members as (
  select k.cohort, c.part, c.bits
  from cohorts as k
  join came as c on c.entity = k.entity
)`,
    sql`returned as (
  select m.cohort, w.i as period
  from members as m
  join windows as w on w.part = m.part and ${dialect.hasBits(sql`m.bits`, sql`w.bits`)}
)`,
  ];
}

function wereInForce(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql[] {
  const {at, filter = {}} = query.returns;
  const where = [...rows.conditions(query.where), ...rows.filter(filter)];
  const placed = place({rows, slots, by: [], where}, at);
  const entity = placed.entities ? sql`r.entity` : column('r', rows.column(query.entity).id);
  const own = windowsStep(slots).text;
  return [
    ...placed.steps.filter(({text}) => text !== own),
    sql`seen as (
  select distinct ${placed.window} as period, ${entity} as entity
  from ${placed.from}${whereAll(placed.where)}
)`,
    sql`returned as (
  select k.cohort, s.period
  from cohorts as k
  join seen as s on s.entity = k.entity
)`,
  ];
}

/** Starts of all history, for an entity's first may lie before the first window. */
function startsWhere(query: CohortQuery, rows: Rows): Sql[] {
  const {starts, asOf} = query;
  return [
    sql`${dayOf(rows, starts.column)} < ${number(asOf.day)}`,
    sql`${column('r', rows.column(query.entity).id)} is not null`,
    ...rows.conditions(query.where), ...rows.filter(starts.filter ?? {}),
    ...datedBefore(rows, starts.column, [{i: 0, from: -Infinity, until: asOf.day}]),
  ];
}
