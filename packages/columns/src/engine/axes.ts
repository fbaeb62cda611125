import {dayFromIso, type Attribution, type Condition, type MeasureQuery, type Slot, type Where, type Window} from '@crm-widgets/core';
import {DayIndex} from './day-index.js';
import type {FactRows} from './fact-rows.js';

/** The days that rows are added up by, and which of them a window looks at. */
export interface Axis {
  /** Names it apart from others of the same rows. */
  readonly key: string;
  readonly index: DayIndex;
  slot(slot: Slot): Slot;
}

/**
 * The axis of a query of dated rows, of versions that last so long, or of all rows.
 * A filter by days of the same column is none of rows, then, but of windows: it leaves the rest of `where`.
 */
export function axisOf({at, where}: Pick<MeasureQuery, 'at' | 'where'>, rows: FactRows): {axis: Axis; where: Where} | null {
  const column = columnOf(at, where, rows);
  if (column === undefined) return null;
  if (column === null) {
    const axis: Axis = {key: 'all', index: rows.undated(), slot: ({i}) => ({i, from: 0, until: 1})};
    return {axis, where};
  }
  const {days, rest} = daysOf(where, column, rows);
  const index = at.kind === 'always' ? rows.writtenDays(column) : rows.days(column);
  const window = windowOf(at, rows);
  return {where: rest, axis: {key: `${at.kind === 'always' ? 'written ' : ''}${column}`, index, slot: (slot) => cut({i: slot.i, ...window(slot)}, days)}};
}

/** Null for rows without an axis, undefined where days do not tell. */
function columnOf(at: Attribution, where: Where, rows: FactRows): string | null | undefined {
  switch (at.kind) {
    case 'dated': return at.column;
    case 'state': return rows.plan.lasting === undefined ? undefined : at.from;
    case 'always': return Object.keys(where).find((named) => dayRange(where[named]!) && rows.instantNamed(named)) ?? null;
    default: return undefined;
  }
}

function windowOf(at: Attribution, {plan: {lasting = 0}}: FactRows): (slot: Slot) => Window {
  if (at.kind === 'always') return () => ({from: -Infinity, until: Infinity});
  if (at.kind !== 'state') return (slot) => slot;
  return ({from, until}) => {
    const edge = at.edge === 'start' ? from : until;
    return {from: edge - lasting, until: edge};
  };
}

/** The days that conditions on a column leave, and the other conditions. */
function daysOf(where: Where, column: string, rows: FactRows): {days: Window; rest: Where} {
  const dated = rows.column(column);
  const days = {from: -Infinity, until: Infinity};
  const rest = Object.entries(where).filter(([named, condition]) => {
    const range = dayRange(condition);
    const own = range && rows.instantNamed(named);
    if (!range || !own || rows.column(own) !== dated) return true;
    days.from = Math.max(days.from, range.from);
    days.until = Math.min(days.until, range.until);
    return false;
  });
  return {days, rest: Object.fromEntries(rest)};
}

/** A condition that is a range of whole days. */
function dayRange(condition: Condition): Window | null {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition) || 'not' in condition) return null;
  const {from, until} = condition as {from?: string | number; until?: string | number};
  if (from === undefined && until === undefined) return null;
  const first = from === undefined ? -Infinity : dayFromIso(String(from));
  const end = until === undefined ? Infinity : dayFromIso(String(until));
  return first === null || end === null ? null : {from: first, until: end};
}

function cut({i, from, until}: Slot, days: Window): Slot {
  return {i, from: Math.max(from, days.from), until: Math.min(until, days.until)};
}
