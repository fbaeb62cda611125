import {isValid} from '@crm-widgets/core';
import {EMPTY, type Cells, type Fault, type Run, type TextList, type Value} from './cells.js';
import type {NumberFormat} from './numbers.js';
import {takeCodes, takeDays, takeInstants, takeNumbers} from './runs.js';
import type {RowSource, RowWriter, TableBuilder} from './table-builder.js';

/** Places of a column to be taken together. */
export type Stretch = Pick<Run, 'at' | 'count' | 'required'>;

/** A column of a file that has types of its own. */
export abstract class Column {
  /** Whether no text of it can be unreadable; numbers and dates have none that are. */
  isSafe(): boolean {
    return false;
  }

  /** Whether each row has an id in it, of which none is missing or unreadable. */
  isFull(): boolean {
    return false;
  }

  /** What is thrown when it turns out that it cannot be read. */
  faultOf(cause: unknown): Error {
    return new Error('a column cannot be read', {cause});
  }

  /** Hands the cell at a place to the cells that want it. */
  abstract read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null;

  /**
   * Reads the cells of a stretch into rows from `row` on.
   * @returns how many were read before the first that is to be read by itself: faulty, or missing and required
   */
  take(stretch: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    return this.takeEach(stretch, cells, row, format);
  }

  protected takeEach({at, count, required}: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    let done = 0;
    try {
      for (; done < count; done++) {
        const fault = this.read(at + done, cells, row + done, format);
        if (fault === null) continue;
        if (fault !== EMPTY || required) break;
        cells.putMissing(row + done);
      }
    } catch {
      // Whoever reads the row by itself meets the same fault, if no other comes before.
      return done;
    }
    return done;
  }

  /** Takes stretches by `many`, which gets a start within this one, and single cells where it stops. */
  protected takeBy(
    many: (row: number, run: Stretch) => number, stretch: Stretch, cells: Cells, row: number, format: NumberFormat,
  ): number {
    const {at, count, required} = stretch;
    for (let done = 0; ; done++) {
      const more = many(row + done, {at: at + done, count: count - done, required});
      if (more < 0) return done + this.takeEach({at: at + done, count: count - done, required}, cells, row + done, format);
      done += more;
      if (done === count || this.takeEach({at: at + done, count: 1, required}, cells, row + done, format) === 0) return done;
    }
  }
}

/** A column that keeps nothing of its file but its own bytes, so many. */
export interface DetachedColumn {
  readonly column: Column;
  readonly bytes: number;
}

/** A column of values; null and undefined are missing. */
export class ValueColumn extends Column {
  constructor(private readonly get: (at: number) => Value) {
    super();
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    const value = this.get(at);
    return value === null || value === undefined ? EMPTY : cells.putValue(row, value, format);
  }
}

/** What numbers of a column mean. */
export type NumberKind = {readonly decimals: number | null} | 'days' | 'instants';

/** A column of numbers in an array; NaN is one that only `read` knows. */
export class NumberColumn extends Column {
  #numbers: ArrayLike<number> | null = null;

  /** @param make makes the numbers when they are asked for; @param get what stands in the file, for those who read values */
  constructor(
    private readonly kind: NumberKind, private readonly make: () => ArrayLike<number>, private readonly valid: Uint8Array | null,
    private readonly get: (at: number) => Value,
  ) {
    super();
  }

  override isSafe(): boolean {
    return true;
  }

  override isFull(): boolean {
    const {kind} = this;
    return this.valid === null && typeof kind === 'object' && kind.decimals === 0;
  }

  get numbers(): ArrayLike<number> {
    return (this.#numbers ??= this.make());
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    if (!isValid(this.valid, at)) return EMPTY;
    const {kind} = this;
    if (kind === 'instants') return cells.putInstant(row, this.numbers[at]!, format);
    if (kind === 'days') return cells.putDay(row, this.numbers[at]!, format);
    return cells.putValue(row, this.get(at), format);
  }

  override take(stretch: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    const {numbers, kind, valid} = this;
    return this.takeBy((from, some) => {
      const run = {...some, valid};
      if (kind === 'instants') return takeInstants(cells, from, numbers, run);
      return kind === 'days' ? takeDays(cells, from, numbers, run) : takeNumbers(cells, from, numbers, kind.decimals, run);
    }, stretch, cells, row, format);
  }
}

/** A column of places in a list of texts. */
export class CodeColumn extends Column {
  constructor(
    private readonly codes: ArrayLike<number>, private readonly texts: TextList, private readonly valid: Uint8Array | null,
  ) {
    super();
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    return isValid(this.valid, at) ? this.texts.read(this.codes[at]!, cells, row, format) : EMPTY;
  }

  override take(stretch: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    const {codes, texts, valid} = this;
    return this.takeBy((from, some) => takeCodes(cells, from, codes, texts, {...some, valid}), stretch, cells, row, format);
  }
}

/** Rows of columns that know their cells by place. */
class ColumnRows implements RowSource {
  at = 0;

  constructor(private readonly columns: readonly Column[], private readonly format: NumberFormat) {}

  read(index: number, cells: Cells, row: number): Fault | null {
    return this.columns[index]!.read(this.at, cells, row, this.format);
  }
}

/** Rows read together. */
const MOST_ROWS = 65_536;

/** Rows of a table that came one behind the other from places of a column. */
export interface Accepted {
  readonly row: number;
  readonly at: number;
  count: number;
}

/** Writes rows of columns. @returns where the rows accepted came from, in order */
export function writeRows(
  columns: readonly Column[], count: number, line: number, writer: RowWriter, table: TableBuilder,
): Accepted[] {
  const source = new ColumnRows(columns, table.format);
  const accepted: Accepted[] = [];
  /** Fewer where many are rejected, for those behind a rejected one are read again. */
  let together = MOST_ROWS;
  for (let at = 0; at < count;) {
    const wanted = Math.min(together, count - at);
    const done = writeTogether(columns, at, wanted, line + at, writer, table);
    note(accepted, table.rows - done, at, done);
    at += done;
    if (done === wanted) together = Math.min(together * 2, MOST_ROWS);
    else {
      together = Math.max(together >> 2, 1);
      const before = table.rows;
      source.at = at;
      writer.write(line + at, source);
      note(accepted, before, at, table.rows - before);
      at++;
    }
  }
  return accepted;
}

/** Reads rows column by column, as far as the first that is to be read by itself. @returns how many were accepted */
function writeTogether(
  columns: readonly Column[], at: number, count: number, line: number, writer: RowWriter, table: TableBuilder,
): number {
  const row = table.rows;
  return writer.writeAll(line, () => {
    let taken = count;
    for (const {source, cells, index, required} of writer.slots) {
      if (!source) taken = columns[index]!.take({at, count: taken, required}, cells, row, table.format);
    }
    return taken;
  });
}

function note(accepted: Accepted[], row: number, at: number, count: number): void {
  const last = accepted.at(-1);
  if (last && last.row + last.count === row && last.at + last.count === at) last.count += count;
  else if (count > 0) accepted.push({row, at, count});
}

/** Reads rows given as objects. The line of a row is its place, the first being 1. */
export function addRows(rows: readonly object[], table: TableBuilder): void {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  if (keys.size === 0) return;
  const names = [...keys];
  const writer = table.addHeader(names, 'rows');
  const columns = names.map((name) => new ValueColumn((at) => {
    const row = rows[at] as Record<string, Value>;
    return Object.hasOwn(row, name) ? row[name] : null;
  }));
  writeRows(columns, rows.length, 1, writer, table);
}
