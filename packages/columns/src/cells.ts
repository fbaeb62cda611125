import type {Day} from '@crm-widgets/core';
import {Scratch, trimEnd, trimStart} from './bytes.js';
import {grown, type ByteDictionary, type Numbers} from './byte-dictionary.js';
import {LocalDay} from './dates.js';
import {plainFormat, type NumberFormat} from './numbers.js';
import type {RecordBlock} from './record-block.js';
import type {TypedColumn} from './typed-table.js';

/** Why a cell could not be read, as a code of the report; `EMPTY` for a cell without a value. */
export type Fault = string;
export const EMPTY: Fault = '';

/** Values of a column of a file to be taken together. */
export interface Run {
  /** The first of them, and how many there are. */
  readonly at: number;
  readonly count: number;
  /** By place from the start of the column; null when all have a value. */
  readonly valid: Uint8Array | null;
  readonly required: boolean;
}

/** Texts of a list that were looked up, and the code of each by its number; -1 for one that is missing or unreadable. */
export interface KnownTexts {
  readonly dictionary: ByteDictionary;
  readonly codes: Int32Array;
}

/** Texts of a file by number. */
export interface TextList {
  readonly size: number;
  /** Hands a text to the cells that want it. */
  read(code: number, cells: Cells, row: number, format: NumberFormat): Fault | null;
  /** What cells make of it, by number, for as long as the list lasts. */
  readonly codes: WeakMap<Cells, Int32Array>;
  /** What was made of it beforehand, for the first cells that have no texts yet; they make it their own. */
  known?: KnownTexts;
}

/** What a cell of a file that has types of its own, or of a JavaScript object, may hold. */
export type Value = unknown;

/**
 * A column being filled. Rows may be written again, for a rejected row gives its place to the next;
 * what was last written to a row counts.
 */
export abstract class Cells {
  static readonly #scratch = new Scratch();
  /** Whether rows being written may be rejected yet for another column: then nothing that lasts may come of them. */
  tentative = false;

  /** Reads a cell from bytes without white space at either end, at least one byte long. */
  abstract put(row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat): Fault | null;
  /**
   * Reads a cell of each record of a block into as many rows from `row` on, and goes to their ends.
   * Rows may be rejected yet for another column, so that nothing that lasts may come of it.
   * @returns how many were read before the first that is to be read again by itself: its cell is faulty, missing and
   *   required, has a lasting effect or is not plain
   */
  takeBlock(row: number, block: RecordBlock, count: number, required: boolean): number {
    for (let i = 0; i < count; i++) if (!this.takeCell(row, block, i, required)) return i;
    return count;
  }

  /** Reads the cell of one record of a block. */
  protected takeCell(row: number, block: RecordBlock, index: number, required: boolean): boolean {
    const end = block.cellEnd(index);
    return end >= 0 && this.take(row + index, block.bytes, block.textStart, end, block.format, required);
  }

  /** Reads a cell as one of a block. @returns false for what is to be read by itself */
  take(row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat, required: boolean): boolean {
    const from = trimStart(bytes, start, end);
    const to = trimEnd(bytes, from, end);
    let fault: Fault | null = EMPTY;
    try {
      if (from < to) fault = this.put(row, bytes, from, to, format);
    } catch (cause) {
      if (cause instanceof TypeError) return false;
      throw cause;
    }
    if (fault !== EMPTY) return fault === null;
    if (required) return false;
    this.putMissing(row);
    return true;
  }

  /** Writes what stands for an empty cell. */
  abstract putMissing(row: number): void;
  /** Makes room for so many rows in all, where it is known how many will come. */
  reserve(_rows: number): void {}

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

/** As `roomFor`, for rows up to one, with no more room than that. */
export function reserved<T extends Numbers>(array: T, rows: number): T {
  if (rows <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => T)(rows);
  longer.set(array);
  return longer;
}

/** The rows kept of an array, as a copy where it has more than a little room besides. */
export function pick<T extends Numbers>(array: T, rows: number, kept: Int32Array | null): T {
  if (!kept) return (rows < array.length * 0.9 ? array.slice(0, rows) : array.subarray(0, rows)) as T;
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
