import type {ReadTable} from './reader-protocol.js';
import type {TableJob} from './reader.js';

/** A table that was read, wherever its rows are. */
export interface HeldTable {
  readonly table: ReadTable;
  /** Aborts when the rows are given back. */
  readonly closed: AbortSignal;
  /** Columns as an Arrow IPC stream. */
  encode(columns: readonly string[]): Promise<{readonly ipc: Uint8Array<ArrayBuffer>; readonly rows: number}>;
}

/** A table whose rows stay in the reader worker. */
export class WorkerTable implements HeldTable {
  readonly table: ReadTable;
  readonly #job: TableJob;
  readonly #closed = new AbortController();

  constructor(table: ReadTable, job: TableJob) {
    this.table = table;
    this.#job = job;
  }

  /** How the reader worker calls it. */
  get job(): number {
    return this.#job.id;
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  encode(columns: readonly string[]): ReturnType<TableJob['encode']> {
    return this.#job.encode(columns);
  }

  close(): void {
    this.#closed.abort();
    this.#job.forget();
  }
}
