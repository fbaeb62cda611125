import type {EngineFiles} from './engine.js';

/** Set by the build and by the development server; absent where neither had a hand in the code. */
declare const __ENGINE_INTEGRITY__: EngineFiles['integrity'];

/** The engine's files as they lie beside the kit's script. Only the build for browsers with wasm exceptions; all current ones have them. */
export const engineFiles: EngineFiles = {
  worker: new URL('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', import.meta.url).href,
  wasm: new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href,
  integrity: typeof __ENGINE_INTEGRITY__ === 'undefined' ? undefined : __ENGINE_INTEGRITY__,
  takesPieces: typeof __ENGINE_INTEGRITY__ !== 'undefined',
};
