import {createEngine, engineFiles, type Engine} from '@crm-widgets/data';
import {OWN} from '@crm-widgets/metrics/own';
import {askDuckDb} from './duckdb-answers.js';
import type {EngineHost} from './engine-host.js';
import {OwnAnswers} from './own/own-answers.js';

/** Several copies of the kit on a page share one engine as long as they speak the same protocol. */
const key = Symbol.for('crm-widgets.engine.1');

export function makeHost(wasm: Promise<Response> | undefined): EngineHost {
  const page = globalThis as {[key]?: Engine};
  const engine = page[key] ??= createEngine(engineFiles, {wasm});
  const own = new Map<number, OwnAnswers>();
  return {
    start: () => engine.start(),
    async ask(query, tables, signal) {
      if (!('fact' in query) || query.fact.name !== OWN) return askDuckDb(engine, query, tables, signal);
      const answers = own.get(tables.source) ?? new OwnAnswers(() => createEngine(engineFiles));
      own.set(tables.source, answers);
      return answers.ask(query, tables, signal);
    },
  };
}
