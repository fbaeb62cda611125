import {InputError} from '@crm-widgets/core';
import type {ByteSink} from './byte-stages.js';
import type {Encoding} from './encodings.js';
import {encode} from './bytes.js';
import {isFault} from './late-fault.js';

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
      throw isFault(fault) ? fault : this.#broken(fault);
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

/** Makes UTF-8 of text in two-byte letters, which starts with a mark that says so. */
export class Utf16 implements ByteSink {
  readonly #decoder: TextDecoder;

  constructor(private readonly file: string, encoding: Encoding, private readonly sink: ByteSink) {
    this.#decoder = new TextDecoder(encoding, {fatal: true});
  }

  write(chunk: Uint8Array): void | Promise<void> {
    return this.sink.write(this.#recode(chunk));
  }

  async end(): Promise<void> {
    await this.sink.write(this.#recode(null));
    await this.sink.end();
  }

  #recode(chunk: Uint8Array | null): Uint8Array {
    const decoder = this.#decoder;
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
