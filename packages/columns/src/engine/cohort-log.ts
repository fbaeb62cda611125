import {knownSlots, type CohortQuery, type Slot} from '@crm-widgets/core';
import {membersOf, type Members} from './cohort-members.js';
import type {Groups} from './dimension.js';
import type {FactRows} from './fact-rows.js';
import {selector} from './placing.js';
import {filterRows} from './row-filter.js';
import {rowsByEntity, windowsOfDays, type RowsByEntity} from './rows-by-entity.js';

/** What each entity did: its starts, as a member of cohorts, and its returns. */
export interface CohortLog {
  readonly members: Members;
  /** Returns, each with its window. */
  readonly visits: RowsByEntity;
  /** For each entity that starts its number among those that return, -1 for one that never does. */
  readonly cameAs: Int32Array;
  /** Windows of which something can be known. */
  readonly slots: readonly Slot[];
  /** Members by cohort. */
  readonly sizes: Int32Array;
  readonly starts: FactRows;
  readonly returns: FactRows;
}

export function cohortLog(query: CohortQuery, starts: FactRows, returns: FactRows): CohortLog {
  const slots = knownSlots(query.windows, query.asOf);
  const members = membersOf(query, starts, slots);
  const sizes = new Int32Array(query.windows.length);
  for (const cohort of members.cohorts) sizes[cohort]!++;
  const cameAs = sameEntities(starts.entity(query.entity), returns.entity(query.entity));
  return {members, visits: visitsOf(query, returns, slots), cameAs, slots, sizes, starts, returns};
}

/** Calls with each member of an entity that ever returned, and with the entity as it is named there. */
export function eachReturning(
  {members: {starts}, cameAs, visits}: CohortLog, act: (member: number, came: number) => void,
): void {
  for (let entity = 0; entity + 1 < starts.length; entity++) {
    const came = cameAs[entity]!;
    if (came < 0 || visits.starts[came] === visits.starts[came + 1]) continue;
    for (let member = starts[entity]!; member < starts[entity + 1]!; member++) act(member, came);
  }
}

/**
 * The window of a visit by a member's own clock, its cohort's being that of its first days; -1 before its start.
 * @param dated column of the returns
 */
export function ownClock(
  {members: {cohorts, since}, visits, returns}: CohortLog, dated: string, days: number,
): (visit: number, member: number) => number {
  const all = instantsIn(returns, dated);
  // Side by side, for an entity with many starts looks at each of them as often.
  const instants = Float64Array.from(visits.rows, (row) => all[row]!);
  const block = days * 86_400_000;
  return (visit, member) => {
    const after = instants[visit]! - since![member]!;
    return after < 0 ? -1 : cohorts[member]! + Math.floor(after / block);
  };
}

export function instantsIn(rows: FactRows, named: string): Float64Array {
  const column = rows.column(named);
  if (column.type !== 'instant') throw new RangeError(`${named} has no instants`);
  return column.instants;
}

function visitsOf(query: CohortQuery, rows: FactRows, slots: readonly Slot[]): RowsByEntity {
  const {codes, labels} = rows.entity(query.entity);
  const mask = maskOf(query, rows);
  const {at} = query.returns;
  if (at.kind === 'state') {
    const select = selector(rows, at, mask);
    return rowsByEntity(codes, labels.length, (put) => {
      for (const slot of slots) for (const row of select(slot).rows) put(row, slot.i);
    });
  }
  const windowOf = windowsOfDays(slots);
  const {days} = rows.days(at.column);
  return rowsByEntity(codes, labels.length, (put) => {
    for (let row = 0; row < days.length; row++) {
      const window = mask && mask[row] === 0 ? -1 : windowOf(days[row]!);
      if (window >= 0) put(row, window);
    }
  });
}

function maskOf({where, returns: {filter = {}}}: CohortQuery, rows: FactRows): Uint8Array | null {
  if (Object.keys(where).length + Object.keys(filter).length === 0) return null;
  const mask = new Uint8Array(rows.rows).fill(1);
  filterRows(rows, mask, where);
  filterRows(rows, mask, filter);
  return mask;
}

/** For each entity of one column its code in another, -1 where it is not there. */
function sameEntities(of: Groups, within: Groups): Int32Array {
  if (of.labels === within.labels) return Int32Array.from(of.labels.keys());
  const codes = new Map(within.labels.map((label, code) => [label, code]));
  return Int32Array.from(of.labels, (label) => codes.get(label) ?? -1);
}
