import type {WorkerRequestType} from '@duckdb/duckdb-wasm';
import type {Clock} from './clock.js';
import {lostFault} from './engine-faults.js';

/** The part of a worker that is needed; a Worker of the browser is one. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): unknown;
  addEventListener(type: WorkerEvent, listen: (event: Event) => void): void;
  removeEventListener(type: WorkerEvent, listen: (event: Event) => void): void;
}

type WorkerEvent = 'message' | 'error' | 'messageerror';

interface Pending {
  resolve(value: unknown): void;
  reject(reason: unknown): void;
  readonly patience: number;
}

interface Response {
  readonly requestId: number;
  readonly type: string;
  readonly data: unknown;
}

export interface RequestOptions {
  readonly transfer?: Transferable[];
  /** Milliseconds the worker may be silent over it before it counts as dead; default for ever. */
  readonly patience?: number;
}

/** The engine's own words, which may quote data; they go no further than this package. */
export class EngineError extends Error {
  constructor({name, message}: {name: string; message: string}) {
    super(message);
    this.name = name;
  }
}

const tick = 500;

/**
 * Talks to DuckDB's worker in its own messages. The library's wrapper keeps requests of a dead worker pending
 * for ever; here every request settles. Nothing of the worker answers while it computes, so that a dead worker and a busy
 * one look the same: silence is counted, in ticks of this thread, while requests are open and only then. Requests are
 * answered in order, so that the oldest one says how long a silence may be.
 */
export class EnginePort {
  readonly #worker: WorkerLike;
  readonly #clock: Clock;
  readonly #onLost: (what: string) => void;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #silence = 0;
  #stopTicking: (() => void) | null = null;
  #ended: Error | null = null;

  constructor(worker: WorkerLike, clock: Clock, onLost: (what: string) => void) {
    this.#worker = worker;
    this.#clock = clock;
    this.#onLost = onLost;
    worker.addEventListener('message', this.#receive);
    worker.addEventListener('error', this.#fail);
    worker.addEventListener('messageerror', this.#fail);
  }

  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** Rejects with an EngineError, or with what the port was ended for. */
  request<T>(type: `${WorkerRequestType}`, data: unknown, options: RequestOptions = {}): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended);
    const {transfer = [], patience = Infinity} = options;
    const messageId = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      this.#worker.postMessage({messageId, type, data}, transfer);
      if (this.#pending.size === 0) this.#silence = 0;
      this.#pending.set(messageId, {resolve: resolve as Pending['resolve'], reject, patience});
      this.#stopTicking ??= this.#clock.after(tick, this.#listen);
    });
  }

  /** Terminates the worker and rejects what is open; later requests are rejected alike. */
  end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#worker.removeEventListener('message', this.#receive);
    this.#worker.removeEventListener('error', this.#fail);
    this.#worker.removeEventListener('messageerror', this.#fail);
    this.#worker.terminate();
    this.#stopTicking?.();
    for (const {reject} of this.#pending.values()) reject(reason);
    this.#pending.clear();
  }

  readonly #receive = (event: Event) => {
    const {requestId, type, data} = (event as MessageEvent<Response>).data;
    this.#silence = 0;
    if (type === 'LOG' || type.endsWith('PROGRESS') || type === 'PROGRESS_UPDATE') return;
    const pending = this.#pending.get(requestId);
    this.#pending.delete(requestId);
    if (this.#pending.size === 0) this.#rest();
    if (type === 'ERROR') pending?.reject(new EngineError(data as {name: string; message: string}));
    else pending?.resolve(data);
  };

  readonly #fail = (event: Event) => {
    event.preventDefault();
    this.#lose(event.type === 'messageerror' ? 'its message could not be read' : 'its worker failed');
  };

  readonly #listen = () => {
    this.#silence += tick;
    const [{patience}] = this.#pending.values() as Iterable<Pending> as [Pending];
    if (this.#silence > patience) return this.#lose(`no sign of life for ${patience / 1000} s`);
    this.#stopTicking = this.#clock.after(tick, this.#listen);
  };

  #rest(): void {
    this.#stopTicking?.();
    this.#stopTicking = null;
  }

  #lose(what: string): void {
    this.end(lostFault(what));
    this.#onLost(what);
  }
}

