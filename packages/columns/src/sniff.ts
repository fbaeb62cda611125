import {InputError} from '@crm-widgets/core';
import {ascii, cut, isSpace} from './bytes.js';
import type {FileOptions, Format} from './read-options.js';

/** By extension, and by what a content type says after its family. */
const names: Readonly<Record<string, Format>> = {
  csv: 'csv', txt: 'csv', tsv: 'tsv', tab: 'tsv', 'tab-separated-values': 'tsv', json: 'json',
  ndjson: 'ndjson', jsonl: 'ndjson', jsonlines: 'ndjson', parquet: 'parquet', pq: 'parquet',
  arrow: 'arrow', arrows: 'arrow', ipc: 'arrow', feather: 'arrow', 'arrow.stream': 'arrow', 'arrow.file': 'arrow',
};
const family = /^(?:text|application)\/(?:x-|vnd\.apache\.)?/;

/** What the first bytes alone tell. */
type Kind = 'html' | 'zip' | 'parquet' | 'arrow' | 'json' | 'text';

/**
 * The format of a file: as declared, else by its first bytes, its extension and its content type, in this order.
 * @param head the first bytes, decompressed
 * @throws {InputError} `E_FORMAT` where the bytes are something else: a web page, a workbook, another format
 */
export function sniff(head: Uint8Array, file: FileOptions): Format {
  const kind = kindOf(head);
  if (kind === 'html') throw wrong(file, 'the answer is a web page, such as one for signing in', signIn);
  if (kind === 'zip') throw wrong(file, 'the file is a workbook or a zip archive', 'Save the sheet as CSV');
  if (file.format) return declared(file.format, kind, head, file);
  if (kind === 'parquet' || kind === 'arrow') return kind;
  const named = namedFormat(file);
  if (isBinary(named) && head.length > 0) {
    throw wrong(file, `name or content type say ${named} and the bytes are not`, 'Check that the whole file arrived');
  }
  if (kind !== 'json') return named ?? 'csv';
  if (named === 'json' || named === 'ndjson') return named;
  return isSequence(head) ? 'ndjson' : 'json';
}

const signIn = 'Check the address, and whether it needs a sign-in';

function declared(format: Format, kind: Kind, head: Uint8Array, file: FileOptions): Format {
  if (head.length === 0 || format === kind || !(isBinary(format) || isBinary(kind))) return format;
  const found = isBinary(kind) ? kind : 'not';
  throw wrong(file, `format says ${format} and the bytes are ${found}`, 'Leave format out, or set it to the file\'s own');
}

function isBinary(format: Format | Kind | undefined): boolean {
  return format === 'parquet' || format === 'arrow';
}

function namedFormat({name, contentType}: FileOptions): Format | undefined {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = contentType?.split(';')[0]!.trim().toLowerCase().replace(family, '') ?? '';
  return lookUp(extension) ?? lookUp(type);
}

function kindOf(head: Uint8Array): Kind {
  const magic = ascii(head, 0, Math.min(6, head.length));
  if (magic.startsWith('PAR1') || magic.startsWith('PARE')) return 'parquet';
  if (magic === 'ARROW1' || magic.startsWith('\xff\xff\xff\xff')) return 'arrow';
  if (magic.startsWith('PK\x03\x04')) return 'zip';
  let at = magic.startsWith('\xef\xbb\xbf') ? 3 : 0;
  while (at < head.length && isSpace(head[at]!)) at++;
  const first = head[at];
  if (first === 0x3c && /^<[a-z!?]/i.test(ascii(head, at, Math.min(at + 2, head.length)))) return 'html';
  return first === 0x5b || first === 0x7b ? 'json' : 'text';
}

/** Whether the first line is an object of its own and another follows it. */
function isSequence(head: Uint8Array): boolean {
  const text = ascii(head, 0, head.length).trimStart();
  return text.startsWith('{') && /^[^\n\r]*\}\s*[\n\r]\s*\{/.test(text);
}

function lookUp(name: string): Format | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

function wrong(file: FileOptions, what: string, mend: string): InputError {
  const type = file.contentType ? ` (content type ${cut(file.contentType, 60)})` : '';
  return new InputError({code: 'E_FORMAT', where: [file.name], what: what + type, mend});
}
