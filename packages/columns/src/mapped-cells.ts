import {ByteDictionary} from './byte-dictionary.js';
import {encode} from './bytes.js';
import {Cells, EMPTY, type Fault} from './cells.js';
import {plainFormat, type NumberFormat} from './numbers.js';
import type {RowSource} from './table-builder.js';
import {faultOf} from './text-cells.js';
import type {TypedColumn} from './typed-table.js';

/** One value for every row. */
export class Constant implements RowSource {
  readonly #bytes: Uint8Array;

  constructor(value: string | number | boolean | null) {
    this.#bytes = encode(value === null ? '' : String(value).trim());
  }

  read(_index: number, cells: Cells, row: number): Fault | null {
    return this.#bytes.length > 0 ? cells.put(row, this.#bytes, 0, this.#bytes.length, plainFormat) : EMPTY;
  }

  /** As `Cells.takeBlock`. */
  fill(cells: Cells, row: number, count: number, required: boolean): number {
    const {length} = this.#bytes;
    for (let i = 0; i < count; i++) {
      if (!cells.take(row + i, this.#bytes, 0, length, plainFormat, required)) return i;
    }
    return count;
  }
}

/** A cell of a column whose values `map` translates before they are read; values it does not name stay as they are. */
export class TranslatedCells extends Cells {
  readonly #dictionary = new ByteDictionary();
  readonly #targets: (Uint8Array | null)[] = [];

  constructor(private readonly inner: Cells, private readonly map: Readonly<Record<string, string>>) {
    super();
  }

  put(row: number, bytes: Uint8Array, start: number, end: number, format: NumberFormat): Fault | null {
    const code = this.#dictionary.code(bytes, start, end);
    if (code < 0) return faultOf(code);
    const target = this.#target(code);
    this.inner.tentative = this.tentative;
    if (!target) return this.inner.put(row, bytes, start, end, format);
    return target.length === 0 ? EMPTY : this.inner.put(row, target, 0, target.length, format);
  }

  putMissing(row: number): void {
    this.inner.putMissing(row);
  }

  isSet(row: number): boolean {
    return this.inner.isSet(row);
  }

  fillFrom(other: Cells, rows: number): void {
    this.inner.fillFrom(other, rows);
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    return this.inner.finish(rows, kept);
  }

  /** What stands in place of a text; null for the text itself. */
  #target(code: number): Uint8Array | null {
    if (code < this.#targets.length) return this.#targets[code]!;
    const text = this.#dictionary.text(code);
    const target = Object.hasOwn(this.map, text) ? encode(this.map[text]!.trim()) : null;
    this.#targets.push(target);
    return target;
  }
}
