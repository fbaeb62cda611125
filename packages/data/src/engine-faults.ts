import {QueryError} from '@crm-widgets/core';

const where = ['engine'];
const reload = 'Reload the page; if it stays, report it with this line';

export function lostFault(what: string): QueryError {
  return new QueryError({code: 'E_ENGINE_LOST', where, what: `the engine was lost: ${what}`, mend: reload});
}

export function closedFault(): QueryError {
  return new QueryError({code: 'E_ENGINE_LOST', where, what: 'the engine was closed', mend: 'Ask before it is closed'});
}

export function gaveUpFault(last: string): QueryError {
  const what = `the engine was lost more than 3 times in a minute; the last time: ${last}`;
  return new QueryError({code: 'E_ENGINE_GAVE_UP', where, what, mend: 'Reload the page'});
}

export function bootFault(phase: string, what: string, cause?: unknown): QueryError {
  const mend = 'Let the worker file\'s own policy allow \'wasm-unsafe-eval\' and connections to blob:, then reload';
  return new QueryError({code: 'E_ENGINE_BOOT', where: [...where, phase], what, mend}, {cause});
}

export function assetFault(url: string, what: string, cause?: unknown): QueryError {
  const mend = 'Serve the engine files of this version whole, from where the kit or the page says they are';
  return new QueryError({code: 'E_ENGINE_ASSET', where: [...where, nameOf(url)], what, mend}, {cause});
}

export function deviceFault(what: string): QueryError {
  return new QueryError({code: 'E_DEVICE', where, what, mend: 'Use a current browser on a larger device'});
}

export function workerPolicyFault(directive: string): QueryError {
  const what = `the page's ${directive} refuses the engine's worker`;
  const mend = 'Allow the kit\'s folder in worker-src; if the kit lies on another origin, allow blob: there';
  return new QueryError({code: 'E_CSP_WORKER', where, what, mend});
}

export function wasmPolicyFault(cause: unknown): QueryError {
  const what = 'the page\'s script-src refuses wasm, and a worker from another origin is bound by it';
  const mend = 'Add \'wasm-unsafe-eval\' to script-src, or serve the kit from the page\'s own origin';
  return new QueryError({code: 'E_CSP_WASM', where, what, mend}, {cause});
}

const nameOf = (url: string) => url.split(/[?#]/, 1)[0]!.split('/').at(-1)!;

export function lockFault(what: string): QueryError {
  const mend = 'Use the engine files that came with this version of the kit';
  return new QueryError({code: 'E_ENGINE_LOCK', where, what: `the engine could not be locked: ${what}`, mend});
}

export function timeoutFault(ms: number): QueryError {
  const mend = 'Ask for a shorter period or fewer rows';
  return new QueryError({code: 'E_TIMEOUT', where, what: `no answer within ${ms / 1000} s`, mend});
}

export function quarantineFault(relation: string): QueryError {
  const what = 'loading it ended the engine twice; it is left out';
  const mend = 'Check or shrink the file';
  return new QueryError({code: 'E_SOURCE_QUARANTINED', where: [...where, relation], what, mend});
}

export function arrowFault(relation: string, expected: number, actual: number | null): QueryError {
  const what = `expected ${expected} rows in the engine, got ${actual ?? 'no table'}`;
  return new QueryError({code: 'E_ARROW', where: [...where, relation], what, mend: reload});
}

export function ledgerFault(relation: string, bytes: number, limit: number): QueryError {
  const what = `${mib(bytes)} MiB of tables, at most ${mib(limit)} fit`;
  const mend = 'Load fewer rows or columns, or aggregate them before';
  return new QueryError({code: 'E_LIMIT_DECODED', where: [...where, relation], what, mend});
}

const mib = (bytes: number) => Math.ceil(bytes / 2 ** 20);

/** What an error of the engine asks for: `memory` is only this statement's, `suspect` may be the whole engine's. */
export type Diagnosis = 'memory' | 'cancelled' | 'suspect' | 'statement';

/** The traps of wasm and the failures after which DuckDB's state cannot be trusted; both come as plain text. */
const suspicious = [
  'out of bounds', 'null function', 'unreachable', 'signature mismatch', 'call stack', 'stack overflow',
  'internal error', 'internal:', 'fatal', 'invalidated', 'aborted(', 'table index',
];

export function diagnose(error: unknown): Diagnosis {
  const text = textOf(error).toLowerCase();
  if (text.includes('out of memory') || /bad.?alloc|failed to allocate/.test(text)) return 'memory';
  if (text.includes('query was canceled') || text.startsWith('interrupt')) return 'cancelled';
  const isTrap = error instanceof Error && error.name === 'RuntimeError';
  return isTrap || suspicious.some((words) => text.includes(words)) ? 'suspect' : 'statement';
}

/** The engine's error without anything that might be data: class and first words, up to a quote, digits masked. */
export function queryFault(error: unknown, debug: boolean): QueryError {
  const options = debug ? {cause: error} : undefined;
  if (diagnose(error) === 'memory') {
    const what = 'the query needs more memory than the engine may use';
    return new QueryError({code: 'E_MEMORY', where, what, mend: 'Ask for a shorter period or fewer rows'}, options);
  }
  return new QueryError({code: 'E_QUERY', where, what: withoutData(textOf(error)), mend: reload}, options);
}

function withoutData(text: string): string {
  const upToQuote = text.split(/['"`\n]/, 1)[0]!;
  return upToQuote.replace(/\b\d[\d.,:eE+-]*/g, '#').slice(0, 200).trim() || 'the engine refused the query';
}

/** Errors of running statements come as JSON, all others as text. */
function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const said = parsed(text);
  return said ? `${said.exception_type} Error: ${said.exception_message}` : text;
}

function parsed(text: string): {exception_type?: string; exception_message?: string} | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as {exception_type?: string; exception_message?: string};
  } catch {
    return null;
  }
}
