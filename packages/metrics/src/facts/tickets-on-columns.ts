import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns, Sources, TextColumn} from '@crm-widgets/core';
import {people} from './answers-on-columns.js';
import {firstKnown, isBefore, rowsThat, type Flags} from './derived.js';
import {secondsOf} from './replies-on-columns.js';
import {rowsByCode} from './rows-by-code.js';
import type {TicketParams} from './ticket-facts.js';
import {areWords, before, instantColumn, TicketLog, where} from './ticket-log.js';
import {openStatuses} from './ticket-sql.js';

const DAY_MS = 86_400_000;
const answers = ['no', 'yes', 'not_yet'];
const [NO, YES, NOT_YET] = [0, 1, 2] as const;

/** The twin of `ticketFacts`. */
export function ticketsOnColumns(from: Sources, {pauseOn, repeatDays}: TicketParams, withEvents: boolean): DerivedRows {
  const tickets = from.table('tickets');
  const {codes} = tickets.text('ticket_id');
  const log = withEvents ? new TicketLog(from, tickets.text('ticket_id')) : null;
  const eventsOf = (row: number) => log?.of(codes[row]!) ?? [];
  const told = solvedBy(tickets, from.asOf.instant);
  const solve = (row: number, which: 'first' | 'last') => {
    const events = eventsOf(row);
    if (events.length === 0) return isValid(told[which].valid, row) ? {column: told[which], row} : null;
    const found = which === 'first' ? firstSolve(log!, events) : forGood(log!, events);
    return found === undefined ? null : {column: log!.at, row: found};
  };
  const [first, last] = (['first', 'last'] as const).map((which) => instantColumn(tickets.rows, (row) => solve(row, which)));
  const created = tickets.instant('created_at');
  const isPause = log ? allStatuses(from, log, pauseOn) : new Uint8Array(0);
  const took = ({instants, valid}: InstantColumn) => secondsOf(tickets.rows, (row) => {
    if (!isValid(valid, row)) return null;
    return (instants[row]! - created.instants[row]! - pausedBy(log, eventsOf(row), isPause, instants[row]!)) / 1000;
  });
  const counted = (otherwise: string, count: (events: readonly number[], row: number) => number): NumericColumn => {
    const own = tickets.number(otherwise);
    const {values, valid} = secondsOf(tickets.rows, (row) => {
      const events = eventsOf(row);
      return events.length > 0 ? count(events, row) : isValid(own.valid, row) ? own.values[row]! : null;
    });
    return {type: 'integer', values, valid};
  };
  const isKnown = isBefore(created, from.asOf.instant, 0);
  return rowsThat(isKnown, {
    first_solved_at: first!, solved_at: last!, first_seconds: took(first!), full_seconds: took(last!),
    effort: effortOf(from, tickets, eventsOf),
    replies: counted('agent_replies', (events) => events.filter((event) => log!.isReply[event] === 1).length),
    messages: counted('customer_replies', (events, row) => messages(log!, events, created.instants[row]!)),
    reopenings: counted('reopens', (events) => events.filter((event) => log!.isReopening[event] === 1).length),
    is_repeated: repeatedOf(tickets, last!, isKnown, {within: repeatDays * DAY_MS, known: from.asOf.instant}),
  });
}

/** When tickets were solved by their own columns. */
function solvedBy(tickets: SourceColumns, known: number): {readonly first: InstantColumn; readonly last: InstantColumn} {
  const [first, solved, closed] =
    ['first_solved_at', 'solved_at', 'closed_at'].map((named) => before(tickets.instant(named), known));
  const last = firstKnown(solved!, closed!);
  const isOpen = areWords(tickets.text('status'), openStatuses);
  const reopens = tickets.number('reopens');
  const once = (row: number) => !isValid(reopens.valid, row) || reopens.values[row] === 0;
  return {
    first: firstKnown(first!, where(last, once)), last: where(last, (row) => isOpen[row] === 0),
  };
}

