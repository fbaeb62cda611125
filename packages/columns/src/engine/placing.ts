import type {Attribution, Slot} from '@crm-widgets/core';
import {countedFrom, NO_DAY} from './day-index.js';
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
  const room = new Int32Array(rows.rows);
  return (slot) => {
    const day = edgeOf(slot);
    const since = at.begun ? slot.from : -Infinity;
    let count = 0;
    for (let row = 0; row < room.length; row++) {
      if (started[row]! < day && ended[row]! >= day && started[row]! >= since) room[count++] = row;
    }
    return {rows: passed(room.slice(0, count), mask)};
  };
}

/** The day a version ends, far off where it does not; one that ends after as-of has not ended yet. */
export function endDays(rows: FactRows, to: string): Int32Array {
  return rows.days(to).days;
}

function spread(rows: FactRows, at: At<'spread'>, mask: Uint8Array | null): Select {
  // Days as they are written, known before as-of or not.
  const [from, to] = [rows.writtenDays(at.from).days, rows.writtenDays(at.to).days];
  const room = new Int32Array(rows.rows);
  return (slot) => {
    const found = passed(room.slice(0, touching(from, to, slot, room)), mask);
    const [parts, wholes] = [new Int32Array(found.length), new Int32Array(found.length)];
    for (let i = 0; i < found.length; i++) {
      const row = found[i]!;
      parts[i] = Math.min(to[row]!, slot.until) - Math.max(from[row]!, slot.from);
      wholes[i] = to[row]! - from[row]!;
    }
    return {rows: found, shares: {parts, wholes}};
  };
}

/** Puts rows of which some day is in a window where there is room. @returns how many there are */
function touching(from: Int32Array, to: Int32Array, slot: Slot, room: Int32Array): number {
  let count = 0;
  for (let row = 0; row < from.length; row++) {
    const [start, end] = [from[row]!, to[row]!];
    if (start < slot.until && end > slot.from && end > start && end !== NO_DAY) room[count++] = row;
  }
  return count;
}

function always(rows: FactRows, mask: Uint8Array | null): Select {
  const all = {rows: passed(countedFrom(0, rows.rows), mask)};
  return () => all;
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
