import {knownSlots, type CohortQuery, type Slot} from '@crm-widgets/core';
import {bitSteps, isOfBits} from './cohort-bits.js';
import {areClocksOfVisits, blocksFitBits, blockSteps, clockSteps} from './cohort-blocks.js';
import {cellSteps} from './cohort-cells.js';
import {memberSteps, rowsOf} from './cohort-members.js';
import {visitSteps} from './cohort-visits.js';
import {worthSteps} from './cohort-worth.js';
import {sql, type Sql} from './fragment.js';
import type {Tables} from './tables.js';
import {calendarStep, windowsStep} from './windows.js';

/** The steps and the last SELECT of a cohort query. */
export function writeCohort(query: CohortQuery, tables: Tables): {steps: Sql[]; select: Sql} {
  const slots = knownSlots(query.windows, query.asOf);
  const write = isOfBits(query, slots) ? bitSteps : areClocksOfVisits(query, slots) ? clockSteps : inSteps;
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
