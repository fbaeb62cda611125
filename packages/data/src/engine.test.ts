import {expect} from '@open-wc/testing';
import {refillOf} from './arrow-fixture.js';
import {browserWorker} from './browser-worker.js';
import type {Engine, EngineOptions, WorkerLike} from './index.js';
import {createEngine, engineFiles} from './index.js';

const one = {text: 'select 1::integer as a', params: [], columns: {a: 'number'}} as const;
const slow = {...one, text: 'select sum(hash(range)::double) as a from range(1000000000)'};
const total = {...one, text: 'select sum(n)::varchar as a from numbers'};
const numbers = refillOf({n: Int32Array.of(1, 2, 3)});

/** The code and words of the fault a promise is rejected with. */
async function faultOf(work: Promise<unknown>): Promise<{code: string; what: string}> {
  return work.then(() => ({code: 'none', what: ''}), (fault) => fault);
}

describe('the engine in the browser', function () {
  // Some of these boot three engines, each of which is waited for before it counts as lost.
  this.timeout(60_000);
  let engine: Engine;
  const workers: WorkerLike[] = [];

  function start(options: EngineOptions = {}): Engine {
    const startWorker: EngineOptions['startWorker'] = async (...args) => {
      const started = await browserWorker(engineFiles)(...args);
      workers.push(started.worker);
      return started;
    };
    return engine = createEngine(engineFiles, {startWorker, ...options});
  }

  afterEach(() => {
    engine.close();
    workers.length = 0;
  });

  it('boots at the first question, answers it, and from the tables it is given', async () => {
    start();
    expect(engine.status).to.equal('none');
    expect(await engine.run(one)).to.deep.equal({rows: 1, columns: {a: [1]}});
    await engine.hold('numbers', numbers);
    expect((await engine.run(total)).columns.a).to.deep.equal([6]);
  });

  it('RE-01 comes back with its tables when the worker is killed at rest', async () => {
    start();
    await engine.hold('numbers', numbers);
    workers[0]!.terminate();
    expect((await engine.run(total)).columns.a).to.deep.equal([6]);
    workers[1]!.terminate();
    await engine.hold('more', numbers);
    expect((await engine.run(total)).columns.a).to.deep.equal([6]);
    expect(workers.length).to.equal(3);
  });

  it('RE-01 asks again what was running when the worker was killed', async () => {
    start({patience: {busy: 3000}});
    await engine.hold('numbers', numbers);
    const text = 'select sum(hash(range + n)::double) as a from range(3000000), numbers';
    const running = engine.run({...total, text});
    await new Promise((resolve) => setTimeout(resolve, 50));
    workers[0]!.terminate();
    expect((await running).rows).to.equal(1);
    expect(workers.length).to.equal(2);
  });

  it('LC-12 answers a short question while a long one runs, and LC-13 cancels the long one', async () => {
    start();
    await engine.run(one);
    const stop = new AbortController();
    let isOver = false;
    const long = faultOf(engine.run(slow, {signal: stop.signal}).finally(() => (isOver = true)));
    expect((await engine.run(one)).rows).to.equal(1);
    expect(isOver).to.equal(false);
    stop.abort(new Error('enough'));
    expect(await long).to.have.property('message', 'enough');
    const answers = await Promise.all(Array.from({length: 8}, () => engine.run(one)));
    expect(answers.map(({rows}) => rows)).to.deep.equal([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(workers.length).to.equal(1);
  });

  it('leaves the line at once when a question that waits is aborted', async () => {
    start();
    await engine.run(one);
    const stop = new AbortController();
    const long = Array.from({length: 4}, () => faultOf(engine.run(slow, {signal: stop.signal})));
    const left = new AbortController();
    const waiting = faultOf(engine.run(one, {signal: left.signal}));
    left.abort(new Error('gone'));
    expect(await waiting).to.have.property('message', 'gone');
    stop.abort();
    await Promise.all(long);
  });

  it('ends what takes too long with E_TIMEOUT and goes on', async () => {
    start({patience: {run: 1500}});
    expect(await faultOf(engine.run(slow))).to.include({code: 'E_TIMEOUT'});
    expect((await engine.run(one)).rows).to.equal(1);
    expect(workers.length).to.equal(1);
  });

  it('IN-13 names the rows of a stream that breaks off, and takes in the next one whole', async () => {
    start();
    const whole = await numbers();
    const cut = async () => ({ipc: whole.ipc.slice(0, whole.ipc.length - 24), rows: 3});
    expect(await faultOf(engine.hold('numbers', cut))).to.include({code: 'E_ARROW'});
    await engine.hold('numbers', numbers);
    expect((await engine.run(total)).columns.a).to.deep.equal([6]);
  });

  it('rejects everything that is open when it is closed', async () => {
    start();
    await engine.run(one);
    const never = () => new Promise<never>(() => {});
    const runs = Array.from({length: 6}, () => engine.run(slow));
    const open = [...runs, engine.hold('numbers', never)];
    engine.close();
    const codes = (await Promise.all(open.map(faultOf))).map(({code}) => code);
    expect(codes).to.deep.equal(Array(7).fill('E_ENGINE_LOST'));
    expect(await faultOf(engine.run(one))).to.include({code: 'E_ENGINE_LOST'});
    expect(engine.status).to.equal('closed');
  });

  it('can be closed while it boots', async () => {
    start();
    const asked = faultOf(engine.run(one));
    engine.close();
    expect(await asked).to.include({code: 'E_ENGINE_LOST'});
  });
});
