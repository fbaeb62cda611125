import {earlyTexts, readArrow} from './arrow-reader.js';
import type {EarlyTexts} from './arrow-columns.js';
import {wholeMessages, type Messages} from './arrow-messages.js';
import {grown} from './byte-dictionary.js';
import type {Budget, ByteSink} from './byte-stages.js';
import type {TableBuilder} from './table-builder.js';

/** Room to begin with, in bytes. */
const ROOM = 1 << 16;
/** The most room that is made because a file says that it is so long. */
const MOST_ROOM = 1 << 28;
/** Of the end marker. */
const MARKER = 8;

/**
 * Takes an Arrow file in, in one piece of memory. Dictionaries stand before the rows of a stream, so their texts are
 * looked up while the rows are on their way; all that is told of the file is told at its end.
 */
export class ArrowFile implements ByteSink {
  #bytes: Uint8Array = new Uint8Array(ROOM);
  #length = 0;
  #seen: Messages = {end: 0, dictionaries: 0, isRows: false, announced: 0};
  #texts: EarlyTexts | null = null;

  constructor(private readonly table: TableBuilder, private readonly file: string, private readonly budget: Budget) {}

  write(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    const {announced} = this.#seen;
    const room = announced > MOST_ROOM ? length : Math.max(length, announced + MARKER);
    if (length > this.#bytes.length) this.#bytes = length < room ? longer(this.#bytes, room) : grown(this.#bytes, length);
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
    if (!this.#texts) this.#lookAhead();
  }

  end(): void {
    const bytes = this.#bytes.subarray(0, this.#length);
    this.#bytes = new Uint8Array();
    readArrow(bytes, this.table, this.file, this.budget, this.#texts ?? {dictionaries: 0, byId: new Map()});
  }

  #lookAhead(): void {
    try {
      this.#seen = wholeMessages(this.#bytes.subarray(0, this.#length), this.#seen);
      const {isRows, dictionaries, end} = this.#seen;
      if (isRows) this.#texts = {dictionaries, byId: earlyTexts(this.#bytes.subarray(0, end))};
    } catch {
      // Whoever reads the whole meets the same fault, and tells it.
      this.#texts = {dictionaries: 0, byId: new Map()};
    }
  }
}

function longer(bytes: Uint8Array, length: number): Uint8Array {
  const all = new Uint8Array(length);
  all.set(bytes);
  return all;
}
