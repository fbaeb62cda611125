import {BLANK_TEXT, ByteDictionary} from './byte-dictionary.js';
import {Cells, EMPTY, pick, reserved, roomFor, type Fault, type Value} from './cells.js';
import {encode} from './bytes.js';
import {plainFormat, type NumberFormat} from './numbers.js';
import {PlainColumn, PlainTexts} from './plain-texts.js';
import type {RecordBlock} from './record-block.js';
import type {TypedColumn} from './typed-table.js';

/** What stands in an empty cell of a column of text: a value, a text of the row's own, or nothing. */
export type TextDefault = string | {readonly ofRow: (row: number) => string} | null;

/** The row from which on a column is looked at, once, for whether its texts are worth looking up. */
const PROBE_ROW = 4096;

/** Ids and texts: a code for each row and the distinct texts, or the texts as they come where most are new. */
export class TextCells extends Cells {
  #codes: Int32Array = new Int32Array(1024);
  /** The distinct texts. */
  dictionary = new ByteDictionary();
  #plain: PlainTexts | null = null;
  readonly #strings = new Map<string, number>();

  constructor(
    private readonly type: 'id' | 'text', private readonly missing: TextDefault, private probeRow = PROBE_ROW,
  ) {
    super();
  }

  put(row: number, bytes: Uint8Array, start: number, end: number): Fault | null {
    if (row >= this.probeRow) this.#probe(row);
    if (this.#plain) return faultOf(this.#plain.put(row, bytes, start, end));
    const code = this.dictionary.code(bytes, start, end);
    if (code < 0) return faultOf(code);
    this.#codes = roomFor(this.#codes, row);
    this.#codes[row] = code;
    return null;
  }

  override takeBlock(row: number, block: RecordBlock, count: number, required: boolean): number {
    if (row >= this.probeRow) this.#probe(row);
    for (let taken = 0; ; taken++) {
      taken = this.#plain ? this.#plain.takeBlock(row, block, taken, count) : this.#takeCodes(row, block, taken, count);
      if (taken === count || !this.takeCell(row, block, taken, required)) return taken;
    }
  }

  #takeCodes(row: number, block: RecordBlock, from: number, count: number): number {
    this.#codes = roomFor(this.#codes, row + count - 1);
    return this.dictionary.takeBlock(this.#codes, row, block, from, count);
  }

  /** Whether texts stand as they came: each is few bytes, and to look one up by its place takes as long as to read it. */
  get isPlain(): boolean {
    return this.#plain !== null;
  }

  /** Has texts stay in codes, however many there are, and gives the codes, with room for a row. */
  codesUpTo(row: number): Int32Array {
    this.probeRow = Infinity;
    return (this.#codes = roomFor(this.#codes, row));
  }

  override reserve(rows: number): void {
    this.#codes = reserved(this.#codes, rows);
  }

  /** Codes no more where most texts are new: most of what reading costs is looking them up, and engines take either. */
  #probe(rows: number): void {
    this.probeRow = Infinity;
    let filled = 0;
    for (let row = 0; row < rows; row++) if (this.isSet(row)) filled++;
    if (filled * 4 < rows || this.dictionary.size * 2 < filled) return;
    const plain = new PlainTexts();
    for (let row = 0; row < rows; row++) {
      const bytes = this.isSet(row) ? encode(this.dictionary.text(this.#codes[row]!)) : null;
      if (bytes) plain.put(row, bytes, 0, bytes.length);
      else plain.putMissing(row);
    }
    this.#plain = plain;
  }

  override putValue(row: number, value: Value, format: NumberFormat): Fault | null {
    // A double this large stands for its neighbours too, so it names nobody.
    if (this.type === 'id' && typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return 'inexact_id';
    }
    return typeof value === 'string' && !this.#plain ? this.#putString(row, value, format) : super.putValue(row, value, format);
  }

  /** A text of JavaScript that came before is found without a look at its letters. */
  #putString(row: number, text: string, format: NumberFormat): Fault | null {
    const code = this.#strings.get(text);
    if (code === undefined) {
      const fault = this.putText(row, text, format);
      if (fault === null && !this.#plain) this.#strings.set(text, this.#codes[row]!);
      return fault;
    }
    this.#codes = roomFor(this.#codes, row);
    this.#codes[row] = code;
    return null;
  }

  putMissing(row: number): void {
    if (this.missing !== null) {
      this.putText(row, typeof this.missing === 'string' ? this.missing : this.missing.ofRow(row), plainFormat);
    } else if (this.#plain) this.#plain.putMissing(row);
    else {
      this.#codes = roomFor(this.#codes, row);
      this.#codes[row] = -1;
    }
  }

  isSet(row: number): boolean {
    return this.#plain ? this.#plain.has(row) : this.#codes[row]! >= 0;
  }

  #text(row: number): string {
    return this.#plain ? this.#plain.text(row) : this.dictionary.text(this.#codes[row]!);
  }

  fillFrom(other: TextCells, rows: number): void {
    this.probeRow = Infinity;
    for (let row = 0; row < rows; row++) {
      if (this.isSet(row) || !other.isSet(row)) continue;
      this.#code(rows);
      this.putText(row, other.#text(row), plainFormat);
    }
  }

  /** Codes after all, for plain texts are written in order only. */
  #code(rows: number): void {
    const plain = this.#plain;
    if (!plain) return;
    this.#codes = roomFor(this.#codes, rows);
    for (let row = 0; row < rows; row++) this.#codes[row] = plain.codeIn(this.dictionary, row);
    this.#plain = null;
  }

  finish(rows: number, kept: Int32Array | null): TypedColumn {
    if (this.#plain) return new PlainColumn(this.type, this.#plain.pick(rows, kept), kept?.length ?? rows);
    const codes = pick(this.#codes, rows, kept);
    return {type: this.type, codes, dictionary: usedTexts(codes, this.dictionary)};
  }
}

/** What is wrong with a text, by the code that a dictionary gives it. */
export function faultOf(code: number): Fault | null {
  return code >= 0 ? null : code === BLANK_TEXT ? EMPTY : 'nul_character';
}

/** The texts that some row has, the codes made to fit: rejected rows leave texts behind that nobody has. */
function usedTexts(codes: Int32Array, dictionary: ByteDictionary): string[] {
  const texts = dictionary.texts();
  const places = new Int32Array(texts.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) places[codes[row]!] = 1;
  let used = 0;
  for (let code = 0; code < places.length; code++) if (places[code] === 1) places[code] = ++used;
  if (used === texts.length) return texts;
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) codes[row] = places[codes[row]!]! - 1;
  return texts.filter((_text, code) => places[code] !== 0);
}
