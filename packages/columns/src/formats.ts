import {Late, type Budget, type ByteSink} from './byte-stages.js';
import {concat} from './bytes.js';
import {CsvReader} from './csv-reader.js';
import {markOf, Without} from './encodings.js';
import {missingReader} from './missing-reader.js';
import type {FileOptions} from './read-options.js';
import {sniff} from './sniff.js';
import type {TableBuilder} from './table-builder.js';

/** Opens a file of any format, by its first bytes. @throws {InputError} `E_FORMAT` */
export function openFormat(head: Uint8Array, file: FileOptions, table: TableBuilder, budget: Budget): ByteSink {
  const format = sniff(textHead(head), file);
  const text = (sink: ByteSink) => utf8(file, head, sink);
  switch (format) {
    case 'csv': return text(new CsvReader(table, file.name, 'any'));
    case 'tsv': return text(new CsvReader(table, file.name, 'tab'));
    case 'json':
    case 'ndjson': return text(whole(readers.json(), ({readJson}, bytes) => readJson(bytes, format, table, file.name)));
    case 'arrow': return new Late(readers.arrow().then(({ArrowFile}) => new ArrowFile(table, file.name, budget), missingReader));
    case 'parquet':
      return whole(readers.parquet(), ({readParquet}, bytes) => readParquet(bytes, table, file.name, budget));
  }
}

/** Takes text in whichever encoding its mark names; whether UTF-8 is valid is seen where it is read. */
function utf8(file: FileOptions, head: Uint8Array, sink: ByteSink): ByteSink {
  const {encoding, length} = markOf(head);
  if (encoding === 'utf-8') return length === 0 ? sink : new Without(length, sink);
  return new Late(unpacking().then(({Utf16}) => new Utf16(file.name, encoding, sink)));
}

const unpacking = () => import('./unpacking.js').catch(missingReader);

/** Loaded when a file of their kind comes, for most are CSV. */
const readers = {
  json: () => import('./json-reader.js'),
  arrow: () => import('./arrow-file.js'),
  parquet: () => import('./parquet-reader.js'),
};

/** Takes a file in while its reader is on its way. */
function whole<R>(loading: Promise<R>, read: (reader: R, bytes: Uint8Array) => void | Promise<void>): Whole {
  // Told at the end of the file; until then a reader that does not come is not unhandled.
  loading.catch(() => {});
  return new Whole(async (bytes) => read(await loading.catch(missingReader), bytes));
}

/** The first bytes with text in two-byte letters made readable for a first look. */
function textHead(head: Uint8Array): Uint8Array {
  const {encoding} = markOf(head);
  if (encoding === 'utf-8') return head;
  return head.subarray(2).filter((byte) => byte !== 0);
}

/** Holds a file until it is whole. */
class Whole implements ByteSink {
  #chunks: Uint8Array[] = [];

  constructor(private readonly read: (bytes: Uint8Array) => void | Promise<void>) {}

  write(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): void | Promise<void> {
    const bytes = concat(this.#chunks.splice(0));
    return this.read(bytes);
  }
}
