import {grown} from './byte-dictionary.js';
import {CR, LF, QUOTE} from './bytes.js';

/** The bytes end before the record does. */
export const INCOMPLETE = -1;
/** The file ends within a quoted cell. */
export const UNTERMINATED = -2;

/**
 * Finds the cells of one record of delimited text (RFC 4180). Lines end with LF, CR LF or CR; a quote opens a quoted
 * cell only as its first character, and stands for itself elsewhere.
 */
export class RecordScanner {
  /** Cells of the record last found, and where each lies, quotes left out. */
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  quoted = new Uint8Array(64);
  /** Whether a quoted cell has doubled quotes in it. */
  doubled = new Uint8Array(64);
  /** Physical lines that the record takes. */
  lines = 1;
  /** Whether text follows a closing quote. */
  malformed = false;
  readonly #stops = new Uint8Array(256);

  constructor(readonly delimiter: number) {
    this.#stops[delimiter] = this.#stops[LF] = this.#stops[CR] = 1;
  }

  /** Reads the record at `from`. Returns where the next one starts, `INCOMPLETE` or `UNTERMINATED`. */
  scan(bytes: Uint8Array, from: number, final: boolean): number {
    const {length} = bytes;
    const stops = this.#stops;
    const {delimiter} = this;
    this.count = 0;
    this.lines = 1;
    this.malformed = false;
    for (let at = from; ; at++) {
      let end = at;
      // A look beyond the end of an array, even one, makes all looks slower from then on.
      if (at < length && bytes[at] === QUOTE) {
        end = this.#quotedEnd(bytes, at + 1, final);
        if (end < 0) return end;
        const close = end++;
        if (end < length && stops[bytes[end]!] === 0) this.malformed = true;
        while (end < length && stops[bytes[end]!] === 0) end++;
        this.#add(at + 1, close, 1);
      } else {
        while (end < length && stops[bytes[end]!] === 0) end++;
        this.#add(at, end, 0);
      }
      if (end >= length) return final ? length : INCOMPLETE;
      if (bytes[end] === delimiter) at = end;
      else if (bytes[end] === LF) return end + 1;
      else if (end + 1 < length) return bytes[end + 1] === LF ? end + 2 : end + 1;
      else return final ? length : INCOMPLETE;
    }
  }

  /** Where the closing quote is of a cell that starts here; marks the cell to be added when it has doubled quotes. */
  #quotedEnd(bytes: Uint8Array, start: number, final: boolean): number {
    const {length} = bytes;
    let isDoubled = 0;
    for (let at = start; at < length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (at + 1 === length && !final) return INCOMPLETE;
        if (bytes[at + 1] !== QUOTE) {
          this.#room();
          this.doubled[this.count] = isDoubled;
          return at;
        }
        isDoubled = 1;
        at++;
      } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) this.lines++;
    }
    return final ? UNTERMINATED : INCOMPLETE;
  }

  #add(start: number, end: number, quoted: 0 | 1): void {
    this.#room();
    const cell = this.count++;
    this.starts[cell] = start;
    this.ends[cell] = end;
    this.quoted[cell] = quoted;
    if (quoted === 0) this.doubled[cell] = 0;
  }

  #room(): void {
    if (this.count < this.starts.length) return;
    const more = this.count + 1;
    this.starts = grown(this.starts, more);
    this.ends = grown(this.ends, more);
    this.quoted = grown(this.quoted, more);
    this.doubled = grown(this.doubled, more);
  }
}
