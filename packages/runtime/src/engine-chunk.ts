import {createEngine, engineFiles, type Engine} from '@crm-widgets/data';
import {compile, needs} from '@crm-widgets/metrics/sql';
import type {EngineHost} from './engine-host.js';

/** Several copies of the kit on a page share one engine as long as they speak the same protocol. */
const key = Symbol.for('crm-widgets.engine.1');

export function makeHost(wasm: Promise<Response> | undefined): EngineHost {
  const page = globalThis as {[key]?: Engine};
  const engine = page[key] ??= createEngine(engineFiles, {wasm});
  return {engine, compile, needs};
}
