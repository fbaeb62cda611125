import {isValid} from '@crm-widgets/core';
import type {Cells, Fault, KnownTexts, Run, TextList} from './cells.js';
import {InstantCells} from './instant-cells.js';
import {LateCells} from './late-cells.js';
import {DoubleCells} from './number-cells.js';
import {plainFormat} from './numbers.js';
import {TextCells} from './text-cells.js';
import type {Column} from './value-rows.js';

/**
 * Takes so many numbers of a file that has a type for them into rows from `row` on; `decimals` says how many of their
 * digits stand behind the mark, null that they are as they are.
 * @returns how many were taken before the first that is to be read as a value; -1 when none ever will
 */
export function takeNumbers(cells: Cells, row: number, numbers: ArrayLike<number>, decimals: number | null, run: Run): number {
  if (!(cells instanceof DoubleCells)) return -1;
  const {at, count, valid, required} = run;
  const values = cells.upTo(row + count - 1);
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      const number = numbers[at + i]!;
      const value = decimals === null ? cells.ofNumber(number) : cells.ofDecimal(number, decimals);
      if (Number.isNaN(value)) return i;
      values[row + i] = value + 0;
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}

/** As `takeNumbers`, of local days. */
export function takeDays(cells: Cells, row: number, days: ArrayLike<number>, {at, count, valid, required}: Run): number {
  if (!(cells instanceof InstantCells)) return -1;
  const whole = cells.daysUpTo(row, row + count - 1);
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      const day = days[at + i]!;
      if (Number.isNaN(day)) return i;
      if (whole) whole[row + i] = day;
      else cells.putDay(row + i, day);
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}

/** As `takeNumbers`, of moments in milliseconds UTC. */
export function takeInstants(cells: Cells, row: number, instants: ArrayLike<number>, {at, count, valid, required}: Run): number {
  if (!(cells instanceof InstantCells)) return -1;
  for (let i = 0; i < count; i++) {
    if (isValid(valid, at + i)) {
      if (cells.putInstant(row + i, instants[at + i]!) !== null) return i;
    } else if (required) return i;
    else cells.putMissing(row + i);
  }
  return count;
}

/** As `takeNumbers`, of places in a list of texts. */
export function takeCodes(
  cells: Cells, row: number, places: ArrayLike<number>, texts: TextList, {at, count, valid, required}: Run,
): number {
  const own = cells instanceof LateCells ? cells.read(row) : cells;
  if (!(own instanceof TextCells) || own.isPlain) return -1;
  const known = codesOf(texts, own);
  const codes = own.codesUpTo(row + count - 1);
  for (let i = 0; i < count; i++) {
    if (!isValid(valid, at + i)) {
      if (required) return i;
      own.putMissing(row + i);
      continue;
    }
    const place = places[at + i]!;
    const code = known[place];
    if (code === undefined) return i;
    if (code >= 0) codes[row + i] = code;
    else if (readText(texts, place, own, row + i) !== null) return i;
    else known[place] = codes[row + i]!;
  }
  return count;
}

function readText(texts: TextList, place: number, cells: TextCells, row: number): Fault | null {
  try {
    return texts.read(place, cells, row, plainFormat);
  } catch {
    // Whoever reads the row by itself meets the same fault, if no other comes before.
    return 'unreadable';
  }
}

function codesOf(texts: TextList, cells: TextCells): Int32Array {
  const known = texts.codes.get(cells) ?? adopted(texts, cells) ?? new Int32Array(texts.size).fill(-1);
  texts.codes.set(cells, known);
  return known;
}

function adopted(texts: TextList, cells: TextCells): Int32Array | null {
  const {known} = texts;
  if (!known || cells.dictionary.size > 0) return null;
  delete texts.known;
  cells.dictionary = known.dictionary;
  return known.codes;
}

/** Looks up the texts of a column, for cells that are to come. @throws {TypeError} one is not UTF-8 */
export function lookUp(column: Column, length: number): KnownTexts {
  const cells = new TextCells('text', null, Infinity);
  for (let at = 0; at < length; at++) if (column.read(at, cells, at, plainFormat) !== null) cells.putMissing(at);
  return {dictionary: cells.dictionary, codes: cells.codesUpTo(length - 1).subarray(0, length)};
}
