import {startWorker} from '@crm-widgets/core';
import type {Asset, FetchedAsset} from './asset.js';
import {fetchAsset, streamAsset} from './asset.js';
import {bootFault, deviceFault, wasmPolicyFault, workerPolicyFault} from './engine-faults.js';
import type {EngineFiles} from './engine.js';
import type {EngineSettings} from './options.js';
import type {StartedWorker, StartWorker} from './session.js';
import {settle, within} from './settle.js';

/**
 * Starts DuckDB's worker and fetches its wasm, both at the same time. The wasm is fetched and checked here and handed
 * on in pieces or as a blob, so that the worker needs no network and a faulty file is named instead of waited for.
 *
 * @param ahead the answer to a request for the wasm that was made before this code was there; taken by the first start
 */
export function browserWorker(files: EngineFiles, ahead?: Promise<Response>): StartWorker {
  let asked = ahead;
  const script: Asset = {url: files.worker, kind: 'script', hash: files.integrity?.worker};
  const wasm: Asset = {url: files.wasm, kind: 'wasm', hash: files.integrity?.wasm};
  return async (settings, closing) => {
    checkDevice();
    const attempt = new AbortController();
    const give = () => attempt.abort(closing.reason);
    closing.addEventListener('abort', give);
    try {
      const early = asked;
      asked = undefined;
      const starting = startScript(script, settings, attempt.signal);
      if (files.takesPieces) return await inPieces(starting, wasm, settings, closing, early);
      return await both(starting, fetchAsset(wasm, settings, attempt.signal, early));
    } finally {
      closing.removeEventListener('abort', give);
      attempt.abort();
    }
  };
}

async function both(starting: Promise<Worker>, fetching: Promise<FetchedAsset>): Promise<StartedWorker> {
  try {
    const [worker, {blob, verified}] = await Promise.all([starting, fetching]);
    const wasm = URL.createObjectURL(blob);
    return {worker, wasm, verified, release: () => URL.revokeObjectURL(wasm)};
  } catch (fault) {
    starting.then((worker) => worker.terminate(), () => {});
    throw fault;
  }
}

/** What the prelude in front of the worker's script listens to. */
const pieces = 'crm-widgets:engine';

/** Pieces that come before the worker is there wait for it. They keep coming after this is done, until the engine is whole. */
async function inPieces(
  starting: Promise<Worker>, wasm: Asset, settings: EngineSettings, closing: AbortSignal, ahead?: Promise<Response>,
): Promise<StartedWorker> {
  const end = new AbortController();
  const signal = AbortSignal.any([closing, end.signal]);
  const give = (piece: Uint8Array<ArrayBuffer> | null) => {
    starting.then((worker) => worker.postMessage({engine: piece}, piece ? [piece.buffer] : []), () => {});
  };
  try {
    const [worker, {verified}] = await Promise.all([starting, streamAsset(wasm, settings, signal, give, ahead)]);
    return {worker, wasm: pieces, verified, release: () => end.abort()};
  } catch (fault) {
    end.abort();
    starting.then((worker) => worker.terminate(), () => {});
    throw fault;
  }
}

/** A function that catches what it throws, empty: the engine is built with the exceptions of wasm. */
const exceptions = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 0x40, 0x19, 0x0b, 0x0b,
);

function checkDevice(): void {
  if (typeof WebAssembly !== 'object') throw deviceFault('the browser has no WebAssembly, or it is switched off');
  if (typeof Worker !== 'function') throw deviceFault('the browser has no workers');
  if (!WebAssembly.validate(exceptions)) throw deviceFault('the browser\'s WebAssembly has no exceptions');
}

async function startScript(script: Asset, settings: EngineSettings, signal: AbortSignal): Promise<Worker> {
  const {clock, patience} = settings;
  const {worker, release} = await makeWorker(script, settings, signal);
  const policy = watchPolicy();
  const late = () => bootFault('worker', `no sign of life after ${patience.boot / 1000} s`);
  try {
    await settle(within(clock, patience.boot, firstSign(worker), late), signal);
    return worker;
  } catch (fault) {
    worker.terminate();
    signal.throwIfAborted();
    // A refusal is reported some time after the failure; by the time the file is looked at, it is there.
    await (await fetchAsset(script, settings, signal)).verified;
    throw policy.refusedBy ? workerPolicyFault(policy.refusedBy) : fault;
  } finally {
    policy.release();
    release();
  }
}

/** From its own address where the browser allows it, else from a blob of the script, which was checked before. */
async function makeWorker(
  script: Asset, settings: EngineSettings, signal: AbortSignal,
): Promise<{worker: Worker; release(): void}> {
  const {origin, href} = new URL(script.url, document.baseURI);
  if (origin === self.origin) return {worker: startWorker(href, 'classic'), release() {}};
  checkWasmPolicy();
  const {blob, verified} = await fetchAsset(script, settings, signal);
  await verified;
  const url = URL.createObjectURL(blob);
  const release = () => URL.revokeObjectURL(url);
  try {
    return {worker: startWorker(url, 'classic'), release};
  } catch (fault) {
    release();
    throw fault;
  }
}

/** A worker made of a blob has the page's policy. Where that forbids wasm the engine would wait for ever. */
function checkWasmPolicy(): void {
  try {
    new WebAssembly.Module(exceptions);
  } catch (cause) {
    throw wasmPolicyFault(cause);
  }
}

/** Resolves when the engine's script answers a ping, which it does before it has its wasm. */
function firstSign(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), {once: true});
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(bootFault('worker', 'the worker\'s script failed'));
    }, {once: true});
    worker.postMessage({messageId: 0, type: 'PING', data: null});
  });
}

function watchPolicy(): {readonly refusedBy: string; release(): void} {
  const watch = {refusedBy: '', release: () => document.removeEventListener('securitypolicyviolation', note)};
  const note = ({effectiveDirective}: SecurityPolicyViolationEvent) => {
    if (/^(worker|child|script|default)-src/.test(effectiveDirective)) watch.refusedBy = effectiveDirective;
  };
  document.addEventListener('securitypolicyviolation', note);
  return watch;
}
