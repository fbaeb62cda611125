import type {Attribution, Slot} from '@crm-widgets/core';
import {knownDays, NO_DAY} from './day-index.js';
import type {FactRows} from './fact-rows.js';

/** Rows of a window; the share that each takes of itself there, where that is not all. */
export interface Selection {
  readonly rows: Int32Array;
  readonly shares?: {readonly parts: Int32Array; readonly wholes: Int32Array};
}

/** Finds the rows of windows, those that a mask lets through; null lets all. */
export type Select = (slot: Slot) => Selection;

type At<K extends Attribution['kind']> = Extract<Attribution, {kind: K}>;

export function selector(rows: FactRows, at: Attribution, mask: Uint8Array | null): Select {
  switch (at.kind) {
    case 'dated': return dated(rows, at.column, mask);
    case 'state': return inForce(rows, at, mask);
    case 'spread': return spread(rows, at, mask);
    case 'always': return always(rows, mask);
    default: throw new RangeError(`no rows are ${at.kind}`);
  }
}

function dated(rows: FactRows, column: string, mask: Uint8Array | null): Select {
  const index = rows.days(column);
  return ({from, until}) => ({rows: passed(index.rowsOf(from, until), mask)});
}

/** Versions in force at the left limit of an edge: what starts or ends exactly there belongs to what comes next. */
function inForce(rows: FactRows, at: At<'state'>, mask: Uint8Array | null): Select {
  const {lasting} = rows.plan;
  const edgeOf = ({from, until}: Slot) => (at.edge === 'start' ? from : until);
  if (lasting !== undefined) {
    const index = rows.days(at.from);
    return (slot) => ({rows: passed(index.rowsOf(edgeOf(slot) - lasting, edgeOf(slot)), mask)});
  }
  const started = rows.days(at.from).days;
  const ended = endDays(rows, at.to);
  return (slot) => {
    const day = edgeOf(slot);
    const since = at.begun ? slot.from : -Infinity;
    return {rows: matching(rows.rows, mask, (row) => started[row]! < day && started[row]! >= since && ended[row]! >= day)};
  };
}

/** The day a version ends, far off where it does not; one that ends after as-of has not ended yet. */
export function endDays(rows: FactRows, to: string): Int32Array {
  const column = rows.column(to);
  if (column.type !== 'instant' && column.type !== 'day') throw new RangeError(`${to} has no days`);
  return knownDays(column, rows.asOf);
}

function spread(rows: FactRows, at: At<'spread'>, mask: Uint8Array | null): Select {
  const [from, to] = [daysOf(rows, at.from), daysOf(rows, at.to)];
  return (slot) => {
    const found = matching(rows.rows, mask, (row) =>
      from[row]! !== NO_DAY && to[row]! !== NO_DAY && from[row]! < slot.until && to[row]! > slot.from && to[row]! > from[row]!);
    return {rows: found, shares: {
      parts: found.map((row) => Math.min(to[row]!, slot.until) - Math.max(from[row]!, slot.from)),
      wholes: found.map((row) => to[row]! - from[row]!),
    }};
  };
}

/** Days as they are written, known before as-of or not. */
function daysOf(rows: FactRows, named: string): Int32Array {
  const column = rows.column(named);
  if (column.type !== 'instant' && column.type !== 'day') throw new RangeError(`${named} has no days`);
  return knownDays(column, {...rows.asOf, isMidnight: true});
}

function always(rows: FactRows, mask: Uint8Array | null): Select {
  let all: Selection | null = null;
  return () => (all ??= {rows: matching(rows.rows, mask, () => true)});
}

function passed(rows: Int32Array, mask: Uint8Array | null): Int32Array {
  if (!mask) return rows;
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    kept[count] = rows[i]!;
    count += mask[rows[i]!]!;
  }
  return kept.subarray(0, count);
}

function matching(rows: number, mask: Uint8Array | null, holds: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if ((!mask || mask[row] === 1) && holds(row)) found[count++] = row;
  return found.subarray(0, count);
}
