import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {clockParams} from './first-replies.js';
import {openSeconds} from './open-seconds.js';
import {spellsOnColumns} from './spells-on-columns.js';
import {eventColumns, isReopening, isSolve, isStatusChange, isWord, workedStatuses} from './ticket-sql.js';

/**
 * A row is a stretch in which a ticket was new or open, up to when it was solved for good; with how many seconds it took,
 * all of them or those of open hours (null where its group has none). It begins once the ticket is assigned, where its
 * events say so. A ticket without events has no row, and each other one that is solved has one at least.
 */
export const openSpells: Fact = (params, has) => {
  const {hours, schedule} = clockParams(params);
  return {
    base: 'tickets',
    uses: {tickets: ['ticket_id', 'created_at', 'group'], ...(has('ticket_events') ? {ticket_events: eventColumns} : {})},
    own: {solved_at: 'instant', effort: 'number'},
    rows: ({asOf, carried}) => {
      if (!has('ticket_events')) return noSpells(carried);
      const spells = spellRows(asOf, carried);
      const {from, seconds} = hours === 'calendar'
        ? {from: sql`(${spells}) as r`, seconds: sql`(r.replied_ms - r.created_ms) / 1000`} : openSeconds(spells, schedule, asOf);
      return sql`select r.solved_at, r.solved_at_day, ${seconds} as effort${carried('r')}
  from ${from}`;
    },
    derive: (from) => spellsOnColumns(from, clockParams(params), has('ticket_events')),
  };
};

function noSpells(carried: (alias: string) => Sql): Sql {
  return sql`select cast(null as timestamp) as solved_at, cast(null as integer) as solved_at_day, cast(null as double) as effort${carried('t')}
  from tickets as t
  where false`;
}

/** Each with its edges, under the names that `openSeconds` knows. */
function spellRows(asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const known = boundInstant(asOf.instant);
  const starts = sql`case when v.is_first = 1 then t.created_at else e.at end`;
  const from = sql`greatest(${starts}, coalesce(e.assigned_at, ${starts}))`;
  const until = sql`least(case when v.is_first = 1 then e.at else coalesce(e.next_at, e.last_solve) end, e.last_solve)`;
  const flag = (is: Sql) => sql`max(case when ${is} then 1 else 0 end)`;
  return sql`
    select t."group" as team, ${dialect.milliseconds(from)} as created_ms, ${dialect.milliseconds(sql`greatest(${from}, ${until})`)} as replied_ms,
      e.last_solve as solved_at, e.solve_day as solved_at_day${carried('t')}
    from tickets as t
    join (
      select i.*, min(case when i.is_status = 1 then i.at end) over t as first_at,
        min(case when i.is_status = 1 then i.at end) over (
          partition by i.ticket_id order by i.at rows between 1 following and unbounded following) as next_at,
        max(case when i.is_solve = 1 then i.at end) over t as last_solve,
        max(case when i.is_solve = 1 then i.at_day end) over t as solve_day,
        max(case when i.is_reopening = 1 then i.at end) over t as last_reopening,
        min(case when i.is_assignment = 1 then i.at end) over t as assigned_at
      from (
        select e.ticket_id, e.at, min(e.at_day) as at_day, ${flag(isStatusChange)} as is_status, ${flag(isSolve)} as is_solve,
          ${flag(isReopening)} as is_reopening, ${flag(isWord('e', 'kind', ['assign']))} as is_assignment,
          ${flag(sql`${isStatusChange} and ${isWord('e', 'to_status', workedStatuses)}`)} as is_open
        from ticket_events as e
        where e.at < ${known}
        group by e.ticket_id, e.at
      ) as i
      window t as (partition by i.ticket_id)
    ) as e on e.ticket_id = t.ticket_id
    join (values (0), (1)) as v (is_first) on case when v.is_first = 1 then e.at = e.first_at else e.is_open = 1 end
    where t.created_at < ${known} and e.last_solve is not null and not coalesce(e.last_reopening > e.last_solve, false)
  `;
}
