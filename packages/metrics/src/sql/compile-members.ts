import {cellWindows, knownSlots, type CohortQuery, type MembersQuery} from '@crm-widgets/core';
import {blockOf, inBlock} from './cohort-cells.js';
import {memberSteps, rowsOf} from './cohort-members.js';
import {visitSteps} from './cohort-visits.js';
import {number, sql, type Sql} from './fragment.js';
import type {Tables} from './tables.js';
import {calendarStep, windowsStep} from './windows.js';

/** Members of a cohort with their visits that are of a cell, grouped by entity, and what each of these is worth. */
interface Found {
  readonly from: Sql;
  readonly worth: Sql;
}

/** The steps and the last SELECT of a query for who is behind a cell of a triangle. */
export function writeMembers({cohort: query, of, period, limit}: MembersQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  const {started, back} = rowsOf(query, tables);
  const visits = visitSteps(query, back, slots);
  const members = memberSteps(query, started, slots);
  const {from, worth} = period === null ? inCohort(query, of) : inCell(query, of, period, slots.length);
  const told = query.worth ? sql`, cast(coalesce(${worth}, 0) as varchar) as worth` : sql``;
  return {
    steps: [...started.steps(), ...back.steps(), windowsStep(slots), calendarStep(), ...visits, ...members],
    select: sql`select k.entity as entity${told}
${from}
order by 1
limit ${number(limit)}`,
  };
}

/** All of a cohort: worth their base, or what their dated rows come to in its own window. */
function inCohort({cells, worth, returns}: CohortQuery, of: number): Found {
  const isTimed = cells?.kind === 'blocks';
  const isOwn = isTimed ? sql`v.at_ms >= k.since_ms and ${blockOf(cells.days)} = ${number(of)}` : sql`v.i = ${number(of)}`;
  const isSummed = worth !== undefined && returns.at.kind === 'dated';
  const own = isSummed ? sql`\nleft join visits as v on v.entity = k.entity and ${isOwn}` : sql``;
  return {
    from: sql`from members as k${own}\nwhere k.cohort = ${number(of)}\ngroup by 1`,
    worth: isSummed ? sql`sum(v.worth)` : sql`sum(k.base)`,
  };
}

function inCell({cells = {kind: 'on'}, windows, atLeast = 1, worth}: CohortQuery, of: number, period: number, begun: number): Found {
  const least = number(worth ? 1 : atLeast);
  if (cells.kind === 'blocks') {
    return {worth: sql`sum(v.worth)`, from: sql`from ${inBlock(cells.days, windows.length)}
  and k.cohort = ${number(of)} and ${blockOf(cells.days)} = ${number(period)}
group by 1
having count(*) >= ${least}`};
  }
  const [first, last] = cellWindows(cells, of, period, begun);
  const own = worth?.of === 'lesser' ? sql`least(v.worth, k.base)` : sql`v.worth`;
  const isUnbroken = cells.kind === 'unbroken';
  return {
    worth: isUnbroken ? sql`sum(case when v.i = ${number(last)} then ${own} end)` : sql`sum(${own})`,
    from: sql`from members as k
join visits as v on v.entity = k.entity and v.i between ${number(first)} and ${number(last)}
where k.cohort = ${number(of)}
group by 1
having ${isUnbroken ? sql`count(*) = ${number(last - first + 1)}` : sql`sum(v.times) >= ${least}`}`,
  };
}
