import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, SourceColumns, Sources} from '@crm-widgets/core';
import {firstKnown, isBefore} from './derived.js';
import {areWords, before, instantColumn, TicketLog} from './ticket-log.js';
import {openStatuses} from './ticket-sql.js';

const DAY_MS = 86_400_000;
const answers = ['no', 'yes', 'not_yet'];
const [NO, YES, NOT_YET] = [0, 1, 2] as const;

interface Solve {
  readonly ticket: number;
  readonly column: InstantColumn;
  readonly row: number;
  /** A code of `answers`, -1 where nobody knows. */
  readonly isReopened: number;
}

/** The twin of `solves`. */
export function solvesOnColumns(from: Sources, reopenDays: number, withEvents: boolean): DerivedRows {
  const tickets = from.table('tickets');
  const ids = tickets.text('ticket_id');
  const isKnown = isBefore(tickets.instant('created_at'), from.asOf.instant, 0);
  const log = withEvents ? new TicketLog(from, ids) : null;
  const told = toldBy(tickets, from.asOf.instant);
  const all: Solve[] = [];
  for (let ticket = 0; ticket < tickets.rows; ticket++) {
    if (isKnown[ticket] === 0) continue;
    const events = log?.of(ids.codes[ticket]!) ?? [];
    all.push(...(events.length > 0 ? inLog(log!, events, ticket, {within: reopenDays * DAY_MS, known: from.asOf.instant}) : told(ticket)));
  }
  return {
    rows: all.length, baseRows: Int32Array.from(all, ({ticket}) => ticket),
    own: {
      solved_at: instantColumn(all.length, (row) => all[row]!),
      is_reopened: {type: 'text', codes: Int32Array.from(all, ({isReopened}) => isReopened), dictionary: answers},
    },
  };
}

function inLog(
  log: TicketLog, events: readonly number[], ticket: number, {within, known}: {readonly within: number; readonly known: number},
): Solve[] {
  return events.filter((event) => log.isSolve[event] === 1).map((row) => {
    const at = log.instant(row);
    const reopened = events.find((event) => log.isReopening[event] === 1 && log.instant(event) > at);
    const isReopened = reopened !== undefined && log.instant(reopened) - at <= within ? YES : at + within >= known ? NOT_YET : NO;
    return {ticket, column: log.at, row, isReopened};
  });
}

function toldBy(tickets: SourceColumns, known: number): (ticket: number) => Solve[] {
  const [first, solved, closed] =
    ['first_solved_at', 'solved_at', 'closed_at'].map((named) => before(tickets.instant(named), known));
  const column = firstKnown(firstKnown(first!, solved!), closed!);
  const isOpen = areWords(tickets.text('status'), openStatuses);
  const {values, valid} = tickets.number('reopens');
  return (row) => {
    if (!isValid(column.valid, row)) return [];
    const again = isValid(first!.valid, row) && isValid(solved!.valid, row) && first!.instants[row]! < solved!.instants[row]!;
    const isTold = isValid(valid, row);
    const isReopened = again || isOpen[row] === 1 || (isTold && values[row]! > 0) ? 1 : isTold && values[row] === 0 ? 0 : -1;
    return [{ticket: row, column, row, isReopened}];
  };
}
