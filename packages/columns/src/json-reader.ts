import {InputError, isTableName} from '@crm-widgets/core';
import {ByteDictionary} from './byte-dictionary.js';
import {decode, encode, trimEnd, trimStart} from './bytes.js';
import {EMPTY, type Cells, type Fault} from './cells.js';
import {JsonScanner, type JsonKind} from './json-scanner.js';
import {plainFormat} from './numbers.js';
import type {RowSource, TableBuilder} from './table-builder.js';

const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const COMMA = 44;
const COLON = 58;

/**
 * Reads the rows of a JSON text: an array of objects, an object with such an array as `rows`, `data` or the name of
 * a table, or objects one after another. Twice over: once for its keys, as any row may bring new ones, and once for its cells. Of a key given
 * twice the last counts.
 * @throws {InputError} `E_JSON` with the byte, `E_ENCODING`, or as `TableBuilder.addHeader`
 */
export function readJson(bytes: Uint8Array, kind: 'json' | 'ndjson', table: TableBuilder, file: string): void {
  try {
    const keys = new Keys();
    eachRow(bytes, kind, file, (scanner) => readCells(scanner, keys, null));
    // No rows, and so no keys: as good as an empty file.
    if (keys.names.length === 0) return;
    const rows = table.addHeader(keys.names, file);
    const row = new JsonRow(bytes, keys.names.length, table);
    eachRow(bytes, kind, file, (scanner, line) => {
      readCells(scanner, keys, row);
      rows.write(line, row);
    });
  } catch (cause) {
    throw cause instanceof TypeError ? notUtf8(file, cause) : cause;
  }
}

type TakeRow = (scanner: JsonScanner, line: number) => void;

function eachRow(bytes: Uint8Array, kind: 'json' | 'ndjson', file: string, take: TakeRow): void {
  const scanner = new JsonScanner(bytes, file);
  if (kind === 'ndjson') {
    while (scanner.peek() === OPEN_OBJECT) take(scanner, scanner.line);
  } else if (scanner.peek() === OPEN_OBJECT) eachOfWrapper(scanner, take);
  else if (scanner.peek() >= 0) eachOfArray(scanner, take);
  if (scanner.peek() >= 0) throw scanner.fault(kind === 'json' ? 'something follows the end' : 'an object is due here');
}

function eachOfArray(scanner: JsonScanner, take: TakeRow): void {
  scanner.expect(OPEN_ARRAY);
  if (scanner.take(CLOSE_ARRAY)) return;
  let line = 0;
  do {
    if (scanner.peek() !== OPEN_OBJECT) throw scanner.fault('an object is due here');
    take(scanner, ++line);
  } while (scanner.take(COMMA));
  scanner.expect(CLOSE_ARRAY);
}

function eachOfWrapper(scanner: JsonScanner, take: TakeRow): void {
  scanner.expect(OPEN_OBJECT);
  let isFound = false;
  if (!scanner.take(CLOSE_OBJECT)) {
    do {
      scanner.string();
      const key = decode(scanner.bytes, scanner.start, scanner.end);
      scanner.expect(COLON);
      if (!isFound && (key === 'rows' || key === 'data' || isTableName(key)) && scanner.peek() === OPEN_ARRAY) {
        isFound = true;
        eachOfArray(scanner, take);
      } else scanner.value();
    } while (scanner.take(COMMA));
    scanner.expect(CLOSE_OBJECT);
  }
  if (!isFound) throw scanner.fault('the object has no array of rows or data');
}

function readCells(scanner: JsonScanner, keys: Keys, row: JsonRow | null): void {
  row?.clear();
  scanner.expect(OPEN_OBJECT);
  if (scanner.take(CLOSE_OBJECT)) return;
  do {
    const index = keys.indexOf(scanner);
    scanner.expect(COLON);
    const kind = scanner.value();
    if (index >= 0) row?.set(index, kind, scanner.start, scanner.end);
  } while (scanner.take(COMMA));
  scanner.expect(CLOSE_OBJECT);
}

/** The keys of all rows, in order of first appearance. */
class Keys {
  readonly names: string[] = [];
  readonly #dictionary = new ByteDictionary();

  /** Reads a key and says which it is; negative for one without a name. */
  indexOf(scanner: JsonScanner): number {
    let {bytes} = scanner;
    const kind = scanner.string();
    let {start, end} = scanner;
    if (kind === 'escaped') {
      bytes = encode(textOf(bytes, start, end));
      start = 0;
      end = bytes.length;
    }
    start = trimStart(bytes, start, end);
    end = trimEnd(bytes, start, end);
    const index = start === end ? -1 : this.#dictionary.code(bytes, start, end);
    if (index === this.names.length) this.names.push(this.#dictionary.text(index));
    return index;
  }
}

/** The cells of the row last read, by key. */
class JsonRow implements RowSource {
  readonly #kinds: JsonKind[];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(private readonly bytes: Uint8Array, width: number, private readonly table: TableBuilder) {
    this.#kinds = new Array<JsonKind>(width).fill('null');
    this.#starts = new Int32Array(width);
    this.#ends = new Int32Array(width);
  }

  clear(): void {
    this.#kinds.fill('null');
  }

  set(index: number, kind: JsonKind, start: number, end: number): void {
    this.#kinds[index] = kind;
    this.#starts[index] = start;
    this.#ends[index] = end;
  }

  read(index: number, cells: Cells, row: number): Fault | null {
    const {bytes, table} = this;
    const start = this.#starts[index]!;
    const end = this.#ends[index]!;
    switch (this.#kinds[index]!) {
      case 'null': return EMPTY;
      case 'bare': return cells.put(row, bytes, start, end, plainFormat);
      case 'escaped': return cells.putValue(row, textOf(bytes, start, end), table.format);
      case 'nested': return cells.putValue(row, withoutSpace(decode(bytes, start, end)), table.format);
      case 'string': {
        const from = trimStart(bytes, start, end);
        const to = trimEnd(bytes, from, end);
        return from === to ? EMPTY : cells.put(row, bytes, from, to, table.format);
      }
    }
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return JSON.parse(`"${decode(bytes, start, end)}"`) as string;
}

/** JSON text as `JSON.stringify` would space it, each number as it was written. */
function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

function notUtf8(file: string, cause: TypeError): InputError {
  return new InputError({
    code: 'E_ENCODING', where: [file],
    what: 'the text is not UTF-8',
    mend: 'Save the file as UTF-8',
  }, {cause});
}
