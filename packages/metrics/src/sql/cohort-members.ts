import type {CohortQuery, Slot} from '@crm-widgets/core';
import {exact} from './aggregates.js';
import {boundInstant} from './conditions.js';
import {dialect} from './dialect.js';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {datedBefore, dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {within} from './windows.js';

/**
 * `members`: entities by cohort, with `since_ms` and `member` where cells are counted from their start, and with
 * `base` where versions are summed up, what they were worth then. After `visits`, which tells that first.
 */
export function memberSteps(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql[] {
  if (query.worth && query.returns.at.kind === 'state') return worthMembers(query, rows);
  if (query.membership !== 'recurring') return firstStarts(query, rows, isTimed(query));
  return [areSameRows(query) && !isTimed(query) ? everyVisit : everyStart(query, rows, slots)];
}

/** Starts and returns, read twice where both are of the same table. */
export function rowsOf({starts, returns, asOf}: CohortQuery, tables: Tables): {started: Rows; back: Rows} {
  const label = starts.fact.name === returns.fact.name ? `returned_${returns.fact.name}` : returns.fact.name;
  tables.readTwice();
  return {started: new Rows(tables, starts.fact, asOf), back: new Rows(tables, returns.fact, asOf, label)};
}

/** Whether starts are returns, and the other way round. */
export function areSameRows({starts, returns}: CohortQuery): boolean {
  const start = JSON.stringify([starts.fact, starts.filter, {kind: 'dated', column: starts.column}]);
  return start === JSON.stringify([returns.fact, returns.filter, returns.at]);
}

const everyVisit = sql`members as (select i as cohort, entity from visits)`;

/** Starts of all history, for an entity's first may lie before the first window. */
export function startsWhere(query: CohortQuery, rows: Rows): Sql[] {
  const {starts, asOf} = query;
  return [
    sql`${dayOf(rows, starts.column)} < ${number(asOf.day)}`,
    sql`${column('r', rows.column(query.entity).id)} is not null`,
    ...rows.conditions(query.where), ...rows.conditions(starts.filter ?? {}),
    ...datedBefore(rows, starts.column, [{i: 0, from: -Infinity, until: asOf.day}]),
  ];
}

function isTimed({cells}: CohortQuery): boolean {
  return cells?.kind === 'blocks';
}

/** The earliest start, where its instant is wanted and not its day alone. */
function since(query: CohortQuery, rows: Rows, isWanted: boolean): Sql {
  return isWanted ? sql`, min(${column('r', rows.column(query.starts.column).id)}) as since` : sql``;
}

/** Since when a member's own time counts, and a number that no other member has, which groups faster than its entity. */
function clock(since: Sql): Sql {
  return sql`, ${dialect.milliseconds(since)} as since_ms, row_number() over () as member`;
}

function firstStarts(query: CohortQuery, rows: Rows, isWanted: boolean): Sql[] {
  const more = isWanted ? clock(sql`f.since`) : sql``;
  return [firstsStep(query, rows, isWanted), sql`members as (
  select w.i as cohort, f.entity${more}
  from firsts as f
  join calendar as w on w.day = f.day
)`];
}

function firstsStep(query: CohortQuery, rows: Rows, isTimed: boolean): Sql {
  const firsts = sql`select ${column('r', rows.column(query.entity).id)} as entity,
    min(${dayOf(rows, query.starts.column)}) as day${since(query, rows, isTimed)}
  from ${rows.relation}${whereAll(startsWhere(query, rows))}
  group by 1`;
  return query.acquired ? acquiredStep(query, rows, firsts, isTimed) : sql`firsts as (\n  ${firsts}\n)`;
}

/** The same, on the day on which customers were acquired. */
function acquiredStep({asOf, entity, membership}: CohortQuery, rows: Rows, firsts: Sql, isTimed: boolean): Sql {
  if (entity !== 'customer_id' || membership === 'recurring') throw new RangeError('customers alone were acquired, and once');
  for (const named of ['customer_id', 'acquired_at']) rows.tables.ask('customers', named);
  return sql`firsts as (
  select f.entity, coalesce(c.day, f.day) as day${isTimed ? sql`, f.since` : sql``}
  from (${firsts}) as f
  left join (
    select customer_id, min(acquired_at) as acquired_at, min(acquired_at_day) as day from customers group by 1
  ) as c on c.customer_id = f.entity
  where c.acquired_at is null or c.acquired_at < ${boundInstant(asOf.instant)}
)`;
}

function everyStart(query: CohortQuery, rows: Rows, slots: readonly Slot[]): Sql {
  const day = dayOf(rows, query.starts.column);
  const at = column('r', rows.column(query.starts.column).id);
  return sql`members as (
  select w.i as cohort, ${column('r', rows.column(query.entity).id)} as entity${isTimed(query) ? clock(sql`min(${at})`) : sql``}
  from ${rows.relation}
  join calendar as w on w.day = ${day}${whereAll([...within(day, slots), ...startsWhere(query, rows)])}
  group by 1, 2
)`;
}

/** In force at the end of the cohort's window, else in the rows of the first start. */
function worthMembers(query: CohortQuery, rows: Rows): Sql[] {
  const at = column('r', rows.column(query.starts.column).id);
  const entity = column('r', rows.column(query.entity).id);
  const where = [...startsWhere(query, rows), sql`${at} = f.since`];
  return [
    firstsStep(query, rows, true),
    sql`begun as (
  select f.entity, f.day, coalesce(sum(${exact(rows, query.worth!.column)}), 0) as worth
  from ${rows.relation}
  join firsts as f on f.entity = ${entity}${whereAll(where)}
  group by 1, 2
)`,
    sql`members as (
  select w.i as cohort, b.entity, coalesce(v.worth, b.worth) as base
  from begun as b
  join calendar as w on w.day = b.day
  left join visits as v on v.entity = b.entity and v.i = w.i
)`,
  ];
}
