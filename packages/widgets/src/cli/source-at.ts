import {basename, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {InputError, located, shortened} from '@crm-widgets/core';
import {openFile} from '@crm-widgets/runtime/node';
import {parseSourceFile, type SourceFile} from '../source/source-file.js';

/** Most bytes of a file that lists tables. */
const MOST_BYTES = 10_000_000;

/**
 * Reads a source file, as `src` of crm-source names one; addresses in it are relative to the file.
 * @param path a path, or an address that starts with http or https
 * @throws {InputError} what is wrong with it
 */
export async function sourceAt(path: string, cwd: string): Promise<SourceFile> {
  const address = addressOf(path, cwd);
  try {
    return parseSourceFile(await textOf(address), address, readList);
  } catch (thrown) {
    throw located(thrown, labelOf(path));
  }
}

/** How faults call a source file. */
export function labelOf(path: string): string {
  return `source ${basename(path)}`;
}

/** The address of a file that was named on the command line. */
export function addressOf(path: string, cwd: string): string {
  return /^https?:/i.test(path) ? path : pathToFileURL(resolve(cwd, path)).href;
}

async function textOf(address: string): Promise<string> {
  const {chunks} = await openFile(address, {signal: new AbortController().signal, maxBytes: MOST_BYTES});
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) text += decoder.decode(chunk, {stream: true});
  return text + decoder.decode();
}

/** As on a page, and from the disk as well. */
function readList(text: string, base: string): string[] {
  return text.split(/\s+/).filter(Boolean).map((address) => {
    const url = URL.canParse(address, base) ? new URL(address, base) : null;
    if (url && ['file:', 'http:', 'https:'].includes(url.protocol)) return url.href;
    throw new InputError({
      code: 'E_URL_SCHEME', where: ['src'],
      what: `got "${shortened(address)}", wanted a path, or an address that starts with http or https`,
      mend: 'Give the path of the file, as seen from the source file',
    });
  });
}
