import type {AsOf} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {name, number, sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {
  eventColumns, isMessage, isPause, isReopening, isReply, isSolve, isStatusChange, isWord, knownAt, openStatuses,
} from './ticket-sql.js';
import {ticketsOnColumns} from './tickets-on-columns.js';

export interface TicketParams {
  /** Statuses whose time does not count. */
  readonly pauseOn: readonly string[];
  /** Days after it was solved in which another ticket is about the same. */
  readonly repeatDays: number;
}

const ticketColumns = [
  'ticket_id', 'status', 'created_at', 'first_solved_at', 'solved_at', 'closed_at', 'reopens', 'agent_replies', 'customer_replies',
  'handle_seconds', 'person_id', 'customer_id', 'category',
] as const;

/**
 * A row is a ticket opened before as-of: when it was solved first and for good (null while it is open again), in how many
 * seconds without those of `pauseOn`; replies of agents, of the customer after the ticket and before it was solved, times
 * it was opened again, and effort in seconds. Events say it of tickets that have any, else the columns.
 *
 * `is_repeated` says whether the same person, else customer, opened another ticket after this one and at most `repeatDays`
 * days after it was solved, of the same category where both have one: `yes`, `no`, or `not_yet` while these days last.
 */
export const ticketFacts: Fact = (params, has) => ({
  base: 'tickets',
  uses: {tickets: ticketColumns, ...(has('ticket_events') ? {ticket_events: eventColumns} : {})},
  own: {
    first_solved_at: 'instant', solved_at: 'instant', first_seconds: 'number', full_seconds: 'number', effort: 'number',
    replies: 'integer', messages: 'integer', reopenings: 'integer', is_repeated: 'text',
  },
  rows: ({asOf, carried}) => {
    const {pauseOn, repeatDays} = ticketParams(params);
    const until = sql`f.solved_ms + ${number(repeatDays * 86_400_000)}`;
    const isRepeated = sql`exists (
      select 1 from tickets as o
      where ${asker(sql`o`)} = f.asker and o.created_at < ${boundInstant(asOf.instant)}
        and ${dialect.milliseconds(sql`o.created_at`)} > f.created_ms and ${dialect.milliseconds(sql`o.created_at`)} <= ${until}
        and coalesce(o.category = f.about, true)
    )`;
    return sql`select f.first_at as first_solved_at, f.first_day as first_solved_at_day, f.last_at as solved_at,
    f.last_day as solved_at_day, (f.first_ms - f.created_ms - f.first_pause) / 1000 as first_seconds,
    (f.solved_ms - f.created_ms - f.pause) / 1000 as full_seconds, f.effort, f.replies, f.messages, f.reopenings,
    case when f.solved_ms is null then null when ${isRepeated} then 'yes'
      when ${until} >= ${number(asOf.instant)} then 'not_yet' else 'no' end as is_repeated${carried('f')}
  from (
    select s.*, ${dialect.milliseconds(sql`s.first_at`)} as first_ms, ${dialect.milliseconds(sql`s.last_at`)} as solved_ms
    from (${has('ticket_events') ? fromEvents(pauseOn, asOf, carried) : fromTickets(asOf, carried)}) as s
  ) as f`;
  },
  derive: (from) => ticketsOnColumns(from, ticketParams(params), has('ticket_events')),
});

function ticketParams({pauseOn = [], repeatDays = 7}: Params): TicketParams {
  const statuses = pauseOn as readonly (string | null)[];
  return {pauseOn: statuses.filter((status) => status !== null), repeatDays: Number(repeatDays)};
}

/** Who asks, as text that no other has. */
const asker = (alias: Sql) =>
  sql`case when ${alias}.person_id is not null then 'p' || ${alias}.person_id else 'c' || ${alias}.customer_id end`;

/** When tickets were solved by their own columns. */
function solvedBy(asOf: AsOf): Readonly<Record<'first' | 'firstDay' | 'last' | 'lastDay', Sql>> {
  const [first, solved, closed] = ['first_solved_at', 'solved_at', 'closed_at'].map((named) => knownAt('t', named, asOf));
  const isOpen = isWord('t', 'status', openStatuses);
  const isOnce = sql`coalesce(t.reopens, 0) = 0`;
  const either = (part: 'at' | 'day') => sql`coalesce(${solved![part]}, ${closed![part]})`;
  const last = (part: 'at' | 'day') => sql`case when not coalesce(${isOpen}, false) then ${either(part)} end`;
  const begin = (part: 'at' | 'day') => sql`coalesce(${first![part]}, case when ${isOnce} then ${either(part)} end)`;
  return {first: begin('at'), firstDay: begin('day'), last: last('at'), lastDay: last('day')};
}

function fromTickets(asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const {first, firstDay, last, lastDay} = solvedBy(asOf);
  return sql`
      select ${first} as first_at, ${firstDay} as first_day, ${last} as last_at, ${lastDay} as last_day,
        0 as first_pause, 0 as pause,
        ${dialect.milliseconds(sql`t.created_at`)} as created_ms, ${asker(sql`t`)} as asker, t.category as about,
        t.handle_seconds as effort, t.agent_replies as replies, t.customer_replies as messages, t.reopens as reopenings${carried('t')}
      from tickets as t
      where t.created_at < ${boundInstant(asOf.instant)}
    `;
}

function fromEvents(pauseOn: readonly string[], asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const {first, firstDay, last, lastDay} = solvedBy(asOf);
  const told = (of: Sql, otherwise: Sql) => sql`case when count(e.at) > 0 then ${of} else ${otherwise} end`;
  const isOver = sql`coalesce(max(e.at) filter (where ${isReopening}) > max(e.last_solve), false)`;
  const solved = (part: string) => sql`case when not ${isOver} then max(e.${name(part)}) filter (where ${isSolve}) end`;
  const began = (part: string) => sql`min(e.${name(part)}) filter (where ${isSolve})`;
  const counted = (what: Sql) => sql`count(*) filter (where ${what})`;
  const lasted = (until: Sql) =>
    sql`${dialect.milliseconds(sql`least(e.next_at, ${until})`)} - ${dialect.milliseconds(sql`e.at`)}`;
  const paused = (until: Sql) => sql`coalesce(sum(${lasted(until)})
          filter (where ${isPause(pauseOn)} and e.at < ${until}), 0)`;
  return sql`
      select ${told(began('at'), first)} as first_at, ${told(began('at_day'), firstDay)} as first_day,
        ${told(solved('at'), last)} as last_at, ${told(solved('at_day'), lastDay)} as last_day,
        ${paused(sql`e.first_solve`)} as first_pause, ${paused(sql`e.last_solve`)} as pause,
        ${dialect.milliseconds(sql`t.created_at`)} as created_ms, ${asker(sql`t`)} as asker, t.category as about,
        coalesce(sum(cast(round(e.seconds * 1000) as bigint)) / cast(1000 as double), t.handle_seconds) as effort,
        ${told(counted(isReply), sql`t.agent_replies`)} as replies,
        ${told(counted(sql`${isMessage} and e.at > t.created_at and e.at < e.last_solve`), sql`t.customer_replies`)} as messages,
        ${told(counted(isReopening), sql`t.reopens`)} as reopenings${carried('t')}
      from (select t.*, row_number() over () as place from tickets as t where t.created_at < ${boundInstant(asOf.instant)}) as t
      left join (
        select e.*, min(case when ${isSolve} then e.at end) over (partition by e.ticket_id) as first_solve,
          max(case when ${isSolve} then e.at end) over (partition by e.ticket_id) as last_solve,
          min(e.at) over (
            partition by e.ticket_id, coalesce(${isStatusChange}, false) order by e.at groups between 1 following and 1 following
          ) as next_at
        from ticket_events as e
        where e.at < ${boundInstant(asOf.instant)}
      ) as e on e.ticket_id = t.ticket_id
      group by t.place, t.status, t.created_at, t.first_solved_at, t.first_solved_at_day, t.solved_at, t.solved_at_day, t.closed_at,
        t.closed_at_day, t.reopens, t.agent_replies, t.customer_replies, t.handle_seconds, t.person_id, t.customer_id,
        t.category${carried('t')}
    `;
}
