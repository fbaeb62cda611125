import {decode, encode, isEnd, isSpace, QUOTE} from './bytes.js';
import {NumberedTexts} from './numbered-texts.js';
import type {RecordBlock} from './record-block.js';

/** The cell holds nothing but white space. */
export const BLANK_TEXT = -1;
/** The cell holds a NUL character, which no export has on purpose and which databases cut texts at. */
export const NUL_TEXT = -2;

/**
 * Distinct texts, each with a code in order of first appearance. Looked up by their bytes, so that a text is made once
 * for each distinct value rather than for each cell.
 */
export class ByteDictionary {
  size = 0;
  #pool = new Uint8Array(4096);
  /** Where entry i ends in the pool. */
  #ends = new Int32Array(256);
  /** Open addressing, two numbers a place: a code plus one, or 0, and the hash, so that one look settles most. */
  #places = new Int32Array(2048);
  /** Texts beyond ASCII, which the pool cannot be cut into by the letter. */
  readonly #wide = new Map<number, string>();
  readonly #short = new ShortTexts();
  #numbered: NumberedTexts | null = null;

  /** The code of a text, `BLANK_TEXT` or `NUL_TEXT`. @throws {TypeError} the bytes are not UTF-8 */
  code(bytes: Uint8Array, start: number, end: number): number {
    let sum = 0;
    for (let at = start; at < end; at++) sum = ((sum << 5) + (bytes[at]! - sum)) | 0;
    return this.#codeBy(sum, bytes, start, end);
  }

  /** As `Cells.takeBlock`, from a record on, of plain ASCII alone; returns the first that is not, or `count`. */
  takeBlock(codes: Int32Array, row: number, block: RecordBlock, from: number, count: number): number {
    const {bytes, at: places, stop} = block;
    const short = this.#short;
    for (let i = from; i < count; i++) {
      const start = places[i]!;
      const numberEnd = this.#numbered ? this.#numbered.end(bytes, start, stop) : -1;
      if (numberEnd >= 0) {
        codes[row + i] = this.#numberedCode(this.#numbered!, bytes, start, numberEnd);
        places[i] = numberEnd;
        continue;
      }
      if (bytes[start]! <= QUOTE) return i;
      let at = start;
      let high = 0;
      let low = 0;
      let sum = 0;
      let seen = 0;
      for (let byte = bytes[at]!; !isEnd(byte, stop); byte = bytes[++at]!) {
        high = (high << 8) | (low >>> 24);
        low = (low << 8) | byte;
        sum = ((sum << 5) + (byte - sum)) | 0;
        seen |= byte | (byte - 1);
      }
      if (!isAscii(seen) || isSpace(bytes[at - 1]!) || at === start) return i;
      let code = at - start <= 8 ? short.code(high, low) : -1;
      if (code < 0) {
        code = this.#codeBy(sum, bytes, start, at);
        if (at - start <= 8) short.learn(high, low, code);
        if (code === 0) this.#numbered ??= NumberedTexts.like(bytes, start, at);
      }
      codes[row + i] = code;
      places[i] = at;
    }
    return count;
  }

