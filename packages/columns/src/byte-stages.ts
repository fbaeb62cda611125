import {LateFault} from './late-fault.js';

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

/** Stands for a sink that is on its way; who writes waits for it. */
export class Late implements ByteSink {
  constructor(private readonly sink: Promise<ByteSink>) {
    // Told at the next write or the end; until then a sink that does not come is not unhandled.
    sink.catch(() => {});
  }

  async write(chunk: Uint8Array): Promise<void> {
    await (await this.sink).write(chunk);
  }

  async end(): Promise<void> {
    await (await this.sink).end();
  }
}

/** How many decoded bytes the files of a table may have, together. */
export class Budget {
  #spent = 0;

  constructor(private readonly limit: number) {}

  /** @throws {LateFault} when more is spent than there is */
  spend(bytes: number, file: string): void {
    this.#spent += bytes;
    if (this.#spent <= this.limit) return;
    throw new LateFault((words) => words.tooManyBytes(file, this.limit));
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
