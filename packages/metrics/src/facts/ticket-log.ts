import {isValid} from '@crm-widgets/core';
import type {InstantColumn, Sources, TextColumn} from '@crm-widgets/core';
import {plainStage as plain} from '../funnel/stage-names.js';
import {allOf, isBefore, textsThat, type Flags} from './derived.js';
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
    const placeOf = new Map(tickets.dictionary.map((id, code) => [id, code]));
    const places = dictionary.map((id) => placeOf.get(id) ?? -1);
    const found: number[][] = tickets.dictionary.map(() => []);
    codes.forEach((code, row) => isKnown[row] === 1 && code >= 0 && found[places[code]!]?.push(row));
    for (const rows of found) rows.sort((a, b) => this.instant(a) - this.instant(b));
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
