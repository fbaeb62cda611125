import {InputError} from '@crm-widgets/core';
import {ascii} from './bytes.js';

const QUOTE = 34;
const BACKSLASH = 92;
const MINUS = 45;
const DEEPEST = 256;

/** What a value is: `escaped` is a string with escapes in it, `bare` a number, true or false. */
export type JsonKind = 'string' | 'escaped' | 'bare' | 'null' | 'nested';

/** Walks over JSON text by its bytes, strictly, so that numbers keep every digit and faults have a place. */
export class JsonScanner {
  at = 0;
  /** Physical line, the first being 1. */
  line = 1;
  /** Where the value last read lies; of a string, what is between the quotes. */
  start = 0;
  end = 0;

  constructor(readonly bytes: Uint8Array, private readonly file: string) {}

  /** The next byte that is not white space, not taken yet; -1 at the end. */
  peek(): number {
    const {bytes} = this;
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at]!;
      if (byte === 10) this.line++;
      else if (byte !== 32 && byte !== 13 && byte !== 9) return byte;
    }
    return -1;
  }

  /** Takes a byte if it comes next. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at++;
    return true;
  }

  expect(byte: number): void {
    if (!this.take(byte)) throw this.fault(`${String.fromCharCode(byte)} is missing`);
  }

  /** Reads a string, quotes and all. */
  string(): 'string' | 'escaped' {
    this.expect(QUOTE);
    const {bytes} = this;
    this.start = this.at;
    let kind: 'string' | 'escaped' = 'string';
    for (; this.at < bytes.length; this.at++) {
      const byte = bytes[this.at]!;
      if (byte === QUOTE) {
        this.end = this.at++;
        return kind;
      }
      if (byte < 32) throw this.fault('a control character stands in a string');
      if (byte === BACKSLASH) {
        kind = 'escaped';
        this.at += this.#escape();
      }
    }
    throw this.fault('a string does not end');
  }

  /** Bytes of the escape here, less one. */
  #escape(): number {
    if (/["\\/bfnrt]/.test(String.fromCharCode(this.bytes[this.at + 1] ?? 0))) return 1;
    const unit = this.#unit(this.at);
    if (unit >= 0xdc00 && unit <= 0xdfff) throw this.fault('half a surrogate pair stands in a string');
    if (unit < 0xd800 || unit > 0xdfff) return 5;
    const low = this.#unit(this.at + 6);
    if (low < 0xdc00 || low > 0xdfff) throw this.fault('half a surrogate pair stands in a string');
    return 11;
  }

  #unit(at: number): number {
    const match = /^\\u([\da-f]{4})$/i.exec(ascii(this.bytes, at, Math.min(at + 6, this.bytes.length)));
    if (!match) throw this.fault('an escape is not one of JSON');
    return parseInt(match[1]!, 16);
  }

  /** Reads a value of any kind. */
  value(depth = 0): JsonKind {
    const first = this.peek();
    if (first === QUOTE) return this.string();
    if (first === 123 || first === 91) return this.#nested(first, depth + 1);
    this.start = this.at;
    if (first === MINUS || (first >= 48 && first <= 57)) return this.#number();
    const word = ascii(this.bytes, this.at, Math.min(this.at + 5, this.bytes.length));
    const known = ['true', 'false', 'null'].find((name) => word.startsWith(name));
    if (!known) throw this.fault(first < 0 ? 'it ends where a value is due' : 'a value is due here');
    this.end = this.at += known.length;
    return known === 'null' ? 'null' : 'bare';
  }

  #nested(open: number, depth: number): 'nested' {
    if (depth > DEEPEST) throw this.fault(`values are nested deeper than ${DEEPEST}`);
    const start = this.at++;
    const close = open + 2;
    if (!this.take(close)) {
      do {
        if (open === 123) {
          this.string();
          this.expect(58);
        }
        this.value(depth);
      } while (this.take(44));
      this.expect(close);
    }
    this.start = start;
    this.end = this.at;
    return 'nested';
  }

  #number(): 'bare' {
    const {bytes} = this;
    if (bytes[this.at] === MINUS) this.at++;
    const whole = this.#digits();
    if (whole > 1 && bytes[this.at - whole] === 48) throw this.fault('a number starts with 0');
    if (bytes[this.at] === 46) {
      this.at++;
      this.#digits();
    }
    if (bytes[this.at] === 101 || bytes[this.at] === 69) {
      this.at++;
      if (bytes[this.at] === 43 || bytes[this.at] === MINUS) this.at++;
      this.#digits();
    }
    this.end = this.at;
    return 'bare';
  }

  #digits(): number {
    const from = this.at;
    while (this.bytes[this.at]! >= 48 && this.bytes[this.at]! <= 57) this.at++;
    if (this.at === from) throw this.fault('a number lacks digits');
    return this.at - from;
  }

  fault(what: string): InputError {
    return new InputError({
      code: 'E_JSON', where: [this.file, `byte ${this.at}`],
      what: `not JSON of rows: ${what}`,
      mend: 'Give an array of objects, an object with rows or data, or, as ndjson, one object a line',
    });
  }
}
