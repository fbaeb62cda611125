import {Fault, InputError, QueryError, type CrmError} from '@crm-widgets/core';
import {faults} from './faults.js';

/** Longest wait for the next byte, in milliseconds. */
const PATIENCE = 30_000;
/** Waits before the second and third try, in milliseconds; a server that is overloaded gets up to half as much again. */
const BACK_OFF = [500, 2000];

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Upper bound on the bytes of the body. */
  readonly maxBytes: number;
  /** Subresource integrity of the file; the browser checks it before the first byte is given. */
  readonly integrity?: string;
}

export interface FetchedFile {
  /** Last part of the address. */
  readonly name: string;
  readonly contentType: string | null;
  /** Bytes announced; null when nobody said, or when they are counted after compression. */
  readonly size: number | null;
  /** Chunks as they come. Throws a Fault for a body that is late, cut short or too large. */
  readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/**
 * Asks for a file of a source: no cookies for strangers, no referrer, at most three tries where the server is the cause.
 *
 * @throws {InputError} `E_HTTP_<status>`, `E_CORS_OR_NETWORK`, `E_OFFLINE`, `E_REDIRECT`, `E_LIMIT_BYTES`
 * @throws {QueryError} `E_TIMEOUT`
 */
export async function fetchFile(url: string, options: FetchOptions): Promise<FetchedFile> {
  const name = fileName(url);
  const stop = new AbortController();
  const response = await ask(url, name, stop, options);
  if (response.redirected && new URL(response.url).origin !== new URL(url).origin) {
    stop.abort();
    throw (await faults()).ledAway(name, new URL(response.url).origin);
  }
  const size = announced(response);
  if (size !== null && size > options.maxBytes) {
    stop.abort();
    throw (await faults()).tooLarge(name, options.maxBytes);
  }
  return {name, contentType: response.headers.get('content-type'), size, chunks: chunksOf(response, name, size, stop, options)};
}

/** The last part of an address, without query and fragment, for these may hold secrets. */
export function fileName(url: string): string {
  const {pathname, host} = new URL(url);
  return decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)) || host;
}

async function ask(url: string, name: string, stop: AbortController, options: FetchOptions): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await askOnce(url, name, stop, options);
    if (response.ok) return response;
    // What the server says beside its refusal is of no use, and holds a connection.
    response.body?.cancel().catch(() => undefined);
    const again = BACK_OFF[attempt];
    if (again === undefined || !(response.status === 429 || response.status >= 500)) throw (await faults()).refused(name, response.status);
    await inTime(pause(again * (1 + Math.random() / 2)), name, stop, options.signal);
  }
}

async function askOnce(url: string, name: string, stop: AbortController, options: FetchOptions): Promise<Response> {
  const request = fetch(url, {
    signal: stop.signal, credentials: 'same-origin', referrerPolicy: 'no-referrer',
    ...(options.integrity ? {integrity: options.integrity} : {}),
  });
  try {
    return await inTime(request, name, stop, options.signal);
  } catch (cause) {
    if (cause instanceof Fault || options.signal.aborted) throw cause;
    throw unreachable(name, options.integrity !== undefined, cause);
  }
}

async function* chunksOf(
  response: Response, name: string, size: number | null, stop: AbortController, {signal, maxBytes}: FetchOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!response.body) return;
  const reader = response.body.getReader();
  let received = 0;
  try {
    for (;;) {
      const {done, value} = await inTime(reader.read(), name, stop, signal).catch((cause: unknown) => {
        throw cause instanceof Fault || signal.aborted ? cause : cutShort(name, received, size, cause);
      });
      if (done) break;
      received += value.byteLength;
      if (received > maxBytes) throw (await faults()).tooLarge(name, maxBytes);
      yield value;
    }
    if (size !== null && received !== size) throw cutShort(name, received, size);
  } finally {
    stop.abort();
  }
}

/** A wait that ends: with its value, at the page's abort, or after `PATIENCE`. */
async function inTime<T>(wait: Promise<T>, name: string, stop: AbortController, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = () => end(() => { stop.abort(); reject(signal.reason); });
    const timer = setTimeout(() => end(() => { stop.abort(); reject(late(name)); }), PATIENCE);
    signal.addEventListener('abort', onAbort);
    wait.then((value) => end(() => resolve(value)), (cause: unknown) => end(() => reject(cause)));
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

function announced(response: Response): number | null {
  // Behind a content encoding the length counts compressed bytes, and the body gives decoded ones.
  if (response.headers.get('content-encoding')) return null;
  const length = response.headers.get('content-length');
  return length === null ? null : Number(length);
}

function input(name: string, code: CrmError['code'], what: string, mend: string, cause?: unknown): InputError {
  return new InputError({code, where: [`file ${name}`], what, mend}, {cause});
}

function unreachable(name: string, guarded: boolean, cause: unknown): InputError {
  if (globalThis.navigator?.onLine === false) return input(name, 'E_OFFLINE', 'the browser is offline', 'Connect and refresh', cause);
  const integrity = guarded ? ', or the file is not the one that integrity names' : '';
  return input(name, 'E_CORS_OR_NETWORK',
    `the browser could not fetch it: no connection, or the server does not share it with this page${integrity}`,
    "Check the address; on another origin the server must send Access-Control-Allow-Origin, and the page's policy must allow it in connect-src",
    cause);
}

function cutShort(name: string, received: number, size: number | null, cause?: unknown): InputError {
  const of = size === null ? '' : ` of ${size}`;
  return input(name, 'E_TRUNCATED', `the file ended after ${received}${of} bytes`, 'Refresh; if it stays, publish the file again', cause);
}

function late(name: string): QueryError {
  return new QueryError({
    code: 'E_TIMEOUT', where: [`file ${name}`], what: `no byte came for ${PATIENCE / 1000} s`,
    mend: 'Check the server, then refresh',
  });
}