function firstSolve(log: TicketLog, events: readonly number[]): number | undefined {
  return events.find((event) => log.isSolve[event] === 1);
}

function lastSolve(log: TicketLog, events: readonly number[]): number | undefined {
  return events.findLast((event) => log.isSolve[event] === 1);
}

/** The last time it was solved, unless it was opened again later. */
function forGood(log: TicketLog, events: readonly number[]): number | undefined {
  const last = lastSolve(log, events);
  const reopened = events.findLast((event) => log.isReopening[event] === 1);
  const isOpen = last !== undefined && reopened !== undefined && log.instant(reopened) > log.instant(last);
  return isOpen ? undefined : last;
}

function allStatuses(from: Sources, log: TicketLog, statuses: readonly string[]): Flags {
  const named = areWords(from.table('ticket_events').text('to_status'), statuses);
  return log.isStatus.map((status, event) => status & named[event]!);
}

/** Milliseconds before an instant in statuses that pause the clock, each up to the next status. */
function pausedBy(log: TicketLog | null, events: readonly number[], isPause: Flags, until: number): number {
  if (!log) return 0;
  const changes = events.filter((event) => log.isStatus[event] === 1);
  return changes.reduce((sum, event, i) => {
    const at = log.instant(event);
    if (isPause[event] === 0 || at >= until) return sum;
    const next = changes.slice(i + 1).find((later) => log.instant(later) > at);
    return sum + Math.min(next === undefined ? until : log.instant(next), until) - at;
  }, 0);
}

function messages(log: TicketLog, events: readonly number[], created: number): number {
  const last = lastSolve(log, events);
  if (last === undefined) return 0;
  const isBetween = (event: number) => log.instant(event) > created && log.instant(event) < log.instant(last);
  return events.filter((event) => log.isMessage[event] === 1 && isBetween(event)).length;
}

/** Effort that events tell, to the millisecond, else the ticket's own. */
function effortOf(from: Sources, tickets: SourceColumns, eventsOf: (row: number) => readonly number[]): NumericColumn {
  const own = tickets.number('handle_seconds');
  return secondsOf(tickets.rows, (row) => {
    const events = eventsOf(row);
    const each = events.length === 0 ? null : from.table('ticket_events').number('seconds');
    const timed = each ? events.filter((event) => isValid(each.valid, event)) : [];
    if (timed.length === 0) return isValid(own.valid, row) ? own.values[row]! : null;
    const whole = (value: number) => Math.sign(value) * Math.round(Math.abs(value));
    return timed.reduce((sum, event) => sum + whole(each!.values[event]! * 1000), 0) / 1000;
  });
}

function repeatedOf(
  tickets: SourceColumns, solved: InstantColumn, isKnown: Flags, {within, known}: {readonly within: number; readonly known: number},
): TextColumn {
  const created = tickets.instant('created_at').instants;
  const category = tickets.text('category').codes;
  const asks = people(tickets);
  const askers = tickets.text('person_id').dictionary.length + tickets.text('customer_id').dictionary.length;
  const {starts, rows} = rowsByCode(asks, askers, isKnown);
  const isRepeated = (row: number): boolean => {
    const asker = asks[row]!;
    const last = solved.instants[row]! + within;
    for (let at = starts[asker]!; at < starts[asker + 1]!; at++) {
      const other = rows[at]!;
      const isInTime = created[other]! > created[row]! && created[other]! <= last;
      if (isInTime && (category[row]! < 0 || category[other]! < 0 || category[row] === category[other])) return true;
    }
    return false;
  };
  const codes = new Int32Array(created.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    if (!isValid(solved.valid, row)) continue;
    codes[row] = asks[row]! >= 0 && isRepeated(row) ? YES : solved.instants[row]! + within >= known ? NOT_YET : NO;
  }
  return {type: 'text', codes, dictionary: answers};
}
