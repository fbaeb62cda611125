import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, Sources, TextColumn} from '@crm-widgets/core';
import {isBefore, rowsThat, Validity} from './derived.js';
import type {ClockParams} from './first-replies.js';
import {instantColumn, TicketLog} from './ticket-log.js';
import {workingTimes, type WorkingTime} from './working-time.js';

/** The twin of `firstReplies`. */
export function repliesOnColumns(from: Sources, clock: ClockParams, withEvents: boolean): DerivedRows {
  const tickets = from.table('tickets');
  const {instant} = from.asOf;
  const [ids, created, told] = [tickets.text('ticket_id'), tickets.instant('created_at'), tickets.instant('first_reply_at')];
  const log = withEvents ? new TicketLog(from, ids) : null;
  const eventsOf = (row: number) => log?.of(ids.codes[row]!) ?? [];
  const replied = instantColumn(tickets.rows, (row) => {
    const events = eventsOf(row);
    if (events.length === 0) return told.instants[row]! < instant ? {column: told, row} : null;
    const reply = events.find((event) => log!.isReply[event] === 1 && log!.instant(event) > created.instants[row]!);
    return reply === undefined ? null : {column: log!.at, row: reply};
  });
  const minutes = tickets.number('source_frt_min');
  const source = clock.hours === 'business' ? tickets.number('source_frt_business_min') : minutes;
  const isToldByMinutes = (row: number) => eventsOf(row).length === 0 && !isValid(told.valid, row)
    && (!isValid(minutes.valid, row) || created.instants[row]! + minutes.values[row]! * 60_000 < instant);
  const openOf = openTimes(clock, tickets.text('group'), instant);
  const seconds = secondsOf(tickets.rows, (row) => {
    const isReplied = isValid(replied.valid, row);
    const passed = isReplied ? (replied.instants[row]! - created.instants[row]!) / 1000 : null;
    const isOnCalendar = clock.hours === 'calendar' || (passed !== null && passed < 0);
    const timed = isOnCalendar ? passed : openSeconds(openOf(row), created, replied, row);
    const isAnswered = (isReplied && clock.hours === 'business') || isToldByMinutes(row);
    return timed ?? (isAnswered && isValid(source.valid, row) ? source.values[row]! * 60 : null);
  });
  return rowsThat(isBefore(created, instant, 0), {replied_at: replied, reply_seconds: seconds});
}

function openSeconds(open: WorkingTime | undefined, from: InstantColumn, to: InstantColumn, row: number): number | null {
  if (!open || !isValid(to.valid, row)) return null;
  return open.between(from.instants[row]!, to.instants[row]!) / 1000;
}

/** Open time by ticket; none of groups without a schedule. */
export function openTimes({hours, schedule}: ClockParams, {codes, dictionary}: TextColumn, until: number) {
  const isTimed = hours === 'business' && schedule !== null;
  const byGroup = isTimed ? workingTimes(schedule, until) : new Map<string | null, WorkingTime>();
  const byCode = dictionary.map((group) => byGroup.get(group) ?? byGroup.get(null));
  return (row: number) => (codes[row]! < 0 ? byGroup.get(null) : byCode[codes[row]!]);
}

/** Numbers found row by row, null for none. */
export function secondsOf(rows: number, find: (row: number) => number | null): NumericColumn {
  const values = new Float64Array(rows);
  const there = new Validity(rows);
  for (let row = 0; row < rows; row++) {
    const found = find(row);
    if (found === null) there.miss(row);
    else values[row] = found;
  }
  return {type: 'number', values, valid: there.bits};
}
