import type {Statement} from '@crm-widgets/core';
import {Fault} from '@crm-widgets/core';
import type {WorkerRequestType} from '@duckdb/duckdb-wasm';
import {tableFromIPC} from 'apache-arrow';
import {arrowFault, bootFault, diagnose, ledgerFault, lostFault, queryFault} from './engine-faults.js';
import type {RequestOptions, WorkerLike} from './engine-port.js';
import {EngineError, EnginePort} from './engine-port.js';
import {lockEngine} from './lock.js';
import type {EngineSettings} from './options.js';
import {settle, within} from './settle.js';
import type {RunChoices, StatementRun} from './statement-run.js';
import {startRun} from './statement-run.js';

export interface StartedWorker {
  readonly worker: WorkerLike;
  /** Where the worker finds the engine. */
  readonly wasm: string;
  /** Resolves when that is known to be what it should be; until then the worker is given nothing. */
  readonly verified?: Promise<void>;
  /** Called once the worker has what it needs. */
  release(): void;
}

/** Starts a worker that has loaded the engine's script. @throws {Fault} anything of it is missing or forbidden */
export type StartWorker = (settings: EngineSettings, signal: AbortSignal) => Promise<StartedWorker>;

/** Statements in flight at once: one that is long does not hold up others, and more of them would only share one thread. */
export const connectionCount = 2;

/** Cannot be the name of a relation. */
const canary = '_canary';

/** One DuckDB from its boot to its end. Everything it is asked is rejected with E_ENGINE_LOST once it has ended. */
export class Session {
  /** Called once with what happened, when the engine ends. */
  onGone: (what: string) => void = () => {};
  readonly #port: EnginePort;
  readonly #settings: EngineSettings;
  readonly #bytes = new Map<string, number>();
  #connections: number[] = [];
  #changes: Promise<unknown> = Promise.resolve();
  #isGone = false;

  private constructor(worker: WorkerLike, settings: EngineSettings) {
    this.#settings = settings;
    this.#port = new EnginePort(worker, settings.clock, (what) => this.#went(what));
  }

  /** An engine that is locked, checked and empty. */
  static async boot(start: StartWorker, settings: EngineSettings, signal: AbortSignal): Promise<Session> {
    const starting = start(settings, signal);
    const started = await settle(starting, signal).catch((fault: unknown) => {
      starting.then(abandon, () => {});
      throw fault;
    });
    const session = new Session(started.worker, settings);
    try {
      await settle(session.#boot(started), signal);
      return session;
    } catch (fault) {
      session.end('it did not boot');
      throw fault;
    } finally {
      started.release();
    }
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Terminates the worker; what is open is rejected. */
  end(what: string): void {
    this.#port.end(lostFault(what));
    this.#went(what);
  }

  /** @param slot index of the connection, below `connectionCount`; one run at a time on each */
  run(slot: number, statement: Statement, choices: RunChoices): StatementRun {
    this.#knock();
    const end = (what: string) => this.end(what);
    const run = startRun(this.#port, this.#connections[slot]!, statement, choices, this.#settings, end);
    return {answer: run.answer.catch((error) => this.#explain(error)), idle: run.idle};
  }

  /** As `Engine.tablesNamed`. */
  tablesNamed(text: string): Promise<string[]> {
    this.#knock();
    return this.#alone((connection) => this.#ask<string[]>('GET_TABLE_NAMES', [connection, text]))
      .catch((error) => this.#explain(error));
  }

  /** Changes of tables go one after the other. */
  inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#changes.then(change);
    this.#changes = turn.catch(() => {});
    return turn;
  }

  /**
   * Makes a table of an Arrow IPC stream, in place of the one that has the name. On a connection of its own, for a
   * stream that breaks off leaves its rest behind for the next insert on that connection.
   */
  insert(relation: string, ipc: Uint8Array<ArrayBuffer>, rows: number): Promise<void> {
    return this.#insert(relation, ipc, rows).catch((error) => this.#explain(error));
  }

  drop(relation: string): Promise<void> {
    return this.#drop(relation).catch((error) => this.#explain(error));
  }

  async #boot({wasm, verified}: StartedWorker): Promise<void> {
    const open = {path: ':memory:', maximumThreads: 1, allowUnsignedExtensions: false};
    const instance = this.#port.request('INSTANTIATE', [wasm, null]);
    instance.catch(() => {});
    // The engine may still be on its way, which takes as long as the network takes.
    await verified;
    await this.#phase('instantiate', instance, this.#settings.patience.instantiate);
    await this.#phase('open', this.#port.request('OPEN', open));
    const lock = (connection: number) => lockEngine(this.#port, connection, this.#settings.memoryLimit);
    await this.#phase('lock', this.#alone(lock));
    await this.#phase('connect', this.#connect());
  }

  async #connect(): Promise<void> {
    await this.#once(`create table ${canary} as select range as n from range(3)`);
    const connections = Array.from({length: connectionCount}, () => this.#ask<number>('CONNECT', null));
    this.#connections = await Promise.all(connections);
  }

  async #phase(name: string, work: Promise<unknown>, ms = this.#settings.patience.boot): Promise<void> {
    const {clock, debug} = this.#settings;
    try {
      await within(clock, ms, work, () => bootFault(name, `not done after ${ms / 1000} s`));
    } catch (error) {
      if (error instanceof Fault && error.code !== 'E_ENGINE_LOST') throw error;
      throw bootFault(name, error instanceof Fault ? error.what : 'the engine refused it', debug ? error : undefined);
    }
  }

  async #insert(relation: string, ipc: Uint8Array<ArrayBuffer>, rows: number): Promise<void> {
    this.#reserve(relation, ipc.byteLength);
    this.#knock();
    try {
      await this.#once(`drop table if exists ${relation}`);
      await this.#alone((connection) => this.#send(connection, relation, ipc));
      const found = await this.#count(relation).catch((error: unknown) => {
        if (this.#isGone) throw error;
        return null;
      });
      if (found !== rows) throw arrowFault(relation, rows, found);
    } catch (error) {
      await this.#drop(relation).catch(() => {});
      throw error;
    }
  }

  #send(connection: number, relation: string, ipc: Uint8Array<ArrayBuffer>): Promise<null> {
    const {load: patience} = this.#settings.patience;
    const options = {name: relation, schema: 'main', create: true};
    const asked = {transfer: [ipc.buffer], patience};
    return this.#ask('INSERT_ARROW_FROM_IPC_STREAM', [connection, ipc, options], asked);
  }

  async #drop(relation: string): Promise<void> {
    await this.#once(`drop table if exists ${relation}`);
    this.#bytes.delete(relation);
  }

