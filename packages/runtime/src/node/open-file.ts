import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {InputError} from '@crm-widgets/core';
import {fetchFile, fileName, type FetchedFile, type FetchOptions} from '../fetch-file.js';

/**
 * Opens a file by its address: `file:` from the disk, `http:` and `https:` as a page would fetch it.
 * @throws {InputError} `E_FILE` for one that cannot be read, `E_LIMIT_BYTES`, `E_INTEGRITY`, and whatever `fetchFile` throws
 */
export async function openFile(address: string, options: FetchOptions): Promise<FetchedFile> {
  return address.startsWith('file:') ? openLocal(new URL(address), options) : fetchFile(address, options);
}

async function openLocal(address: URL, {maxBytes, integrity, signal}: FetchOptions): Promise<FetchedFile> {
  const name = fileName(address.href);
  const {size} = await stat(address).catch((cause: unknown) => { throw unreadable(address, cause); });
  if (size > maxBytes) {
    throw fault(name, 'E_LIMIT_BYTES', `the file is larger than ${maxBytes} bytes`, 'Write fewer rows or columns, or raise maxBytes of the source');
  }
  if (integrity) await checkIntegrity(address, name, integrity);
  return {name, contentType: null, size, chunks: chunksOf(address, signal)};
}

async function* chunksOf(address: URL, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    for await (const chunk of createReadStream(address, {signal})) yield chunk as Uint8Array<ArrayBuffer>;
  } catch (cause) {
    signal.throwIfAborted();
    throw unreadable(address, cause);
  }
}

/** As a browser does with the attribute of the same name: one of the hashes has to be that of the file. */
async function checkIntegrity(address: URL, name: string, integrity: string): Promise<void> {
  const bytes = await readFile(address);
  const isOne = integrity.trim().split(/\s+/).some((hash) => {
    const [, algorithm, wanted] = /^(sha256|sha384|sha512)-([^?]+)/.exec(hash) ?? [];
    return algorithm !== undefined && createHash(algorithm).update(bytes).digest('base64') === wanted;
  });
  if (!isOne) throw fault(name, 'E_INTEGRITY', 'the file is not the one that integrity names', 'Get the file again, or correct integrity');
}

function unreadable(address: URL, cause: unknown): InputError {
  const {code, message} = cause as NodeJS.ErrnoException;
  const what = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
  return fault(address.pathname, 'E_FILE', what, 'Correct its path; paths in a source file start from where that file is', cause);
}

function fault(name: string, code: `E_${string}`, what: string, mend: string, cause?: unknown): InputError {
  return new InputError({code, where: [`file ${name}`], what, mend}, {cause});
}
