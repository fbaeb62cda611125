import type {Answer, RunOptions, Statement} from '@crm-widgets/core';
import {QueryError} from '@crm-widgets/core';
import {closedFault, gaveUpFault, lostFault, quarantineFault} from './engine-faults.js';
import type {Engine, Refill} from './engine.js';
import type {EngineOptions, EngineSettings} from './options.js';
import {settingsOf} from './options.js';
import type {StartWorker} from './session.js';
import {connectionCount, Session} from './session.js';
import {settle} from './settle.js';
import {Slots} from './slots.js';

interface Relation {
  readonly name: string;
  readonly refill: Refill;
  /** Engines that ended while they took it in. */
  kills: number;
  /** Its loading in each engine; absent before the first and after a failed one. */
  readonly loads: WeakMap<Session, Promise<void>>;
}

const mostLosses = 3;
const minute = 60_000;
const mostKills = 2;
/** A run reads and nothing else, so that it may be asked again; what ends two engines is not asked of a third. */
const mostTries = 2;

/** Keeps one engine alive: starts it when it is needed, replaces it when it is lost and fills the new one. */
export function superviseEngine(start: StartWorker, options: EngineOptions = {}): Engine {
  return new Supervisor(start, settingsOf(options));
}

class Supervisor implements Engine {
  readonly #start: StartWorker;
  readonly #settings: EngineSettings;
  readonly #closing = new AbortController();
  readonly #slots = new Slots(connectionCount);
  readonly #relations = new Map<string, Relation>();
  #status: Engine['status'] = 'none';
  #session: Promise<Session> | null = null;
  #losses: number[] = [];
  #stopped: QueryError | null = null;

  constructor(start: StartWorker, settings: EngineSettings) {
    this.#start = start;
    this.#settings = settings;
  }

  get status(): Engine['status'] {
    return this.#status;
  }

  async start(): Promise<void> {
    await settle(this.#living(), this.#closing.signal);
  }

  async hold(name: string, refill: Refill): Promise<void> {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw nameFault(name);
    const relation: Relation = {name, refill, kills: 0, loads: new WeakMap()};
    this.#relations.set(name, relation);
    try {
      await settle(this.#keepLoading(relation), this.#closing.signal);
    } catch (fault) {
      if (this.#relations.get(name) === relation) this.#relations.delete(name);
      throw fault;
    }
  }

  async release(name: string): Promise<void> {
    this.#relations.delete(name);
    const session = await this.#session?.catch(() => null);
    if (!session || session.isGone) return;
    const drop = async () => {
      if (!this.#relations.has(name)) await session.drop(name);
    };
    await session.inTurn(drop).catch((fault: unknown) => {
      if (!session.isGone) throw fault;
    });
  }

  async tablesNamed(text: string): Promise<readonly string[]> {
    const session = await settle(this.#living(), this.#closing.signal);
    return settle(session.tablesNamed(text), this.#closing.signal);
  }

  async run(statement: Statement, {signal}: RunOptions = {}): Promise<Answer> {
    signal?.throwIfAborted();
    for (let tries = 0; ;) {
      const session = await this.#filled(statement, signal);
      const slot = await this.#slots.take(signal, this.#closing.signal);
      if (session.isGone) {
        this.#slots.give(slot);
        continue;
      }
      const {answer, idle} = session.run(slot, statement, {signal, isAgain: tries > 0});
      void idle.then(() => this.#slots.give(slot));
      try {
        return await settle(answer, this.#closing.signal);
      } catch (fault) {
        if (!isLoss(fault) || this.#stopped || ++tries === mostTries) throw fault;
      }
    }
  }

  close(): void {
    if (this.#status === 'closed') return;
    const fault = closedFault();
    this.#session?.then((session) => session.end('it was closed'), () => {});
    this.#stop('closed', fault);
    this.#closing.abort(fault);
    this.#relations.clear();
  }

  /** A living engine that has what the statement names. */
  async #filled({text}: Statement, signal?: AbortSignal): Promise<Session> {
    const words = new Set(text.match(/\w+/g));
    for (;;) {
      const session = await settle(this.#living(), signal, this.#closing.signal);
      const named = [...this.#relations.values()].filter(({name}) => words.has(name));
      const loads = Promise.all(named.map((relation) => this.#load(relation, session)));
      try {
        await settle(loads, signal, this.#closing.signal);
        return session;
      } catch (fault) {
        if (!session.isGone) throw fault;
      }
    }
  }

  #living(): Promise<Session> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    return this.#session ??= this.#boot();
  }

  async #boot(): Promise<Session> {
    this.#status = 'booting';
    try {
      const session = await Session.boot(this.#start, this.#settings, this.#closing.signal);
      this.#status = 'ready';
      session.onGone = (what) => this.#replace(what);
      for (const relation of this.#relations.values()) this.#load(relation, session).catch(() => {});
      return session;
    } catch (fault) {
      this.#session = null;
      if (this.#stopped) throw this.#stopped;
      this.#status = 'lost';
      this.#countLoss(fault instanceof QueryError ? fault.what : 'it did not boot');
      throw fault;
    }
  }

  #replace(what: string): void {
    if (this.#stopped) return;
    this.#session = null;
    this.#status = 'lost';
    this.#countLoss(what);
    if (this.#relations.size > 0) this.#living().catch(() => {});
  }

  #countLoss(what: string): void {
    const now = this.#settings.clock.now();
    this.#losses = [...this.#losses.filter((then) => now - then < minute), now];
    if (this.#losses.length > mostLosses) this.#stop('gave-up', gaveUpFault(what));
  }

  #stop(status: 'closed' | 'gave-up', fault: QueryError): void {
    this.#status = status;
    this.#stopped = fault;
    this.#session = null;
  }

  /** Loads a relation into the living engine, and into the next one when that is lost over it or another. */
  async #keepLoading(relation: Relation): Promise<void> {
    for (;;) {
      const session = await this.#living();
      try {
        return await this.#load(relation, session);
      } catch (fault) {
        if (!session.isGone || relation.kills === mostKills) throw fault;
      }
    }
  }

  #load(relation: Relation, session: Session): Promise<void> {
    if (relation.kills === mostKills) return Promise.reject(quarantineFault(relation.name));
    const under = relation.loads.get(session);
    if (under) return under;
    const load = this.#loadInto(session, relation);
    relation.loads.set(session, load);
    load.catch(() => relation.loads.delete(session));
    return load;
  }

  async #loadInto(session: Session, relation: Relation): Promise<void> {
    const {ipc, rows} = await relation.refill();
    await session.inTurn(async () => {
      if (session.isGone) throw lostFault('it was replaced before it was filled');
      if (this.#relations.get(relation.name) !== relation) return;
      await session.insert(relation.name, ipc, rows).catch((fault: unknown) => {
        if (session.isGone && ++relation.kills === mostKills) throw quarantineFault(relation.name);
        throw fault;
      });
    });
  }
}

const isLoss = (fault: unknown) => fault instanceof QueryError && fault.code === 'E_ENGINE_LOST';

function nameFault(name: string): QueryError {
  const what = `"${name.slice(0, 50)}" is not a name for a relation`;
  return new QueryError({code: 'E_RELATION', where: ['engine'], what, mend: 'Use lower case letters, digits and _'});
}
