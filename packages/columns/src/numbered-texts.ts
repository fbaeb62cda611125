import {isEnd} from './bytes.js';

const ZERO = 48;
/** Numbers up to here are listed however few there are. */
const NEAR = 65_536;
const MOST_DIGITS = 9;

/** Texts that are a number behind the same letters, as most ids are, found by their number. */
export class NumberedTexts {
  /** Of the text last looked at; -1 for one not seen before. */
  code = -1;
  #number = 0;
  #known = 0;
  #codes = new Int32Array(1024).fill(-1);

  private constructor(private readonly prefix: Uint8Array) {}

  /** For texts like this one; null where it ends in no number. */
  static like(bytes: Uint8Array, start: number, end: number): NumberedTexts | null {
    let from = end;
    while (from > start && isDigit(bytes[from - 1]!)) from--;
    return from < end ? new NumberedTexts(bytes.slice(start, from)) : null;
  }

  /** Looks at a text; returns where it ends, -1 for one of another sort. */
  end(bytes: Uint8Array, start: number, stop: number): number {
    const {prefix} = this;
    for (let i = 0; i < prefix.length; i++) if (bytes[start + i] !== prefix[i]) return -1;
    const from = start + prefix.length;
    let at = from;
    let number = 0;
    for (let byte = bytes[at]!; isDigit(byte); byte = bytes[++at]!) number = (number * 10 + byte - ZERO) | 0;
    const digits = at - from;
    // A number with zeros before it is another text than the number.
    const isOne = digits > 0 && digits <= MOST_DIGITS && (bytes[from] !== ZERO || digits === 1);
    if (!isOne || !isEnd(bytes[at]!, stop)) return -1;
    this.#number = number;
    this.code = number < this.#codes.length ? this.#codes[number]! : -1;
    return at;
  }

  /** Takes the code of the text last looked at, and keeps it unless numbers lie too far apart to be listed. */
  learn(code: number): void {
    this.code = code;
    const number = this.#number;
    if (number >= NEAR + this.#known * 8) return;
    const {length} = this.#codes;
    if (number >= length) {
      const codes = new Int32Array(Math.max(length * 2, number + 1)).fill(-1, length);
      codes.set(this.#codes);
      this.#codes = codes;
    }
    this.#codes[number] = code;
    this.#known++;
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte < ZERO + 10;
}
