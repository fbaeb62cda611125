import type {DerivedRows, Sources} from '@crm-widgets/core';
import {isBefore} from './derived.js';
import type {ClockParams} from './first-replies.js';
import {openTimes, secondsOf} from './replies-on-columns.js';
import {areWords, instantColumn, TicketLog} from './ticket-log.js';
import {workedStatuses} from './ticket-sql.js';

interface Spell {
  readonly ticket: number;
  /** The event that solved it. */
  readonly solve: number;
  readonly from: number;
  readonly until: number;
}

/** The twin of `openSpells`. */
export function spellsOnColumns(from: Sources, clock: ClockParams, withEvents: boolean): DerivedRows {
  const tickets = from.table('tickets');
  const [ids, created] = [tickets.text('ticket_id'), tickets.instant('created_at')];
  const isKnown = isBefore(created, from.asOf.instant, 0);
  const spellsOf = withEvents ? finder(new TicketLog(from, ids), from) : null;
  const spells: Spell[] = [];
  for (let row = 0; row < (spellsOf ? tickets.rows : 0); row++) {
    if (isKnown[row]) spells.push(...spellsOf!(row, ids.codes[row]!, created.instants[row]!));
  }
  const openOf = openTimes(clock, tickets.text('group'), from.asOf.instant);
  const solvedAt = withEvents ? from.table('ticket_events').instant('at') : created;
  return {
    rows: spells.length, baseRows: Int32Array.from(spells, ({ticket}) => ticket),
    own: {
      solved_at: instantColumn(spells.length, (i) => ({column: solvedAt, row: spells[i]!.solve})),
      effort: secondsOf(spells.length, (i) => {
        const {ticket, from: start, until} = spells[i]!;
        if (clock.hours === 'calendar') return (until - start) / 1000;
        const open = openOf(ticket);
        return open ? open.between(start, until) / 1000 : null;
      }),
    },
  };
}

/** Finds the stretches of a ticket by its row, its code and when it was created. */
function finder(log: TicketLog, from: Sources): (ticket: number, code: number, created: number) => Spell[] {
  const events = from.table('ticket_events');
  const isAssignment = areWords(events.text('kind'), ['assign']);
  const isWorked = areWords(events.text('to_status'), workedStatuses);
  return (ticket, code, created) => {
    const own = log.of(code);
    const solve = own.findLast((event) => log.isSolve[event] === 1);
    if (solve === undefined) return [];
    const last = log.instant(solve);
    if (own.some((event) => log.isReopening[event] === 1 && log.instant(event) > last)) return [];
    const assigned = own.find((event) => isAssignment[event] === 1);
    const begins = assigned === undefined ? -Infinity : log.instant(assigned);
    const changes = own.filter((event) => log.isStatus[event] === 1);
    const instants = [...new Set(changes.map((event) => log.instant(event)))];
    const open = new Set(changes.filter((event) => isWorked[event] === 1).map((event) => log.instant(event)));
    const spell = (start: number, end: number): Spell => {
      const at = Math.max(start, begins);
      return {ticket, solve, from: at, until: Math.max(at, Math.min(end, last))};
    };
    return [
      spell(created, instants[0]!),
      ...instants.flatMap((at, i) => (open.has(at) ? [spell(at, instants[i + 1] ?? last)] : [])),
    ];
  };
}
