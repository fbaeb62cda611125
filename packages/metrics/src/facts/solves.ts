import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {number, sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {solvesOnColumns} from './solves-on-columns.js';
import {eventColumns, isReopening, isSolve, isWord, knownAt, openStatuses} from './ticket-sql.js';

/**
 * A row is a time that a ticket was solved, before as-of; `is_reopened` says whether it was opened again within
 * `reopenDays` days: `yes`, `no`, or `not_yet` while these days last.
 *
 * A ticket without events was solved when its columns say so first, and opened again, whenever that was, where it has
 * `reopens`, was solved again later or is open; null where nobody knows.
 */
export const solves: Fact = ({reopenDays = 14}, has) => ({
  base: 'tickets',
  uses: {
    tickets: ['ticket_id', 'status', 'created_at', 'first_solved_at', 'solved_at', 'closed_at', 'reopens'],
    ...(has('ticket_events') ? {ticket_events: eventColumns} : {}),
  },
  own: {solved_at: 'instant', is_reopened: 'text'},
  rows: ({asOf, carried}) => {
    const [first, solved, closed] = ['first_solved_at', 'solved_at', 'closed_at'].map((named) => knownAt('t', named, asOf));
    const at = sql`coalesce(${first!.at}, ${solved!.at}, ${closed!.at})`;
    const isReopened = sql`t.reopens > 0 or ${first!.at} < ${solved!.at} or ${isWord('t', 'status', openStatuses)}`;
    const known = boundInstant(asOf.instant);
    const noEvents = sql` and not exists (select 1 from ticket_events as e where e.ticket_id = t.ticket_id and e.at < ${known})`;
    const told = sql`select ${at} as solved_at, coalesce(${first!.day}, ${solved!.day}, ${closed!.day}) as solved_at_day,
    case when ${isReopened} then 'yes' when t.reopens = 0 then 'no' end as is_reopened${carried('t')}
  from tickets as t
  where t.created_at < ${known} and ${at} is not null${has('ticket_events') ? noEvents : sql``}`;
    if (!has('ticket_events')) return told;
    const most = number(Number(reopenDays) * 86_400_000);
    const solvedAt = dialect.milliseconds(sql`e.at`);
    const within = sql`${dialect.milliseconds(sql`e.reopened_at`)} - ${solvedAt} <= ${most}`;
    const lasts = sql`${solvedAt} + ${most} >= ${number(asOf.instant)}`;
    return sql`${told}
  union all
  select e.at, e.at_day, case when coalesce(${within}, false) then 'yes' when ${lasts} then 'not_yet' else 'no' end${carried('t')}
  from tickets as t
  join (
    select e.*, min(case when ${isReopening} then e.at end) over (
      partition by e.ticket_id order by e.at groups between 1 following and unbounded following
    ) as reopened_at
    from ticket_events as e
    where e.at < ${known}
  ) as e on e.ticket_id = t.ticket_id
  where t.created_at < ${known} and ${isSolve}`;
  },
  derive: (from) => solvesOnColumns(from, Number(reopenDays), has('ticket_events')),
});
