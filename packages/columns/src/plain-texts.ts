import {BLANK_TEXT, ByteDictionary, grown, isAscii, NUL_TEXT} from './byte-dictionary.js';
import {textBytes} from './text-bytes.js';
import {decode, encode, isEnd, isSpace, QUOTE} from './bytes.js';
import type {RecordBlock} from './record-block.js';

/**
 * The texts of rows one behind the other as Arrow has them, for columns where looking one up mostly finds it new.
 * Rows are written in order; to write one again takes back it and all after it.
 */
export class PlainTexts {
  #bytes = new Uint8Array(1 << 16);
  /** Row i has the bytes from place i to place i + 1; none when missing. */
  #offsets = new Int32Array(1 << 13);

  /** @returns 0, `BLANK_TEXT` or `NUL_TEXT`. @throws {TypeError} the bytes are not UTF-8 */
  put(row: number, bytes: Uint8Array, start: number, end: number): number {
    const from = this.#offsets[row]!;
    if (from + end - start > this.#bytes.length) this.#bytes = grown(this.#bytes, from + end - start);
    const pool = this.#bytes;
    let to = from;
    let wide = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === 0) return NUL_TEXT;
      wide |= byte;
      pool[to++] = byte;
    }
    if (wide >= 0x80) {
      const text = decode(bytes, start, end);
      const trimmed = text.trim();
      if (trimmed === '') return BLANK_TEXT;
      if (trimmed !== text) return this.#putText(row, trimmed);
    }
    this.#end(row, to);
    return 0;
  }

  /** As `Cells.takeBlock`, from a record on, of plain ASCII alone; returns the first that is not, or `count`. */
  takeBlock(row: number, block: RecordBlock, from: number, count: number): number {
    const {bytes, at: places, stop} = block;
    // No text is longer than the lines it comes from.
    const most = this.#offsets[row + from]! + block.records[count]! - block.records[from]!;
    if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, most);
    if (row + count >= this.#offsets.length) this.#offsets = grown(this.#offsets, row + count + 1);
    const pool = this.#bytes;
    const offsets = this.#offsets;
    let to = offsets[row + from]!;
    for (let i = from; i < count; i++) {
      let at = places[i]!;
      if (bytes[at]! <= QUOTE) return i;
      let seen = 0;
      for (let byte = bytes[at]!; !isEnd(byte, stop); byte = bytes[++at]!) {
        pool[to++] = byte;
        seen |= byte | (byte - 1);
      }
      if (!isAscii(seen) || isSpace(bytes[at - 1]!) || at === places[i]) return i;
      offsets[row + i + 1] = to;
      places[i] = at;
    }
    return count;
  }

  #putText(row: number, text: string): number {
    const bytes = encode(text);
    return this.put(row, bytes, 0, bytes.length);
  }

  putMissing(row: number): void {
    this.#end(row, this.#offsets[row]!);
  }

  #end(row: number, at: number): void {
    if (row + 1 >= this.#offsets.length) this.#offsets = grown(this.#offsets, row + 2);
    this.#offsets[row + 1] = at;
  }

  has(row: number): boolean {
    return this.#offsets[row + 1]! > this.#offsets[row]!;
  }

  text(row: number): string {
    return decode(this.#bytes, this.#offsets[row], this.#offsets[row + 1]);
  }

  /** A bitmap of the first `rows` with a text, null when all have one. */
  valid(rows: number): Uint8Array | null {
    let bits: Uint8Array | null = null;
    for (let row = 0; row < rows; row++) {
      if (this.has(row)) continue;
      bits ??= new Uint8Array((rows + 7) >> 3).fill(255);
      bits[row >> 3]! &= ~(1 << (row & 7));
    }
    return bits;
  }

  /** The code of a row's text, -1 when missing. */
  codeIn(dictionary: ByteDictionary, row: number): number {
    return this.has(row) ? dictionary.code(this.#bytes, this.#offsets[row]!, this.#offsets[row + 1]!) : -1;
  }

  /** The rows kept, of the first `rows`, as a copy that holds no more than them. */
  pick(rows: number, kept: Int32Array | null): PlainTexts {
    const picked = new PlainTexts();
    if (kept) {
      for (let to = 0; to < kept.length; to++) picked.#take(to, this, kept[to]!);
      return picked.pick(kept.length, null);
    }
    picked.#offsets = this.#offsets.slice(0, rows + 1);
    picked.#bytes = this.#bytes.slice(0, picked.#offsets[rows]);
    return picked;
  }

  #take(to: number, other: PlainTexts, row: number): void {
    if (other.has(row)) this.put(to, other.#bytes, other.#offsets[row]!, other.#offsets[row + 1]!);
    else this.putMissing(to);
  }

  /** What Arrow keeps of a column of UTF-8; of a picked one only, as others have room left. */
  get buffers(): {readonly valueOffsets: Int32Array; readonly data: Uint8Array} {
    return {valueOffsets: this.#offsets, data: this.#bytes};
  }
}

/** Ids and texts that are coded when somebody asks for codes. */
export class PlainColumn {
  #coded: {readonly codes: Int32Array; readonly dictionary: readonly string[]} | null = null;

  constructor(readonly type: 'id' | 'text', readonly texts: PlainTexts, readonly rows: number) {}

  get codes(): Int32Array {
    return (this.#coded ??= this.#code()).codes;
  }

  get dictionary(): readonly string[] {
    return (this.#coded ??= this.#code()).dictionary;
  }

  /** What it holds by now, in bytes. */
  get bytes(): number {
    const {valueOffsets, data} = this.texts.buffers;
    const coded = this.#coded ? this.#coded.codes.byteLength + textBytes(this.#coded.dictionary) : 0;
    return valueOffsets.byteLength + data.byteLength + coded;
  }

  /** The distinct texts, unless there are more than `most`. */
  few(most: number): readonly string[] | null {
    const dictionary = new ByteDictionary();
    for (let row = 0; row < this.rows && dictionary.size <= most; row++) this.texts.codeIn(dictionary, row);
    return dictionary.size > most ? null : dictionary.texts();
  }

  #code() {
    const dictionary = new ByteDictionary();
    const codes = new Int32Array(this.rows);
    for (let row = 0; row < this.rows; row++) codes[row] = this.texts.codeIn(dictionary, row);
    return {codes, dictionary: dictionary.texts()};
  }
}
