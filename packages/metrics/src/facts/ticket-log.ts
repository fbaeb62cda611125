import {isValid} from '@crm-widgets/core';
import type {InstantColumn, Sources, TextColumn} from '@crm-widgets/core';
import {plainStage as plain} from '../funnel/stage-names.js';
import {allOf, isBefore, textsThat, type Flags} from './derived.js';
import {placesIn} from './firsts-on-columns.js';
import {putInOrder, rowsByCode} from './rows-by-code.js';
import {doneStatuses} from './ticket-sql.js';

/** A text is one of these words, without case and outer spaces. */
export function areWords(column: TextColumn, words: readonly string[]): Flags {
  return textsThat(column, (text) => words.includes(plain(text)));
}

/** Events before as-of on typed columns, those of a ticket side by side in the order of time. */
export class TicketLog {
  readonly at: InstantColumn;
  readonly isReply: Flags;
  readonly isMessage: Flags;
  readonly isSolve: Flags;
  readonly isReopening: Flags;
  readonly isStatus: Flags;
  readonly #byTicket: readonly (readonly number[])[];

  /** @param tickets the ids by which tickets are asked for */
  constructor(from: Sources, tickets: TextColumn) {
    const events = from.table('ticket_events');
    const [kind, actor] = [events.text('kind'), events.text('actor')];
    const [was, is] = [events.text('from_status'), events.text('to_status')];
    this.at = events.instant('at');
    this.isReply = allOf(areWords(kind, ['public_reply']), areWords(actor, ['agent']));
    this.isMessage = areWords(kind, ['customer_message']);
    this.isStatus = areWords(kind, ['status']);
    const [wasDone, isDone] = [areWords(was, doneStatuses), areWords(is, doneStatuses)];
    this.isSolve = this.isStatus.map((status, row) => status & isDone[row]! & (wasDone[row]! ^ 1));
    this.isReopening = this.isStatus.map((status, row) =>
      (is.codes[row]! >= 0 && (was.codes[row]! < 0 || wasDone[row] === 1) ? status & (isDone[row]! ^ 1) : 0));
    this.#byTicket = this.#sorted(events.text('ticket_id'), tickets, isBefore(this.at, from.asOf.instant, 0));
  }

  /** Events of a ticket by its code. */
  of(ticket: number): readonly number[] {
    return this.#byTicket[ticket] ?? [];
  }

  instant(row: number): number {
    return this.at.instants[row]!;
  }

  #sorted({codes, dictionary}: TextColumn, tickets: TextColumn, isKnown: Flags): number[][] {
    const places = placesIn(tickets.dictionary, dictionary);
    const owners = places ? codes.map((code) => (code < 0 ? -1 : places[code]!)) : codes;
    const {starts, rows} = rowsByCode(owners, tickets.dictionary.length, isKnown);
    const {instants} = this.at;
    putInOrder({starts, rows}, (a, b) => instants[a]! - instants[b]!);
    const found: number[][] = [];
    for (let ticket = 0; ticket + 1 < starts.length; ticket++) {
      const own: number[] = [];
      for (let at = starts[ticket]!; at < starts[ticket + 1]!; at++) own.push(rows[at]!);
      found.push(own);
    }
    return found;
  }
}

/** Instants picked row by row, null for none. */
export function instantColumn(
  rows: number, pick: (row: number) => {readonly column: InstantColumn; readonly row: number} | null,
): InstantColumn {
  const made = {instants: new Float64Array(rows), days: new Int32Array(rows), valid: new Uint8Array((rows + 7) >> 3)};
  for (let row = 0; row < rows; row++) {
    const picked = pick(row);
    if (!picked || !isValid(picked.column.valid, picked.row)) continue;
    made.instants[row] = picked.column.instants[picked.row]!;
    made.days[row] = picked.column.days[picked.row]!;
    made.valid[row >> 3]! |= 1 << (row & 7);
  }
  return {type: 'instant', ...made};
}

/** The instants before as-of. */
export function before(column: InstantColumn, known: number): InstantColumn {
  return where(column, (row) => column.instants[row]! < known);
}

/** The instants of rows that hold. */
export function where(column: InstantColumn, holds: (row: number) => boolean): InstantColumn {
  return instantColumn(column.days.length, (row) => (holds(row) ? {column, row} : null));
}
