import type {AsOf} from '@crm-widgets/core';
import type {Params} from '../metric.js';
import {boundInstant} from '../sql/conditions.js';
import {dialect} from '../sql/dialect.js';
import {number, sql, type Sql} from '../sql/fragment.js';
import type {Fact} from './fact.js';
import {openSeconds} from './open-seconds.js';
import {repliesOnColumns} from './replies-on-columns.js';
import type {Schedules} from './schedule.js';
import {eventColumns, isReply, knownAt} from './ticket-sql.js';

/** The clock by which a reply is timed: all time, or open hours alone. */
export interface ClockParams {
  readonly hours: 'calendar' | 'business';
  readonly schedule: Schedules | null;
}

const replyColumns = [
  'ticket_id', 'created_at', 'first_reply_at', 'group', 'source_frt_min', 'source_frt_business_min',
] as const;

/**
 * A row is a ticket opened before as-of, with its first public reply of an agent after that, and how many seconds it took;
 * null while there is none, negative for one before the ticket.
 *
 * Events say it of tickets that have any, else `first_reply_at`, else the minutes that a source reckoned: of these nobody
 * knows the local day, so `replied_at` is null. By business hours a ticket whose group has no schedule takes the business
 * minutes that a source reckoned, and without them is not timed.
 */
export const firstReplies: Fact = (params, has) => {
  const {hours, schedule} = clockParams(params);
  const withEvents = has('ticket_events');
  return {
    base: 'tickets',
    uses: {tickets: replyColumns, ...(withEvents ? {ticket_events: eventColumns} : {})},
    own: {replied_at: 'instant', reply_seconds: 'number'},
    rows: ({asOf, carried}) => {
      const replied = withEvents ? fromEvents(asOf, carried) : fromTickets(asOf, carried);
      const minutes = hours === 'business' ? sql`r.open_minutes` : sql`r.all_minutes`;
      const isOver = sql`r.created_ms + r.all_minutes * 60000 < ${number(asOf.instant)}`;
      const isToldByMinutes = sql`r.is_unknown and coalesce(${isOver}, true)`;
      const isAnswered = hours === 'business' ? sql`r.replied_ms is not null or ${isToldByMinutes}` : isToldByMinutes;
      const source = sql`case when ${isAnswered} then ${minutes} * 60 end`;
      const {from, seconds} = hours === 'calendar'
        ? {from: sql`(${replied}) as r`, seconds: sql`(r.replied_ms - r.created_ms) / 1000`}
        : openSeconds(replied, schedule, asOf);
      const timed = sql`case when r.replied_ms < r.created_ms then (r.replied_ms - r.created_ms) / 1000 else ${seconds} end`;
      return sql`select r.replied_at, r.replied_at_day, coalesce(${timed}, ${source}) as reply_seconds${carried('r')}
  from ${from}`;
    },
    derive: (from) => repliesOnColumns(from, clockParams(params), withEvents),
  };
};

export function clockParams(params: Params): ClockParams {
  return params as unknown as ClockParams;
}

/** Under names of their own, for the query may ask for the columns too. */
const renamed = sql`t."group" as team, t.source_frt_min as all_minutes, t.source_frt_business_min as open_minutes`;
const own = sql`t.created_at, t."group", t.source_frt_min, t.source_frt_business_min`;

function fromTickets(asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const {at, day} = knownAt('t', 'first_reply_at', asOf);
  return sql`
    select ${renamed}, t.first_reply_at is null as is_unknown, ${at} as replied_at,
      ${day} as replied_at_day, ${dialect.milliseconds(sql`t.created_at`)} as created_ms,
      ${dialect.milliseconds(at)} as replied_ms${carried('t')}
    from tickets as t
    where t.created_at < ${boundInstant(asOf.instant)}
  `;
}

function fromEvents(asOf: AsOf, carried: (alias: string) => Sql): Sql {
  const {at, day} = knownAt('t', 'first_reply_at', asOf);
  const first = (column: Sql) => sql`min(e.${column}) filter (where ${isReply} and e.at > t.created_at)`;
  const [replied, repliedDay] = [
    sql`case when count(e.at) > 0 then ${first(sql`at`)} else ${at} end`,
    sql`case when count(e.at) > 0 then ${first(sql`at_day`)} else ${day} end`,
  ];
  const columns = sql`${own}, t.first_reply_at, t.first_reply_at_day, t.place${carried('t')}`;
  return sql`
    select ${renamed}, count(e.at) = 0 and t.first_reply_at is null as is_unknown,
      ${replied} as replied_at, ${repliedDay} as replied_at_day, ${dialect.milliseconds(sql`t.created_at`)} as created_ms,
      ${dialect.milliseconds(replied)} as replied_ms${carried('t')}
    from (select t.*, row_number() over () as place from tickets as t where t.created_at < ${boundInstant(asOf.instant)}) as t
    left join ticket_events as e on e.ticket_id = t.ticket_id and e.at < ${boundInstant(asOf.instant)}
    group by ${columns}
  `;
}