  #numberedCode(numbered: NumberedTexts, bytes: Uint8Array, start: number, end: number): number {
    if (numbered.code < 0) numbered.learn(this.code(bytes, start, end));
    return numbered.code;
  }

  #codeBy(sum: number, bytes: Uint8Array, start: number, end: number): number {
    let hash = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 15;
    const places = this.#places;
    const mask = places.length - 1;
    for (let place = (hash << 1) & mask; ; place = (place + 2) & mask) {
      const found = places[place]! - 1;
      if (found < 0) return this.#add(bytes, start, end, hash, place);
      if (places[place + 1] === hash && this.#holds(found, bytes, start, end)) return found;
    }
  }

  /** The text of one code. */
  text(code: number): string {
    return this.#wide.get(code) ?? decode(this.#pool, this.#start(code), this.#ends[code]!);
  }

  /** All texts, by code. */
  texts(): string[] {
    // Here a byte is a letter, so that entries can be cut from one string; those beyond ASCII are kept apart.
    const all = new TextDecoder('latin1').decode(this.#pool.subarray(0, this.#start(this.size)));
    const texts = new Array<string>(this.size);
    for (let code = 0; code < this.size; code++) {
      texts[code] = this.#wide.get(code) ?? all.slice(this.#start(code), this.#ends[code]!);
    }
    return texts;
  }

  #start(code: number): number {
    return code === 0 ? 0 : this.#ends[code - 1]!;
  }

  #holds(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const pool = this.#pool;
    let at = this.#start(code);
    if (this.#ends[code]! - at !== end - start) return false;
    for (let from = start; from < end; from++, at++) if (pool[at] !== bytes[from]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, place: number): number {
    let wide = 0;
    for (let at = start; at < end; at++) {
      if (bytes[at] === 0) return NUL_TEXT;
      wide |= bytes[at]!;
    }
    if (wide >= 0x80) {
      const text = decode(bytes, start, end);
      const trimmed = text.trim();
      if (trimmed === '') return BLANK_TEXT;
      if (trimmed !== text) return this.#codeOf(trimmed);
      this.#wide.set(this.size, text);
    }
    this.#store(bytes, start, end);
    this.#places[place] = this.size;
    this.#places[place + 1] = hash;
    if (this.size * 4 > this.#places.length) this.#rehash();
    return this.size - 1;
  }

  #codeOf(text: string): number {
    const bytes = encode(text);
    return this.code(bytes, 0, bytes.length);
  }

  #store(bytes: Uint8Array, start: number, end: number): void {
    const code = this.size++;
    if (code === this.#ends.length) this.#ends = grown(this.#ends, code + 1);
    let to = this.#start(code);
    if (to + end - start > this.#pool.length) this.#pool = grown(this.#pool, to + end - start);
    const pool = this.#pool;
    for (let at = start; at < end; at++) pool[to++] = bytes[at]!;
    this.#ends[code] = to;
  }

  #rehash(): void {
    const before = this.#places;
    const places = new Int32Array(before.length * 4);
    const mask = places.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from] === 0) continue;
      const hash = before[from + 1]!;
      let place = (hash << 1) & mask;
      while (places[place] !== 0) place = (place + 2) & mask;
      places[place] = before[from]!;
      places[place + 1] = hash;
    }
    this.#places = places;
  }
}

/** Texts of up to eight bytes seen last, told apart by their bytes alone. */
class ShortTexts {
  readonly #places = new Int32Array(3 * 256).fill(-1);

  /** The code of a text, by its last four bytes and those before them; -1 when it is not known. */
  code(high: number, low: number): number {
    const places = this.#places;
    const place = 3 * placeOf(high, low);
    return places[place] === low && places[place + 1] === high ? places[place + 2]! : -1;
  }

  learn(high: number, low: number, code: number): void {
    this.#places.set([low, high, code], 3 * placeOf(high, low));
  }
}

function placeOf(high: number, low: number): number {
  return Math.imul(low ^ Math.imul(high, 0x2c1b3c6d), 0x297a2d39) >>> 24;
}

/** Whether bytes are ASCII without NUL, by the bits that any of them has, or any less one. */
export function isAscii(seen: number): boolean {
  return (seen & ~0x7f) === 0;
}

export type Numbers = Uint8Array | Int32Array | Float64Array;

/** Arrays shorter than this grow faster: to fill them anew costs more than the room that they may leave. */
const LONG = 1 << 20;

/** A longer copy of an array, at least as long as asked and some times as long as before. */
export function grown<T extends Numbers>(array: T, atLeast: number): T {
  const length = Math.max(array.length * (array.length < LONG ? 4 : 2), atLeast);
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array);
  return longer;
}
