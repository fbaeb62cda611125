import type {Answer, RunOptions, Statement} from '@crm-widgets/core';

/** The engine's own files, and what their bytes must hash to (SHA-256, base64), where the build knows it. */
export interface EngineFiles {
  readonly worker: string;
  readonly wasm: string;
  readonly integrity?: {readonly worker: string; readonly wasm: string};
  /** The worker has `engine-prelude.js` in front, and takes the engine in pieces; else it is given a blob of it. */
  readonly takesPieces?: boolean;
}

/** Called for each relation when an engine has to be filled (again); the bytes are an Arrow IPC stream, theirs to give away. */
export type Refill = () => Promise<{readonly ipc: Uint8Array<ArrayBuffer>; readonly rows: number}>;

/**
 * One DuckDB for a page, from its boot to its replacement. Starts at the first `hold` or `run`.
 * Every promise settles: with a value, with a Fault, or with the signal's reason.
 */
export interface Engine {
  /** Starts the engine ahead of the first `hold`, while the rows are still being read. */
  start(): Promise<void>;
  /** Makes a relation known and loads it; after a loss it is loaded again by the same `refill`. A second `hold` of a name replaces it. */
  hold(relation: string, refill: Refill): Promise<void>;
  release(relation: string): Promise<void>;
  /** Runs one statement on tables that are held. Statements interleave; an abort cancels in the engine. */
  run(statement: Statement, options?: RunOptions): Promise<Answer>;
  /**
   * The tables that a text names, each once, whether they are held or not. Rejects with `E_QUERY` for a text that is not
   * one statement by itself.
   */
  tablesNamed(text: string): Promise<readonly string[]>;
  /** Ends worker and engine; what is under way is rejected. */
  close(): void;
  /** For diagnostics and tests. */
  readonly status: 'none' | 'booting' | 'ready' | 'lost' | 'gave-up' | 'closed';
}