  /** The engine does not count the buffers it is handed, and is beyond repair when they fill its memory. */
  #reserve(relation: string, bytes: number): void {
    const limit = this.#settings.loadLimit;
    const others = [...this.#bytes].reduce((sum, [name, size]) => (name === relation ? sum : sum + size), 0);
    if (others + bytes > limit) throw ledgerFault(relation, others + bytes, limit);
    this.#bytes.set(relation, bytes);
  }

  async #count(relation: string): Promise<number> {
    const file = await this.#once(`select count(*)::integer as n from ${relation}`);
    return tableFromIPC(file).getChild('n')!.get(0) as number;
  }

  /** Our own constant text on a connection of its own. */
  #once(text: string): Promise<Uint8Array> {
    return this.#alone((connection) => this.#ask<Uint8Array>('RUN_QUERY', [connection, text]));
  }

  async #alone<T>(job: (connection: number) => Promise<T>): Promise<T> {
    const connection = await this.#ask<number>('CONNECT', null);
    try {
      return await job(connection);
    } finally {
      await this.#ask('DISCONNECT', connection).catch(() => {});
    }
  }

  #ask<T>(type: `${WorkerRequestType}`, data: unknown, options: RequestOptions = {}): Promise<T> {
    return this.#port.request<T>(type, data, {patience: this.#settings.patience.busy, ...options});
  }

  /** After a rest the worker may have been killed without a word; a ping is all it should need to answer. */
  #knock(): void {
    if (!this.#port.isIdle) return;
    this.#port.request('PING', null, {patience: this.#settings.patience.idle}).catch(() => {});
  }

  /** Throws what is to be told of the engine's error; asks a suspect engine whether it still knows how to count. */
  async #explain(error: unknown): Promise<never> {
    if (!(error instanceof EngineError)) throw error;
    if (diagnose(error) === 'suspect' && !(await this.#isSane())) {
      this.end('it failed within and does not answer since');
      throw lostFault('it failed within');
    }
    throw queryFault(error, this.#settings.debug);
  }

  #isSane(): Promise<boolean> {
    const {clock, patience} = this.#settings;
    const probe = this.#count(canary).then((count) => count === 3);
    return within(clock, patience.probe, probe, () => lostFault('no answer')).catch(() => false);
  }

  #went(what: string): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.onGone(what);
  }
}

function abandon({worker, release}: StartedWorker): void {
  worker.terminate();
  release();
}
