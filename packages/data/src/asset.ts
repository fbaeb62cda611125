import {joined, wasmFlaw} from './bytes.js';
import {assetFault} from './engine-faults.js';
import type {EngineSettings} from './options.js';

export interface Asset {
  readonly url: string;
  readonly kind: 'script' | 'wasm';
  /** SHA-256 in base64; checked where the page is served securely. */
  readonly hash?: string;
}

export interface FetchedAsset {
  readonly blob: Blob;
  /** Resolves when frame and hash are right, which takes some 60 ms for the engine. Rejects with E_ENGINE_ASSET. */
  readonly verified: Promise<void>;
}

/**
 * One file of the engine, whole. The worker itself would say nothing of a file that is not.
 * @throws {Fault} E_ENGINE_ASSET says which file and what is wrong with it; the signal's reason on an abort
 */
export async function fetchAsset(
  asset: Asset, settings: EngineSettings, signal: AbortSignal, ahead?: Promise<Response>,
): Promise<FetchedAsset> {
  const response = await askFor(asset, signal, ahead);
  const parts = await bodyOf(response, asset, settings, signal, () => {});
  checkLength(asset, response, parts);
  const verified = checkContent(asset, parts);
  verified.catch(() => {});
  return {blob: new Blob(parts, {type: asset.kind === 'wasm' ? 'application/wasm' : 'text/javascript'}), verified};
}

/**
 * The same, handed on piece by piece as it arrives; null says that it is whole.
 * @returns as soon as the file is known to be there
 */
export async function streamAsset(
  asset: Asset, settings: EngineSettings, signal: AbortSignal, give: (piece: Uint8Array<ArrayBuffer> | null) => void,
  ahead?: Promise<Response>,
): Promise<Pick<FetchedAsset, 'verified'>> {
  const response = await askFor(asset, signal, ahead);
  const whole = async () => {
    const parts = await bodyOf(response, asset, settings, signal, (part) => give(part.slice()));
    checkLength(asset, response, parts);
    give(null);
    await checkContent(asset, parts);
  };
  const verified = whole();
  verified.catch(() => {});
  return {verified};
}

async function askFor(asset: Asset, signal: AbortSignal, ahead?: Promise<Response>): Promise<Response> {
  const response = await (ahead ?? fetch(asset.url, {signal})).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw assetFault(asset.url, 'it could not be fetched: no network, or the page or its server forbids it', cause);
  });
  if (!response.ok) throw assetFault(asset.url, `the server answered with status ${response.status}`);
  checkKind(asset, response);
  return response;
}

/** A login page or a single-page app's answer to every address is HTML with status 200. */
function checkKind({url, kind}: Asset, {headers}: Response): void {
  const type = headers.get('content-type') ?? '';
  const isWrong = kind === 'script' ? !/javascript|ecmascript/i.test(type) : /text\/html/i.test(type);
  if (isWrong) throw assetFault(url, `it came as ${type || 'nothing the server names'}`);
}

/** Slow is well; only a standstill is an error. */
async function bodyOf(
  response: Response, {url}: Asset, {clock, patience}: EngineSettings, signal: AbortSignal,
  take: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = response.body!.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let forget = () => {};
  const standstill = new Promise<never>((_, reject) => {
    const look = (seen: number) => {
      const stalled = () => reject(assetFault(url, `nothing more of it came for ${patience.boot / 1000} s`));
      forget = clock.after(patience.boot, () => (parts.length === seen ? stalled() : look(parts.length)));
    };
    look(0);
  });
  const pump = async () => {
    for (let {done, value} = await reader.read(); !done; {done, value} = await reader.read()) {
      parts.push(value!);
      take(value!);
    }
    return parts;
  };
  try {
    return await Promise.race([pump(), standstill]);
  } catch (cause) {
    reader.cancel().catch(() => {});
    signal.throwIfAborted();
    throw cause instanceof TypeError ? assetFault(url, 'the connection broke off', cause) : cause;
  } finally {
    forget();
  }
}

function checkLength({url}: Asset, {headers}: Response, parts: readonly Uint8Array[]): void {
  const length = headers.get('content-length');
  const came = parts.reduce((sum, part) => sum + part.length, 0);
  if (length && !headers.get('content-encoding') && Number(length) !== came) throw assetFault(url, `${came} of ${length} bytes came`);
}

async function checkContent({url, kind, hash}: Asset, parts: readonly Uint8Array[]): Promise<void> {
  // In a later task, when whoever waits for the file has gone on with it.
  await new Promise((resolve) => setTimeout(resolve));
  const bytes = joined(parts);
  const flaw = kind === 'wasm' ? wasmFlaw(bytes) : null;
  if (flaw) throw assetFault(url, flaw);
  if (!hash || !globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = btoa(String.fromCharCode(...digest));
  if (found !== hash) throw assetFault(url, 'it is not the file this version was built with');
}
