import type {CohortQuery, InstantColumn, Slot} from '@crm-widgets/core';
import {NO_DAY} from './day-index.js';
import type {FactRows} from './fact-rows.js';
import {filterRows} from './row-filter.js';
import {rowsByEntity, windowsOfDays} from './rows-by-entity.js';

/** Entities in their cohorts: those of entity e lie from `starts[e]` up to `starts[e + 1]`. */
export interface Members {
  readonly starts: Int32Array;
  readonly cohorts: Int32Array;
  /** The instant of the earliest start in its cohort's window; null where nobody asks. */
  readonly since: Float64Array | null;
}

export function membersOf(query: CohortQuery, rows: FactRows, slots: readonly Slot[]): Members {
  return query.membership === 'recurring' ? everyStart(query, rows, slots) : firstStarts(query, rows, slots);
}

/** The known local day of each row that is a start, else no day. */
export function startDays({starts: {column, filter = {}}, where}: CohortQuery, rows: FactRows): Int32Array {
  const {days} = rows.days(column);
  if (Object.keys(where).length + Object.keys(filter).length === 0) return days;
  const mask = new Uint8Array(rows.rows).fill(1);
  filterRows(rows, mask, where);
  filterRows(rows, mask, filter);
  return days.map((day, row) => (mask[row] === 1 ? day : NO_DAY));
}

/** Cells by the entity's own clock, and what versions were worth at first, ask for more than the day. */
function instantsOf({starts, cells, worth, returns}: CohortQuery, rows: FactRows): Float64Array | null {
  const isAsked = cells?.kind === 'blocks' || (worth && returns.at.kind === 'state');
  return isAsked ? (rows.column(starts.column) as InstantColumn).instants : null;
}

function firstStarts(query: CohortQuery, rows: FactRows, slots: readonly Slot[]): Members {
  const {codes, labels} = rows.entity(query.entity);
  const days = startDays(query, rows);
  const instants = instantsOf(query, rows);
  const firsts = new Int32Array(labels.length).fill(NO_DAY);
  const earliest = instants ? new Float64Array(labels.length).fill(Infinity) : null;
  for (let row = 0; row < days.length; row++) {
    const entity = codes[row]!;
    if (entity < 0 || days[row] === NO_DAY) continue;
    if (days[row]! < firsts[entity]!) firsts[entity] = days[row]!;
    if (earliest && instants![row]! < earliest[entity]!) earliest[entity] = instants![row]!;
  }
  const acquired = acquiredDays(query, rows);
  const windowOf = windowsOfDays(slots);
  const found = new FoundMembers(labels.length);
  for (let entity = 0; entity < labels.length; entity++) {
    const first = firsts[entity]!;
    const window = windowOf(first < query.asOf.day ? acquired?.[entity] ?? first : NO_DAY);
    if (window >= 0) found.add(window, earliest?.[entity]);
    found.close(entity);
  }
  return found.finish(instants !== null);
}

/** By customer the day on which they were acquired. */
function acquiredDays({acquired, entity, membership, asOf}: CohortQuery, rows: FactRows): readonly (number | null)[] | null {
  if (!acquired) return null;
  if (entity !== 'customer_id' || membership === 'recurring') throw new RangeError('customers alone were acquired, and once');
  return rows.customers.earliest('acquired_at', asOf);
}

function everyStart(query: CohortQuery, rows: FactRows, slots: readonly Slot[]): Members {
  const {codes, labels} = rows.entity(query.entity);
  const days = startDays(query, rows);
  const instants = instantsOf(query, rows);
  const windowOf = windowsOfDays(slots);
  const log = rowsByEntity(codes, labels.length, (put) => {
    for (let row = 0; row < days.length; row++) {
      const window = windowOf(days[row]!);
      if (window >= 0) put(row, window);
    }
  });
  const found = new FoundMembers(labels.length);
  /** Where a window's member of the entity at hand is; those of others lie before it. */
  const places = new Int32Array(query.windows.length).fill(-1);
  for (let entity = 0; entity < labels.length; entity++) {
    const first = found.count;
    for (let i = log.starts[entity]!; i < log.starts[entity + 1]!; i++) {
      const window = log.windows[i]!;
      const instant = instants?.[log.rows[i]!];
      if (places[window]! >= first) found.earlier(places[window]!, instant);
      else places[window] = found.add(window, instant);
    }
    found.close(entity);
  }
  return found.finish(instants !== null);
}

class FoundMembers {
  readonly #starts: Int32Array;
  readonly #cohorts: number[] = [];
  readonly #since: number[] = [];

  constructor(entities: number) {
    this.#starts = new Int32Array(entities + 1);
  }

  get count(): number {
    return this.#cohorts.length;
  }

  /** @returns its place */
  add(cohort: number, since = 0): number {
    this.#since.push(since);
    return this.#cohorts.push(cohort) - 1;
  }

  earlier(place: number, since = 0): void {
    if (since < this.#since[place]!) this.#since[place] = since;
  }

  /** The entity has no more of them; entities come in their order. */
  close(entity: number): void {
    this.#starts[entity + 1] = this.#cohorts.length;
  }

  finish(isTimed: boolean): Members {
    return {
      starts: this.#starts, cohorts: Int32Array.from(this.#cohorts),
      since: isTimed ? Float64Array.from(this.#since) : null,
    };
  }
}
