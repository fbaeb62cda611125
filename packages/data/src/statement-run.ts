import type {Answer, Statement} from '@crm-widgets/core';
import {QueryError} from '@crm-widgets/core';
import {answerFrom} from './answer.js';
import {timeoutFault} from './engine-faults.js';
import type {EnginePort, RequestOptions} from './engine-port.js';
import type {EngineSettings} from './options.js';

export interface RunChoices {
  readonly signal?: AbortSignal | undefined;
  /** It was asked before, of an engine that was lost meanwhile. */
  readonly isAgain?: boolean;
}

export interface StatementRun {
  /** Settles at once on an abort, with the signal's reason, and at the deadline, with E_TIMEOUT. */
  readonly answer: Promise<Answer>;
  /** Resolves when the connection is free again, or the engine ended. */
  readonly idle: Promise<void>;
}

/** How long the next request may be silent. */
type Asked = () => RequestOptions;

const longest = 2 ** 18;

/**
 * Runs a statement on a connection that nothing else uses meanwhile.
 *
 * The engine's own prepared `send` computes the whole result in one go, so that nothing else is answered and no
 * cancel arrives. A pending query of constant text is computed in steps. Hence the text is prepared by PREPARE, which
 * takes one statement only, and executed with the parameters as literals.
 *
 * @param end called when the engine would not stop in time
 */
export function startRun(
  port: EnginePort, connection: number, statement: Statement, {signal, isAgain = false}: RunChoices,
  {clock, patience}: EngineSettings, end: (what: string) => void,
): StatementRun {
  const halt = new AbortController();
  const due = clock.now() + patience.run;
  // A worker that was killed fires no event, and is as silent as one in the middle of a long step. A Web Lock that it held
  // would tell them apart, but keeps a page out of the back-forward cache. So the first silence ends an engine soon; over
  // a statement that is asked again a silence is more likely work, on a slow device, and lasts until it is due.
  const asked: Asked = () => ({patience: isAgain ? Math.max(patience.busy, due - clock.now()) : patience.busy});
  const work = compute(port, connection, statement, halt.signal, asked);
  let isIdle = false;
  let forgetEnd = () => {};

  const cancel = async () => {
    await port.request('CANCEL_PENDING_QUERY', connection, asked());
    if (!isIdle) forgetEnd = clock.after(patience.stop, () => end('a cancelled query would not stop'));
  };
  const answer = new Promise<Answer>((resolve, reject) => {
    halt.signal.addEventListener('abort', () => {
      reject(halt.signal.reason);
      cancel().catch(() => {});
    });
    work.then((parts) => resolve(answerFrom(parts, statement.columns))).catch(reject);
  });

  const abort = () => halt.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  const forgetDeadline = clock.after(patience.run, () => halt.abort(timeoutFault(patience.run)));
  const idle = work.then(() => {}, () => {}).finally(() => {
    isIdle = true;
    signal?.removeEventListener('abort', abort);
    forgetDeadline();
    forgetEnd();
  });
  return {answer, idle};
}

async function compute(
  port: EnginePort, connection: number, {text, params}: Statement, halted: AbortSignal, asked: Asked,
): Promise<Uint8Array[]> {
  if (text.length > longest) throw sizeFault(text.length);
  const prepared = await port.request<number>('CREATE_PREPARED', [connection, `prepare asked as ${text}`], asked());
  await port.request('RUN_PREPARED', [connection, prepared, []], asked());
  await port.request('CLOSE_PREPARED', [connection, prepared], asked());
  halted.throwIfAborted();

  const execute = params.length === 0 ? 'execute asked' : `execute asked(${params.map(literal).join(', ')})`;
  let part = await port.request<Uint8Array | null>('START_PENDING_QUERY', [connection, execute, false], asked());
  while (!part) part = await port.request<Uint8Array | null>('POLL_PENDING_QUERY', connection, asked());

  const parts: Uint8Array[] = [];
  while (!part || part.length > 0) {
    if (part) parts.push(part);
    halted.throwIfAborted();
    part = await port.request<Uint8Array | null>('FETCH_QUERY_RESULTS', connection, asked());
  }
  return parts;
}

/** In DuckDB a quote is the only character that means something within quotes. */
const literal = (param: string | null) => (param === null ? 'null' : `'${param.replaceAll('\'', '\'\'')}'`);

function sizeFault(length: number): QueryError {
  const what = `the query has ${length} characters, at most ${longest} are taken`;
  return new QueryError({code: 'E_QUERY_SIZE', where: ['engine'], what, mend: 'Ask for fewer periods or filters'});
}
