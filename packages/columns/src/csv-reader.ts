import {concat, decode, LF, QUOTE, trimEnd, trimStart} from './bytes.js';
import {type Cells, EMPTY, type Fault} from './cells.js';
import {LateFault} from './late-fault.js';
import type {NumberFormat} from './numbers.js';
import {RecordBlock} from './record-block.js';
import {INCOMPLETE, RecordScanner, UNTERMINATED} from './record-scanner.js';
import type {RowSource, RowWriter, TableBuilder} from './table-builder.js';

/** Bytes of a record beyond which it is not looked at with every chunk. */
const LONG_RECORD = 1 << 16;
const SEMICOLON = 59;
const TAB = 9;
/** In order of preference where a header has as many of one as of another. */
const delimiters = [44, SEMICOLON, TAB, 124];

/** Reads comma-separated text as it comes, in chunks cut anywhere. */
export class CsvReader implements RowSource {
  /** What is being read. */
  #bytes: Uint8Array = new Uint8Array();
  /** What is left of it, and what came since. */
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #line = 1;
  /** Bytes to wait for before the next try, so that one long record is not read anew with every chunk. */
  #wanted = 0;
  #scanner: RecordScanner | null = null;
  #rows: RowWriter | null = null;
  /** Null for a single column, where a blank line would pass for a record. */
  #block: RecordBlock | null = null;
  /** Records for the next block: fewer where many are rejected, for those behind a rejected one are read again. */
  #together = 1;
  #width = 0;
  #format: NumberFormat;
  #unquoted = new Uint8Array(256);

  constructor(
    private readonly table: TableBuilder, private readonly file: string, private readonly delimiter: 'tab' | 'any',
  ) {
    this.#format = table.format;
  }

  write(chunk: Uint8Array): void {
    // To the end of the line that was begun, so that the rest, which is nearly all, is read where it is.
    const lineEnd = this.#heldBytes > 0 ? chunk.indexOf(LF) + 1 : 0;
    if (lineEnd > 0) this.#add(chunk.subarray(0, lineEnd));
    if (lineEnd < chunk.length) this.#add(chunk.subarray(lineEnd));
  }

  #add(bytes: Uint8Array): void {
    if (this.#heldBytes + bytes.length < this.#wanted) return this.#hold(bytes);
    this.#bytes = concat([...this.#held, bytes]);
    this.#read(false);
  }

  end(): void {
    this.#bytes = concat(this.#held);
    this.#read(true);
  }

