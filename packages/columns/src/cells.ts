import type {Day} from '@crm-widgets/core';
import {Scratch, trimEnd, trimStart} from './bytes.js';
import {grown, type Numbers} from './byte-dictionary.js';
import {LocalDay} from './dates.js';
import {plainFormat, type NumberFormat} from './numbers.js';
import type {TypedColumn} from './typed-table.js';

/** Why a cell could not be read, as a code of the report; `EMPTY` for a cell without a value. */
export type Fault = string;
export const EMPTY: Fault = '';

/** What a cell of a file that has types of its own, or of a JavaScript object, may hold. */
export type Value = unknown;

/**
 * A column being filled. Rows may be written again, for a rejected row gives its place to the next;
 * what was last written to a row counts.
 */
export abstract class Cells {
  static readonly #scratch = new Scratch();

  /** Reads a cell from bytes without white space at either end, at least one byte long. */
  abstract put(row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat): Fault | null;
  /** Writes what stands for an empty cell. */
  abstract putMissing(row: number): void;
  /** Whether the cell is true, or a text that is not missing: what leaves rows out by rule. */
  abstract isSet(row: number): boolean;
  /** Takes from another column of the same kind what is missing here. */
  abstract fillFrom(other: Cells, rows: number): void;
  /** The column of the rows kept, in order; `kept` null for all of the first `rows`. */
  abstract finish(rows: number, kept: Int32Array | null): TypedColumn;

  /** Reads a value that is not null; `format` is how texts write numbers. */
  putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    return this.putText(row, textOf(value), typeof value === 'string' ? format : plainFormat);
  }

  /** Writes a moment, in milliseconds UTC. */
  putInstant(row: number, instant: number, format: NumberFormat): Fault | null {
    return this.putValue(row, new Date(instant), format);
  }

  /** Writes a local calendar day. */
  putDay(row: number, day: Day, format: NumberFormat): Fault | null {
    return this.putValue(row, new LocalDay(day), format);
  }

  protected putText(row: number, text: string, format: NumberFormat): Fault | null {
    const scratch = Cells.#scratch;
    const length = scratch.write(text);
    const start = trimStart(scratch.bytes, 0, length);
    const end = trimEnd(scratch.bytes, start, length);
    return start === end ? EMPTY : this.put(row, scratch.bytes, start, end, format);
  }
}

/** How a value is written in a column of text; nested ones as JSON. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (typeof value !== 'object' || value === null || value instanceof LocalDay) return String(value);
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}

/** Room for `row`; a function apart keeps the writers that call it for each cell short. */
export function roomFor<T extends Numbers>(array: T, row: number): T {
  return row < array.length ? array : grown(array, row + 1);
}

/** The rows kept of an array, as a copy of its own that holds no more than them. */
export function pick<T extends Numbers>(array: T, rows: number, kept: Int32Array | null): T {
  if (!kept) return array.slice(0, rows) as T;
  const picked = new (array.constructor as new (length: number) => T)(kept.length);
  for (let i = 0; i < kept.length; i++) picked[i] = array[kept[i]!]!;
  return picked;
}

/** A bitmap of the rows with a value, null when all have one; where one is missing, its value is made 0. */
export function takeMissing(values: Numbers, missing: number): Uint8Array | null {
  // One look by the machine spares most columns the rest; it finds NaN too, which === does not.
  if (!values.includes(missing)) return null;
  const bits = new Uint8Array((values.length + 7) >> 3).fill(255);
  for (let row = 0; row < values.length; row++) {
    if (!Object.is(values[row], missing)) continue;
    bits[row >> 3]! &= ~(1 << (row & 7));
    values[row] = 0;
  }
  return bits;
}
