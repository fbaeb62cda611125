export {createEngine} from './create-engine.js';
export {engineFiles} from './engine-files.js';
export type {Engine, EngineFiles, Refill} from './engine.js';
export type {EngineOptions, Patience} from './options.js';
export type {StartedWorker, StartWorker} from './session.js';
export type {WorkerLike} from './engine-port.js';
