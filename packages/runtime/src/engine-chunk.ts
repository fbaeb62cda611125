import {createEngine, engineFiles, type Engine} from '@crm-widgets/data';
import {askDuckDb} from './duckdb-answers.js';
import type {EngineHost} from './engine-host.js';

/** Several copies of the kit on a page share one engine as long as they speak the same protocol. */
const key = Symbol.for('crm-widgets.engine.1');

export function makeHost(wasm: Promise<Response> | undefined): EngineHost {
  const page = globalThis as {[key]?: Engine};
  const engine = page[key] ??= createEngine(engineFiles, {wasm});
  return {start: () => engine.start(), ask: (query, tables, signal) => askDuckDb(engine, query, tables, signal)};
}
