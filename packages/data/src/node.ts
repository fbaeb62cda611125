import {createRequire} from 'node:module';
import {Worker} from 'node:worker_threads';
import type {WorkerLike} from './engine-port.js';
import type {Engine} from './engine.js';
import type {EngineOptions} from './options.js';
import type {StartedWorker} from './session.js';
import {superviseEngine} from './supervisor.js';

export type {Engine, EngineFiles, Refill} from './engine.js';
export type {EngineOptions} from './options.js';

/** What DuckDB's worker for Node expects to find of a browser's. */
const browserLike = `
  const {parentPort, workerData} = require('node:worker_threads');
  globalThis.postMessage = (data, transfer) => parentPort.postMessage(data, transfer);
  parentPort.on('message', (data) => globalThis.onmessage({data}));
  require(workerData);`;

/** The same engine in Node, for tests and the command line. It keeps the process alive until it is closed. */
export function createNodeEngine(options: EngineOptions = {}): Engine {
  return superviseEngine(options.startWorker ?? startNodeWorker, {debug: true, ...options});
}

export async function startNodeWorker(): Promise<StartedWorker> {
  const {resolve} = createRequire(import.meta.url);
  const script = resolve('@duckdb/duckdb-wasm/dist/duckdb-node-eh.worker.cjs');
  // The worker logs every error it passes on; stdout and stderr are taken from it so that they stay unread.
  const worker = new Worker(browserLike, {eval: true, workerData: script, stdout: true, stderr: true});
  return {worker: workerLike(worker), wasm: resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'), release() {}};
}

/** Worker threads speak of messages, not of events; an exit counts as an error. */
function workerLike(worker: Worker): WorkerLike {
  const target = new EventTarget();
  worker.on('message', (data: unknown) => target.dispatchEvent(new MessageEvent('message', {data})));
  worker.on('error', () => target.dispatchEvent(new Event('error')));
  worker.on('exit', () => target.dispatchEvent(new Event('error')));
  worker.on('messageerror', () => target.dispatchEvent(new Event('messageerror')));
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[]),
    terminate: () => worker.terminate(),
    addEventListener: (type, listen) => target.addEventListener(type, listen),
    removeEventListener: (type, listen) => target.removeEventListener(type, listen),
  };
}
