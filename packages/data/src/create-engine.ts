import {browserWorker} from './browser-worker.js';
import type {Engine, EngineFiles} from './engine.js';
import type {EngineOptions} from './options.js';
import {superviseEngine} from './supervisor.js';

/** The engine in a browser. Nothing is fetched or started before the first `hold` or `run`. */
export function createEngine(files: EngineFiles, options: EngineOptions = {}): Engine {
  return superviseEngine(options.startWorker ?? browserWorker(files, options.wasm), options);
}
