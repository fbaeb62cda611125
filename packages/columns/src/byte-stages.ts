import {InputError} from '@crm-widgets/core';
import {concat, encode} from './bytes.js';

/** Takes bytes as they come; a promise is to be waited for before the next. */
export interface ByteSink {
  write(chunk: Uint8Array): void | Promise<void>;
  end(): void | Promise<void>;
}

/** Waits for the first bytes, so many or all there are, and makes of them the sink for the whole. */
export class Lookahead implements ByteSink {
  #held: Uint8Array = new Uint8Array();
  #sink: ByteSink | null = null;

  constructor(private readonly bytes: number, private readonly open: (head: Uint8Array) => ByteSink) {}

  write(chunk: Uint8Array): void | Promise<void> {
    if (this.#sink) return this.#sink.write(chunk);
    const held = new Uint8Array(this.#held.length + chunk.length);
    held.set(this.#held);
    held.set(chunk, this.#held.length);
    this.#held = held;
    return held.length >= this.bytes ? this.#release().write(held) : undefined;
  }

  async end(): Promise<void> {
    if (!this.#sink) await this.#release().write(this.#held);
    await this.#sink!.end();
  }

  #release(): ByteSink {
    return this.#sink = this.open(this.#held.subarray(0, this.bytes));
  }
}

/** Fed in slices, for a decompressor answers a whole chunk at once and gzip grows by up to a thousand. */
const SLICE = 16_384;

/** Decompresses gzip. */
export class Gunzip implements ByteSink {
  readonly #stream = new DecompressionStream('gzip');
  readonly #writer = this.#stream.writable.getWriter();
  readonly #done: Promise<void>;

  constructor(private readonly file: string, private readonly sink: ByteSink) {
    this.#done = this.#pump();
    // Whoever writes next, or ends, gets to know; until then a fault is not unhandled.
    this.#done.catch(() => {});
    this.#writer.closed.catch(() => {});
  }

  async write(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; at += SLICE) {
      const slice = chunk.slice(at, at + SLICE);
      await this.#orFault(this.#writer.write(slice));
    }
  }

  async end(): Promise<void> {
    await this.#orFault(this.#writer.close());
    await this.#done;
    await this.sink.end();
  }

  /** The reader's fault rather than the writer's, which is but its echo. */
  async #orFault(written: Promise<void>): Promise<void> {
    try {
      await written;
    } catch {
      await this.#done;
      throw this.#broken(null);
    }
  }

  async #pump(): Promise<void> {
    const reader = this.#stream.readable.getReader();
    try {
      for (;;) {
        const {done, value} = await reader.read();
        if (done) return;
        await this.sink.write(value);
      }
    } catch (fault) {
      void reader.cancel(fault).catch(() => {});
      throw fault instanceof InputError ? fault : this.#broken(fault);
    }
  }

  #broken(cause: unknown): InputError {
    return new InputError({
      code: 'E_FORMAT', where: [this.file],
      what: 'the gzip data is damaged, ends too soon or has something behind its end',
      mend: 'Compress the file again, as one piece, and check that it arrives whole',
    }, {cause});
  }
}

/** How many decoded bytes the files of a table may have, together. */
export class Budget {
  #spent = 0;

  constructor(private readonly limit: number) {}

  /** @throws {InputError} `E_LIMIT_DECODED` when more is spent than there is */
  spend(bytes: number, file: string): void {
    this.#spent += bytes;
    if (this.#spent <= this.limit) return;
    throw new InputError({
      code: 'E_LIMIT_DECODED', where: [file],
      what: `the rows take more than ${this.limit} bytes when decoded`,
      mend: 'Load fewer rows or columns, or raise max-bytes',
    });
  }
}

/** Counts what passes through. */
export class Meter implements ByteSink {
  constructor(private readonly file: string, private readonly budget: Budget, private readonly sink: ByteSink) {}

  write(chunk: Uint8Array): void | Promise<void> {
    this.budget.spend(chunk.length, this.file);
    return this.sink.write(chunk);
  }

  end(): void | Promise<void> {
    return this.sink.end();
  }
}

/** Holds a file until it is whole. */
export class Whole implements ByteSink {
  #chunks: Uint8Array[] = [];

  constructor(private readonly read: (bytes: Uint8Array) => void | Promise<void>) {}

  write(chunk: Uint8Array): void {
    // A copy, for whoever brings the chunk may use its buffer again.
    this.#chunks.push(chunk.slice());
  }

  end(): void | Promise<void> {
    const bytes = concat(this.#chunks.splice(0));
    return this.read(bytes);
  }
}

/** The encoding that a byte-order mark names, and how long the mark is. */
export function markOf(head: Uint8Array): {encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; length: number} {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return {encoding: 'utf-8', length: 3};
  if (head[0] === 0xff && head[1] === 0xfe) return {encoding: 'utf-16le', length: 2};
  if (head[0] === 0xfe && head[1] === 0xff) return {encoding: 'utf-16be', length: 2};
  return {encoding: 'utf-8', length: 0};
}

/** Makes UTF-8 without mark of text with any byte-order mark. Whether UTF-8 is valid is seen where it is read. */
export class Utf8 implements ByteSink {
  readonly #decoder: TextDecoder | null;
  #mark: number;

  constructor(private readonly file: string, head: Uint8Array, private readonly sink: ByteSink) {
    const {encoding, length} = markOf(head);
    this.#mark = encoding === 'utf-8' ? length : 0;
    this.#decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, {fatal: true});
  }

  write(chunk: Uint8Array): void | Promise<void> {
    if (this.#decoder) return this.sink.write(this.#recode(this.#decoder, chunk));
    const marked = Math.min(this.#mark, chunk.length);
    this.#mark -= marked;
    return this.sink.write(chunk.subarray(marked));
  }

  async end(): Promise<void> {
    if (this.#decoder) await this.sink.write(this.#recode(this.#decoder, null));
    await this.sink.end();
  }

  #recode(decoder: TextDecoder, chunk: Uint8Array | null): Uint8Array {
    try {
      return encode(chunk ? decoder.decode(chunk, {stream: true}) : decoder.decode());
    } catch (cause) {
      throw new InputError({
        code: 'E_ENCODING', where: [this.file],
        what: `the file says it is ${decoder.encoding.toUpperCase()} and is not`,
        mend: 'Save the file as UTF-8',
      }, {cause});
    }
  }
}
