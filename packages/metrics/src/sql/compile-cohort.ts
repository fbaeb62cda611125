import {cellWindows, knownSlots, type CohortQuery, type MembersQuery, type Slot} from '@crm-widgets/core';
import {blockOf, cellSteps, inBlock} from './cohort-cells.js';
import {areSameRows, memberSteps, startsWhere} from './cohort-members.js';
import {cameStep, visitSteps} from './cohort-visits.js';
import {worthSteps} from './cohort-worth.js';
import {dialect} from './dialect.js';
import {column, number, sql, whereAll, type Sql} from './fragment.js';
import {dayOf} from './placing.js';
import {Rows} from './rows.js';
import type {Tables} from './tables.js';
import {BITS, calendarStep, markedWindowsStep, marksStep, windowsStep} from './windows.js';

/** The steps and the last SELECT of a cohort query. */
export function writeCohort(query: CohortQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  if (query.worth) return {steps: inSteps(query, tables, slots), select: worths(query)};
  const write = !fitsBits(query, slots) ? inSteps : areSameRows(query) ? inOneScan : inTwoScans;
  return {steps: write(query, tables, slots), select: counts};
}

const counts = sql`select cohort, null as period, cast(count(*) as integer) as entities, cast(count(*) as integer) as size
from members
group by 1
union all
select cohort, period, cast(sum(entities) as integer), null
from returned
group by 1, 2
order by 1, 2`;

/** Dated rows are worth at first what they come to in the cohort's own window. */
function worths({returns: {at}}: CohortQuery): Sql {
  const isDated = at.kind === 'dated';
  const base = isDated ? sql`coalesce(max(s.worth), 0)` : sql`sum(k.base)`;
  const own = isDated ? sql`\nleft join sums as s on s.cohort = k.cohort and s.i = k.cohort` : sql``;
  return sql`select k.cohort, null as period, cast(${base} as varchar) as worth, cast(count(*) as integer) as size
from members as k${own}
group by 1
union all
select cohort, period, cast(sum(worth) as varchar), null
from returned
group by 1, 2
having sum(worth) <> 0
order by 1, 2`;
}

/** Whether cohorts are of those who are new, cells of a window each, and windows few enough for one integer's bits. */
function fitsBits({returns, membership, cells, atLeast = 1, acquired}: CohortQuery, slots: readonly Slot[]): boolean {
  const isPlain = !acquired && membership !== 'recurring' && (cells?.kind ?? 'on') === 'on' && atLeast === 1;
  return isPlain && returns.at.kind === 'dated' && slots.length <= BITS;
}

/** Who came back when is kept as a bit for each window, so that the rows are grouped by entity alone. */
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
    sql`members as (
  select w.i as cohort, l.bits
  from lives as l
  join calendar as w on w.day = l.day
)`,
    returnedBits,
  ];
}

/** The same, where starts are not returns. */
function inTwoScans(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const {started, back} = rowsOf(query, tables);
  const came = cameStep(query, back, slots);
  const [firsts] = memberSteps(query, started, slots);
  const members = sql`members as (
  select w.i as cohort, coalesce(c.bits, 0) as bits
  from firsts as f
  join calendar as w on w.day = f.day
  left join came as c on c.entity = f.entity
)`;
  return [
    ...started.steps(), ...back.steps(), markedWindowsStep(slots), calendarStep(), marksStep(),
    firsts!, came, members, returnedBits,
  ];
}

const returnedBits = sql`returned as (
  select k.cohort, w.i as period, count(*) as entities
  from members as k
  join windows as w on w.i >= k.cohort and ${dialect.hasBits(sql`k.bits`, sql`w.bits`)}
  group by 1, 2
)`;

function inSteps(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const {started, back} = rowsOf(query, tables);
  const visits = visitSteps(query, back, slots);
  const members = memberSteps(query, started, slots);
  const cells = query.worth ? worthSteps(query) : cellSteps(query);
  // What a `with` step of rows carries is known once all that use it are written.
  return [...started.steps(), ...back.steps(), windowsStep(slots), calendarStep(), ...visits, ...members, ...cells];
}

/** The same for who is behind a cell. */
export function writeMembers({cohort: query, of, period, limit}: MembersQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  const {started, back} = rowsOf(query, tables);
  const visits = visitSteps(query, back, slots);
  const members = memberSteps(query, started, slots);
  const found = period === null ? sql`from members as k\nwhere k.cohort = ${number(of)}` : inCell(query, of, period);
  return {
    steps: [...started.steps(), ...back.steps(), windowsStep(slots), calendarStep(), ...visits, ...members],
    select: sql`select k.entity as entity
${found}${period === null ? sql`\ngroup by 1` : sql``}
order by 1
limit ${number(limit)}`,
  };
}

function inCell({cells = {kind: 'on'}, windows, atLeast = 1, worth}: CohortQuery, of: number, period: number): Sql {
  const least = number(worth ? 1 : atLeast);
  if (cells.kind === 'blocks') {
    return sql`from ${inBlock(cells.days, windows.length)} and k.cohort = ${number(of)} and ${blockOf(cells.days)} = ${number(period)}
group by 1
having count(*) >= ${least}`;
  }
  const [first, last] = cellWindows(cells, of, period, windows.length);
  return sql`from members as k
join visits as v on v.entity = k.entity and v.i between ${number(first)} and ${number(last)}
where k.cohort = ${number(of)}
group by 1
having ${cells.kind === 'unbroken' ? sql`count(*) = ${number(last - first + 1)}` : sql`sum(v.times) >= ${least}`}`;
}

function rowsOf({starts, returns, asOf}: CohortQuery, tables: Tables): {started: Rows; back: Rows} {
  const label = starts.fact.name === returns.fact.name ? `returned_${returns.fact.name}` : returns.fact.name;
  tables.readTwice();
  return {started: new Rows(tables, starts.fact, asOf), back: new Rows(tables, returns.fact, asOf, label)};
}