  #hold(bytes: Uint8Array): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #read(final: boolean): void {
    const bytes = this.#bytes;
    const from = this.#rows ? 0 : this.#readHeader(final);
    const at = this.#scanner && this.#rows ? this.#readRows(this.#scanner, this.#rows, from, final) : from;
    this.#held = [];
    this.#heldBytes = 0;
    // A copy, for it is little of what it lies in.
    if (at < bytes.length) this.#hold(bytes.slice(at));
    this.#wanted = this.#heldBytes < LONG_RECORD ? 0 : this.#heldBytes * 2;
  }

  /** Reads the records from a place on; returns where the first one starts that is not whole. */
  #readRows(scanner: RecordScanner, rows: RowWriter, from: number, final: boolean): number {
    const bytes = this.#bytes;
    const whole = this.#block ? bytes.lastIndexOf(LF) + 1 : 0;
    let at = from;
    while (at < bytes.length) {
      if (at < whole) at = this.#readBlocks(this.#block!, rows, at, whole);
      if (at === bytes.length) break;
      const next = scanner.scan(bytes, at, final);
      if (next === INCOMPLETE) break;
      if (next === UNTERMINATED) throw this.#unterminated();
      this.#take(scanner, rows);
      this.#line += scanner.lines;
      at = next;
    }
    return at;
  }

  /** Reads many records at a time; returns where the first one starts that is to be read by itself. */
  #readBlocks(block: RecordBlock, rows: RowWriter, from: number, whole: number): number {
    let at = from;
    while (at < whole) {
      block.open(this.#bytes, at, whole, this.#together);
      block.line = this.#line;
      const done = rows.writeBlock(block, this.#width);
      this.#line += done;
      at = block.records[done]!;
      if (done < block.count) {
        this.#together = Math.max(this.#together >> 2, 1);
        return at;
      }
      this.#together = Math.min(this.#together * 2, block.size);
    }
    return at;
  }

  #take(scanner: RecordScanner, rows: RowWriter): void {
    if (this.#isBlank(scanner)) this.table.skipBlank(this.#line);
    else if (scanner.malformed) rows.reject(this.#line, 'stray_quote');
    else if (scanner.count !== this.#width) rows.takeRagged(this.#line, scanner.count);
    else rows.write(this.#line, this);
  }

  read(index: number, cells: Cells, row: number): Fault | null {
    const scanner = this.#scanner!;
    let bytes = this.#bytes;
    let start = scanner.starts[index]!;
    let end = scanner.ends[index]!;
    if (scanner.doubled[index] === 1) {
      end = this.#unquote(start, end);
      bytes = this.#unquoted;
      start = 0;
    }
    start = trimStart(bytes, start, end);
    end = trimEnd(bytes, start, end);
    if (start === end) return EMPTY;
    try {
      return cells.put(row, bytes, start, end, this.#format);
    } catch (cause) {
      throw cause instanceof TypeError ? this.#notUtf8(cause) : cause;
    }
  }

  /** Takes blank lines and the header; returns where the first record starts. */
  #readHeader(final: boolean): number {
    const bytes = this.#bytes;
    for (let at = 0; at < bytes.length;) {
      const scanner = new RecordScanner(this.delimiter === 'tab' ? TAB : delimiterOf(bytes, at));
      const next = scanner.scan(bytes, at, final);
      if (next === INCOMPLETE) return at;
      if (next === UNTERMINATED) throw this.#unterminated();
      this.#scanner = scanner;
      if (!this.#isBlank(scanner)) {
        this.#start(scanner);
        this.#line += scanner.lines;
        return next;
      }
      this.table.skipBlank(this.#line);
      this.#line += scanner.lines;
      at = next;
    }
    return bytes.length;
  }

  #start(scanner: RecordScanner): void {
    const headers = Array.from({length: scanner.count}, (_, index) => this.#text(scanner, index));
    this.#width = headers.length;
    this.#rows = this.table.addHeader(headers, this.file);
    // Where cells are parted by semicolons the comma is more likely a decimal mark: 1,500 alone could be either.
    const isDoubtful = scanner.delimiter === SEMICOLON && !this.table.isDecimalStated;
    if (isDoubtful) this.#format = {...this.#format, grouped: false};
    if (this.#width > 1) this.#block = new RecordBlock(this.#format, scanner.delimiter);
  }

  #text(scanner: RecordScanner, index: number): string {
    try {
      const text = decode(this.#bytes, scanner.starts[index], scanner.ends[index]);
      return scanner.doubled[index] === 1 ? text.replaceAll('""', '"') : text;
    } catch (cause) {
      throw this.#notUtf8(cause);
    }
  }

  #isBlank(scanner: RecordScanner): boolean {
    if (scanner.count !== 1 || scanner.quoted[0] === 1) return false;
    const end = scanner.ends[0]!;
    return trimStart(this.#bytes, scanner.starts[0]!, end) === end;
  }

  /** Writes a cell with its doubled quotes made single, and returns its length. */
  #unquote(start: number, end: number): number {
    if (this.#unquoted.length < end - start) this.#unquoted = new Uint8Array((end - start) * 2);
    let to = 0;
    for (let at = start; at < end; at++) {
      this.#unquoted[to++] = this.#bytes[at]!;
      if (this.#bytes[at] === QUOTE) at++;
    }
    return to;
  }

  #unterminated(): LateFault {
    return new LateFault((words) => words.openQuote(this.file, this.#line));
  }

  #notUtf8(cause: unknown): LateFault {
    return new LateFault((words) => words.notUtf8(this.file, this.#line, cause));
  }
}

/** The delimiter that a header uses most, outside quotes; the comma where it has none. */
function delimiterOf(bytes: Uint8Array, start: number): number {
  const counts = delimiters.map(() => 0);
  let isQuoted = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === 10 || byte === 13)) break;
    else if (!isQuoted && delimiters.includes(byte)) counts[delimiters.indexOf(byte)]!++;
  }
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}
