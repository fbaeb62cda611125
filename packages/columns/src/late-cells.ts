import {Cells, EMPTY, type Fault, type Value} from './cells.js';
import type {NumberFormat} from './numbers.js';
import {plainFormat} from './numbers.js';
import type {RecordBlock} from './record-block.js';
import {columnBytes} from './table-bytes.js';
import {TextCells, type TextDefault} from './text-cells.js';
import type {TypedColumn} from './typed-table.js';
import type {Accepted, Column, DetachedColumn} from './value-rows.js';

/** Rows of a table that lie in a column of a file yet. */
interface Portion extends DetachedColumn {
  readonly rows: readonly Accepted[];
}

/**
 * A column of texts that stays as its files have it until somebody asks for it, as few ask for the columns that the data
 * model has not, or for ids of rows. A cell that turns out to be unreadable then is a fault of the column, told to whoever
 * asks, for its row is long accepted.
 */
export class LateCells extends Cells {
  #portions: Portion[] = [];

  constructor(readonly type: 'id' | 'text', private readonly missing: TextDefault) {
    super();
  }

  /** Once it is read. */
  #cells: TextCells | null = null;

  /** Whether rows may still be added as they lie in a file. */
  get isLate(): boolean {
    return this.#cells === null;
  }

  add(portion: Portion): void {
    this.#portions.push(portion);
  }

  /** What is kept of the files until the column is read, in bytes. */
  get bytes(): number {
    return this.#portions.reduce((sum, {bytes}) => sum + bytes, 0);
  }

  put(row: number, bytes: Uint8Array, start: number, end: number): Fault | null {
    return this.#now(row).put(row, bytes, start, end);
  }

  override putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    return this.#now(row).putValue(row, value, format);
  }

  override takeBlock(row: number, block: RecordBlock, count: number, required: boolean): number {
    return this.#now(row).takeBlock(row, block, count, required);
  }

  /** Rows without a portion are missing anyway. */
  putMissing(row: number): void {
    this.#cells?.putMissing(row);
  }

  isSet(row: number): boolean {
    return this.#now(row + 1).isSet(row);
  }

  fillFrom(): void {
    // No default of the data model looks at other columns.
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    return this.#cells?.finish(rows, kept) ?? new LateColumn(this, rows, kept);
  }

  /** Reads the first rows. */
  read(rows: number): TextCells {
    return this.#now(rows);
  }

  #now(rows: number): TextCells {
    if (this.#cells) return this.#cells;
    const cells = new TextCells(this.type, this.missing);
    const portions = this.#portions.flatMap(({column, rows: some}) => some.map((part) => ({column, part})));
    let row = 0;
    for (const {column, part} of portions.sort((a, b) => a.part.row - b.part.row)) {
      for (; row < part.row; row++) cells.putMissing(row);
      row = readPart(column, part, cells);
    }
    for (; row < rows; row++) cells.putMissing(row);
    this.#portions = [];
    return (this.#cells = cells);
  }
}

/** Returns the row behind the last. */
function readPart(column: Column, {row, at, count}: Accepted, cells: TextCells): number {
  for (let done = 0; done < count; done++) {
    done += column.take({at: at + done, count: count - done, required: false}, cells, row + done, plainFormat);
    if (done === count) break;
    const fault = column.read(at + done, cells, row + done, plainFormat);
    if (fault === EMPTY) cells.putMissing(row + done);
    else if (fault !== null) throw column.faultOf(new Error(`a text is unreadable (${fault})`));
  }
  return row + count;
}

/** A column that is read when somebody asks for its codes. */
export class LateColumn {
  readonly type: 'id' | 'text';
  #texts: Extract<TypedColumn, {type: 'id' | 'text'}> | null = null;

  constructor(private cells: LateCells | null, private readonly rows: number, private kept: Int32Array | null) {
    this.type = cells!.type;
  }

  /** The column itself. */
  get texts(): Extract<TypedColumn, {type: 'id' | 'text'}> {
    if (this.#texts) return this.#texts;
    const texts = this.cells!.read(this.rows).finish(this.rows, this.kept);
    this.cells = this.kept = null;
    return (this.#texts = texts as Extract<TypedColumn, {type: 'id' | 'text'}>);
  }

  get codes(): Int32Array {
    return this.texts.codes;
  }

  get dictionary(): readonly string[] {
    return this.texts.dictionary;
  }

  /** What is kept of its files until it is read, in bytes; null once it is read. */
  get waiting(): number | null {
    return this.cells && this.cells.bytes;
  }

  get bytes(): number {
    return this.waiting ?? columnBytes(this.texts);
  }
}
