import {isValid} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, TextColumn} from '@crm-widgets/core';

/** What the twins of facts share. Flags are a byte a row, 1 where something holds. */
export type Flags = Uint8Array;

/** What facts have columns of. */
export type OwnColumn = TextColumn | NumericColumn | InstantColumn;

/** The rows of a base table that hold, with the fact's own columns, which are given for all rows of the table. */
export function rowsThat(holds: Flags, own: Readonly<Record<string, OwnColumn>>): DerivedRows {
  const kept = rowsOf(holds);
  const picked = Object.entries(own).map(([name, column]) => [name, pick(column, kept)] as const);
  return {rows: kept?.length ?? holds.length, baseRows: kept, own: Object.fromEntries(picked)};
}

/** Rows of rows that are themselves those of a base table, by place; null where they are all of it. */
export function ofBase(baseRows: Int32Array | null, {baseRows: kept, ...rest}: DerivedRows): DerivedRows {
  if (baseRows === null || kept === null) return {...rest, baseRows: baseRows ?? kept};
  return {...rest, baseRows: kept.map((row) => baseRows[row]!)};
}

/** The rows that hold, in order; null where all do. */
export function rowsOf(holds: Flags): Int32Array | null {
  const rows = new Int32Array(holds.length);
  let kept = 0;
  for (let row = 0; row < holds.length; row++) {
    rows[kept] = row;
    kept += holds[row]!;
  }
  return kept === holds.length ? null : rows.slice(0, kept);
}

/** One of these texts; a missing one is not, even where null is among them. */
export function isAny(column: TextColumn, texts: readonly (string | null)[]): Flags {
  const named = new Set(texts);
  return textsThat(column, (text) => named.has(text));
}

/** Another text than these; a missing one is not. */
export function isNone(column: TextColumn, texts: readonly string[]): Flags {
  return textsThat(column, (text) => !texts.includes(text));
}

/** A text that holds; a missing one does not. By code, so that a text is looked at once, however many rows have it. */
export function textsThat({codes, dictionary}: TextColumn, holds: (text: string) => boolean): Flags {
  // The first place is that of missing ones, whose code is -1.
  const wanted = new Uint8Array(dictionary.length + 1);
  for (let code = 0; code < dictionary.length; code++) if (holds(dictionary[code]!)) wanted[code + 1] = 1;
  const flags = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) flags[row] = wanted[codes[row]! + 1]!;
  return flags;
}

export function isKnown({days, valid}: InstantColumn): Flags {
  const flags = new Uint8Array(days.length).fill(1);
  if (valid) for (let row = 0; row < flags.length; row++) flags[row] = valid[row >> 3]! >> (row & 7) & 1;
  return flags;
}

/** @param otherwise for rows without an instant */
export function isBefore({instants, valid}: InstantColumn, instant: number, otherwise: 0 | 1): Flags {
  const flags = new Uint8Array(instants.length);
  for (let row = 0; row < flags.length; row++) flags[row] = instants[row]! < instant ? 1 : 0;
  if (valid) for (let row = 0; row < flags.length; row++) if (!isValid(valid, row)) flags[row] = otherwise;
  return flags;
}

/** Whether rows have a value that is more than nothing. */
export function isPositive({values, valid}: NumericColumn): Flags {
  const flags = new Uint8Array(values.length);
  for (let row = 0; row < flags.length; row++) flags[row] = values[row]! > 0 && isValid(valid, row) ? 1 : 0;
  return flags;
}

/** Where all of them hold; written into the first. */
export function allOf(first: Flags, ...others: readonly Flags[]): Flags {
  for (const other of others) for (let row = 0; row < first.length; row++) first[row]! &= other[row]!;
  return first;
}

/** Rows of a column; null for all, which is the column itself. */
function pick(column: OwnColumn, rows: Int32Array | null): OwnColumn {
  if (!rows) return column;
  const {type} = column;
  if (type === 'id' || type === 'text') return {type, codes: picked(column.codes, rows), dictionary: column.dictionary};
  const valid = column.valid && validOf(column.valid, rows);
  if (type !== 'instant') return {...column, values: pickedDoubles(column.values, rows), valid};
  return {type, instants: pickedDoubles(column.instants, rows), days: picked(column.days, rows), valid};
}

// Two of them, for a loop that meets arrays of both kinds is several times slower.
function picked(array: Int32Array, rows: Int32Array): Int32Array {
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = array[rows[i]!]!;
  return out;
}

function pickedDoubles(array: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) out[i] = array[rows[i]!]!;
  return out;
}

function validOf(valid: Uint8Array, rows: Int32Array): Uint8Array | null {
  const there = new Validity(rows.length);
  for (let i = 0; i < rows.length; i++) if (!isValid(valid, rows[i]!)) there.miss(i);
  return there.bits;
}

/** Which rows have a value: a bitmap once one has none. */
export class Validity {
  bits: Uint8Array | null = null;

  constructor(private readonly rows: number) {}

  miss(row: number): void {
    this.bits ??= new Uint8Array((this.rows + 7) >> 3).fill(255);
    this.bits[row >> 3]! &= ~(1 << (row & 7));
  }
}

/** The first instant, else the second. */
export function firstKnown(first: InstantColumn, second: InstantColumn): InstantColumn {
  const {valid} = first;
  if (valid === null || second.valid?.every((bits) => bits === 0)) return first;
  if (valid.every((bits) => bits === 0)) return second;
  const instants = first.instants.slice();
  const days = first.days.slice();
  const there = new Validity(instants.length);
  for (let row = 0; row < instants.length; row++) {
    if (isValid(valid, row)) continue;
    if (!isValid(second.valid, row)) {
      there.miss(row);
      continue;
    }
    instants[row] = second.instants[row]!;
    days[row] = second.days[row]!;
  }
  return {type: 'instant', instants, days, valid: there.bits};
}
