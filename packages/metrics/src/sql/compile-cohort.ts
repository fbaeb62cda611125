import {cellWindows, knownSlots, type CohortQuery, type MembersQuery, type Slot} from '@crm-widgets/core';
import {bitSteps, blocksFitBits, blockSteps, isOfBits} from './cohort-bits.js';
import {blockOf, cellSteps, inBlock} from './cohort-cells.js';
import {memberSteps, rowsOf} from './cohort-members.js';
import {visitSteps} from './cohort-visits.js';
import {worthSteps} from './cohort-worth.js';
import {number, sql, type Sql} from './fragment.js';
import type {Tables} from './tables.js';
import {calendarStep, windowsStep} from './windows.js';

/** The steps and the last SELECT of a cohort query. */
export function writeCohort(query: CohortQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  const write = isOfBits(query, slots) ? bitSteps : inSteps;
  return {steps: write(query, tables, slots), select: query.worth ? worths(query) : counts};
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

function inSteps(query: CohortQuery, tables: Tables, slots: readonly Slot[]): Sql[] {
  const {started, back} = rowsOf(query, tables);
  const visits = visitSteps(query, back, slots);
  const members = memberSteps(query, started, slots);
  const cells = query.worth ? worthSteps(query) : blocksFitBits(query) ? blockSteps(query) : cellSteps(query);
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
