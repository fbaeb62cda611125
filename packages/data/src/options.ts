import type {Clock} from './clock.js';
import {realClock} from './clock.js';
import type {StartWorker} from './session.js';

/** What the engine is waited for, in milliseconds. */
export interface Patience {
  /** Each other phase of a boot, and a standstill in the download of the engine's files. */
  boot: number;
  /** The compilation of the engine and its start, which is all computing: a second here, eight on a slow phone. */
  instantiate: number;
  /** A statement, from the moment the engine begins with it. */
  run: number;
  /** A cancelled statement, before its engine is replaced. */
  stop: number;
  /** The count that tells whether a suspect engine still answers. */
  probe: number;
  /** Silence of the worker when it was idle and is asked for a sign of life. */
  idle: number;
  /** Silence of the worker in the middle of statements; one step of a large sort takes a second. When it is asked again: `run`. */
  busy: number;
  /** Silence of the worker while it takes in a relation, which it does in one go. */
  load: number;
}

export interface EngineOptions {
  /** What DuckDB may use for tables and queries, in MiB; default 512, on devices of 4 GB and less 192. */
  readonly memoryLimit?: number;
  /** Bytes of Arrow streams held at a time; default the memory limit. Above it a load is refused. */
  readonly loadLimit?: number;
  readonly patience?: Partial<Patience>;
  /** Keeps the engine's own words as the `cause` of a fault. They may quote data; default off. */
  readonly debug?: boolean;
  readonly clock?: Clock;
  /** The answer to a request for the wasm that is under way already. */
  readonly wasm?: Promise<Response>;
  /** Instead of a worker on the engine's files; for tests. */
  readonly startWorker?: StartWorker;
}

export interface EngineSettings {
  readonly memoryLimit: number;
  readonly loadLimit: number;
  readonly patience: Patience;
  readonly debug: boolean;
  readonly clock: Clock;
}

const mebibyte = 2 ** 20;

const usualPatience: Patience = {
  boot: 10_000, instantiate: 20_000, run: 30_000, stop: 2_000, probe: 1_000, idle: 2_000, busy: 5_000, load: 30_000,
};

export function settingsOf(options: EngineOptions): EngineSettings {
  const memoryLimit = options.memoryLimit ?? usualMemoryLimit();
  return {
    memoryLimit,
    loadLimit: options.loadLimit ?? memoryLimit * mebibyte,
    patience: {...usualPatience, ...options.patience},
    debug: options.debug ?? false,
    clock: options.clock ?? realClock,
  };
}

function usualMemoryLimit(): number {
  const {deviceMemory = 8} = (globalThis.navigator ?? {}) as {deviceMemory?: number};
  return deviceMemory <= 4 ? 192 : 512;
}
