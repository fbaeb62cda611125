import {engineFiles} from '@crm-widgets/data/files';
import {QueryError, type Answer, type Query} from '@crm-widgets/core';
import type {PageView} from './source.js';

/** DuckDB of the page and what puts queries into its words; one chunk, fetched when a query first needs it. */
export interface EngineHost {
  start(): Promise<void>;
  /** What a SELECT of the page's own is asked goes to an engine of its own. */
  ask(query: Query, tables: Pick<PageView, 'source' | 'names' | 'table'>, signal: AbortSignal): Promise<Answer>;
}

let host: Promise<EngineHost> | null = null;
/** The largest download by far is asked for first, before the code that boots it is there. */
let wasm: Promise<Response> | undefined;

/** Starts at its first call and is shared from then on; a chunk that could not be had is asked for again at the next call. */
export function engineHost(): Promise<EngineHost> {
  host ??= import('./engine-chunk.js').then(({makeHost}) => makeHost(wasm));
  host.catch(() => { host = null; });
  return host;
}

/** Fetches and starts the engine beside the rows; whatever goes wrong is told to whoever asks it something. */
export function warmUp(): void {
  if (!host) {
    wasm = fetch(engineFiles.wasm);
    wasm.catch(() => undefined);
  }
  engineHost().then((engine) => engine.start()).catch(() => undefined);
}

/** What keeps DuckDB from starting at all: a policy, a device, a file of its own. */
const refusals = new Set([
  'E_CSP_WASM', 'E_CSP_WORKER', 'E_DEVICE', 'E_ENGINE_ASSET', 'E_ENGINE_BOOT', 'E_ENGINE_GAVE_UP', 'E_ENGINE_LOCK',
]);

/** Whether DuckDB cannot run here, so that tables which are large for columns are better answered by these than not at all. */
export function isRefused(thrown: unknown): boolean {
  return thrown instanceof QueryError && refusals.has(thrown.code);
}
