import {QueryError} from '@crm-widgets/core';
import {afterEach, describe, expect, it} from 'vitest';
import {refillOf} from './arrow-fixture.js';
import type {Clock} from './clock.js';
import {realClock} from './clock.js';
import type {WorkerLike} from './engine-port.js';
import type {Engine} from './engine.js';
import {createNodeEngine, startNodeWorker} from './node.js';
import type {EngineOptions} from './options.js';

interface Message {
  readonly messageId: number;
  readonly type: string;
  readonly data: unknown;
}

/** What a test does with a message to the worker instead of passing it on. */
type Intercept = (message: Message, fail: (error: {name: string; message: string}) => void) => boolean;

const one = {text: 'select 1::integer as a', params: [], columns: {a: 'number'}} as const;
const sum = (relation: string) => ({...one, text: `select sum(n)::integer as a from ${relation}`});
const isLoad = ({type, data}: Message, name: string) =>
  type === 'INSERT_ARROW_FROM_IPC_STREAM' && (data as [number, unknown, {name: string}])[2].name === name;

describe('the supervisor', () => {
  let engine: Engine;
  let workers: WorkerLike[];
  afterEach(() => engine.close());

  /** An engine whose messages the test sees first. */
  function start(intercept: Intercept, options: EngineOptions = {}): void {
    workers = [];
    engine = createNodeEngine({...options, async startWorker() {
      const started = await startNodeWorker();
      const {worker} = started;
      const listeners: ((event: Event) => void)[] = [];
      const watched: WorkerLike = {
        terminate: () => worker.terminate(),
        removeEventListener: (type, listen) => worker.removeEventListener(type, listen),
        addEventListener(type, listen) {
          if (type === 'message') listeners.push(listen);
          worker.addEventListener(type, listen);
        },
        postMessage(message, transfer) {
          const request = message as Message;
          const fail = (error: {name: string; message: string}) => {
            const data = {requestId: request.messageId, type: 'ERROR', data: error};
            for (const listen of listeners) listen(new MessageEvent('message', {data}));
          };
          if (!intercept(request, fail)) worker.postMessage(message, transfer);
        },
      };
      workers.push(watched);
      return {...started, worker: watched};
    }});
  }

  it('RE-02 replaces an engine that traps and does not answer since, and asks again', async () => {
    let isBroken = false;
    start(({type}, fail) => {
      const isTrap = workers.length === 1 && isBroken && type !== 'PING';
      if (isTrap) queueMicrotask(() => fail({name: 'RuntimeError', message: 'memory access out of bounds'}));
      return isTrap;
    });
    await engine.hold('numbers', refillOf({n: Int32Array.of(1, 2, 3)}));
    isBroken = true;
    expect((await engine.run(sum('numbers'))).columns.a).toEqual([6]);
    expect(workers.length).toBe(2);
  });

  it('keeps an engine that traps and still counts right', async () => {
    let traps = 0;
    start(({type}, fail) => {
      const isTrap = type === 'START_PENDING_QUERY' && traps++ === 0;
      if (isTrap) queueMicrotask(() => fail({name: 'RuntimeError', message: 'unreachable'}));
      return isTrap;
    });
    await expect(engine.run(one)).rejects.toMatchObject({code: 'E_QUERY'});
    expect((await engine.run(one)).columns.a).toEqual([1]);
    expect(workers.length).toBe(1);
  });

  it('RE-06 leaves out the relation that ended two engines, and brings back the others', async () => {
    start((message) => {
      const isPoison = isLoad(message, 'poison');
      if (isPoison) workers.at(-1)!.terminate();
      return isPoison;
    });
    await engine.hold('numbers', refillOf({n: Int32Array.of(1, 2, 3)}));
    const poisoned = engine.hold('poison', refillOf({n: Int32Array.of(1)}));
    await expect(poisoned).rejects.toMatchObject({code: 'E_SOURCE_QUARANTINED', where: ['engine', 'poison']});
    expect((await engine.run(sum('numbers'))).columns.a).toEqual([6]);
    expect(workers.length).toBe(3);
  });

  it('RE-05 gives up when the fourth engine within a minute is lost, and not when a minute lies between', async () => {
    let time = 0;
    const clock: Clock = {...realClock, now: () => time};
    const refused = new QueryError({code: 'E_ENGINE_ASSET', where: ['engine'], what: 'no', mend: 'Mend it'});
    engine = createNodeEngine({clock, startWorker: () => Promise.reject(refused)});
    for (const at of [0, 59_000, 61_000, 62_000]) {
      time = at;
      await expect(engine.run(one)).rejects.toBe(refused);
      expect(engine.status).toBe('lost');
    }
    await expect(engine.run(one)).rejects.toBe(refused);
    expect(engine.status).toBe('gave-up');
    await expect(engine.run(one)).rejects.toMatchObject({code: 'E_ENGINE_GAVE_UP'});
    const held = engine.hold('numbers', refillOf({n: Int32Array.of(1)}));
    await expect(held).rejects.toMatchObject({code: 'E_ENGINE_GAVE_UP'});
  });

  it('rejects with E_ENGINE_LOST what ended two engines', async () => {
    start(({type}) => {
      const isLast = type === 'START_PENDING_QUERY';
      if (isLast) workers.at(-1)!.terminate();
      return isLast;
    });
    await expect(engine.run(one)).rejects.toMatchObject({code: 'E_ENGINE_LOST'});
    expect(workers.length).toBe(2);
  });

  it('RE-01 waits longer than for the first engine for a second one that is silent over the same statement', async () => {
    let isLate = false;
    start((message) => {
      if (message.type !== 'START_PENDING_QUERY' || isLate) return false;
      const passOn = () => {
        isLate = true;
        workers[1]!.postMessage(message, []);
      };
      if (workers.length === 2) setTimeout(passOn, 4500);
      return true;
    }, {patience: {busy: 2000, run: 20_000}});
    expect((await engine.run(one)).columns.a).toEqual([1]);
    expect(workers.length).toBe(2);
  });

  it('RE-01 ends a second engine that is still silent when the statement is due', async () => {
    start(({type}) => type === 'START_PENDING_QUERY' && workers.length < 3, {patience: {busy: 2000, run: 4000}});
    await expect(engine.run(one)).rejects.toMatchObject({code: 'E_TIMEOUT'});
    expect((await engine.run(one)).columns.a).toEqual([1]);
    expect(workers.length).toBe(3);
  });

  it('ME-04 refuses more bytes than it may hold before the engine is asked', async () => {
    start(() => false, {loadLimit: 10_000});
    await engine.hold('small', refillOf({n: new Int32Array(1000)}));
    await engine.hold('small', refillOf({n: new Int32Array(2000)}));
    const held = engine.hold('large', refillOf({n: new Int32Array(1000)}));
    await expect(held).rejects.toMatchObject({code: 'E_LIMIT_DECODED'});
    await engine.release('small');
    await engine.hold('large', refillOf({n: new Int32Array(1000)}));
    expect((await engine.run(sum('large'))).columns.a).toEqual([0]);
  });

  it('ME-03 says E_MEMORY of a query that needs too much, and keeps the engine', async () => {
    start(() => false, {memoryLimit: 20});
    await engine.hold('numbers', refillOf({n: Int32Array.of(1, 2, 3)}));
    const text = 'select count(*)::integer as a from (select distinct hash(range) from range(3000000))';
    await expect(engine.run({...one, text})).rejects.toMatchObject({code: 'E_MEMORY'});
    expect((await engine.run(sum('numbers'))).columns.a).toEqual([6]);
    expect(workers.length).toBe(1);
  });

  it('tells the fault of a relation that could not be had again to what asks of it, and tries once more', async () => {
    start(() => false);
    const numbers = refillOf({n: Int32Array.of(1, 2, 3)});
    const fault = new QueryError({code: 'E_OFFLINE', where: [], what: 'no network', mend: 'Go online'});
    let isOnline = true;
    await engine.hold('numbers', () => isOnline ? numbers() : Promise.reject(fault));
    isOnline = false;
    workers[0]!.terminate();
    await expect(engine.run(sum('numbers'))).rejects.toBe(fault);
    expect((await engine.run(one)).columns.a).toEqual([1]);
    isOnline = true;
    expect((await engine.run(sum('numbers'))).columns.a).toEqual([6]);
  });

  it('refuses a relation whose name is more than a word', async () => {
    start(() => false);
    const nasty = engine.hold('x; drop table y', refillOf({n: Int32Array.of(1)}));
    await expect(nasty).rejects.toMatchObject({code: 'E_RELATION'});
  });
});
