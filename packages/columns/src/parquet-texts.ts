import {isValid} from '@crm-widgets/core';
import type {CompressionCodec, Compressors} from 'hyparquet';
import {parquetHeader} from 'hyparquet/src/column.js';
import {decompressPage} from 'hyparquet/src/datapage.js';
import {trimEnd, trimStart} from './bytes.js';
import {EMPTY, type Cells, type Fault, type TextList} from './cells.js';
import type {NumberFormat} from './numbers.js';
import {MOST_BITS, readRunLengths} from './run-lengths.js';
import {CodeColumn, Column, type Stretch} from './value-rows.js';

type Header = ReturnType<typeof parquetHeader>;
const SPACE = 32;

/** A column of texts within a row group, and how its pages are packed. */
export interface TextChunk {
  readonly view: DataView;
  readonly rows: number;
  readonly codec: CompressionCodec;
  readonly compressors: Compressors;
  /** Whether no row can be without a value, so that pages do not say which have one. */
  readonly isRequired: boolean;
}

/**
 * Texts by their bytes, page by page, without making strings of them.
 * @returns null for texts in an encoding other than plain and dictionary
 */
export function textColumn(chunk: TextChunk): Column | null {
  const {view} = chunk;
  const reader = {view, offset: 0};
  const pages: Page[] = [];
  let texts: PageTexts | null = null;
  let rows = 0;
  while (rows < chunk.rows && reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const bytes = new Uint8Array(view.buffer, view.byteOffset + reader.offset, header.compressed_page_size);
    reader.offset += header.compressed_page_size;
    if (header.type === 'DICTIONARY_PAGE') {
      const page = decompressPage(bytes, header.uncompressed_page_size, chunk.codec, chunk.compressors);
      texts = new PageTexts(BytesColumn.of(page, header.dictionary_page_header!.num_values));
      continue;
    }
    const column = pageColumn(header, bytes, {...chunk, rows: chunk.rows - rows}, texts);
    if (!column) return null;
    pages.push({first: rows, ...column});
    rows += column.count;
  }
  if (rows !== chunk.rows) throw new Error(`it has ${rows} of ${chunk.rows} values`);
  return new PagedColumn(pages);
}

interface Page {
  readonly first: number;
  readonly count: number;
  readonly column: Column;
}

function pageColumn(header: Header, bytes: Uint8Array, chunk: TextChunk, texts: PageTexts | null): Omit<Page, 'first'> | null {
  const {encoding, num_values: count} = header.data_page_header ?? header.data_page_header_v2 ?? {encoding: null, num_values: 0};
  const isCoded = encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY';
  if (!isCoded && encoding !== 'PLAIN') return null;
  if (!(count >= 0 && count <= chunk.rows)) throw new Error('a page has more values than there are rows');
  const {page, start, valid, there} = unpacked(header, bytes, chunk, count);
  if (!isCoded) return {count, column: spread(BytesColumn.of(page.subarray(start), there), count, valid)};
  const codes = codesOf(page, start, there);
  if (!codes) return null;
  return {count, column: new CodeColumn(valid ? spreadOut(codes, count, valid) : codes, texts!, valid)};
}

/** The values of a page, where they start, and which rows have one. */
function unpacked(header: Header, bytes: Uint8Array, {codec, compressors, isRequired}: TextChunk, count: number) {
  const second = header.data_page_header_v2;
  const levels = new Uint8Array(count).fill(1);
  if (!second) {
    const page = decompressPage(bytes, header.uncompressed_page_size, codec, compressors);
    if (isRequired) return {page, start: 0, ...validOf(levels, count)};
    readRunLengths(page, 4, 1, levels);
    const length = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true);
    return {page, start: 4 + length, ...validOf(levels, count)};
  }
  const {repetition_levels_byte_length: before, definition_levels_byte_length: length} = second;
  if (!isRequired && length > 0) readRunLengths(bytes.subarray(0, before + length), before, 1, levels);
  const packed = bytes.subarray(before + length);
  const size = header.uncompressed_page_size - before - length;
  const page = second.is_compressed === false ? packed : decompressPage(packed, size, codec, compressors);
  return {page, start: 0, ...validOf(levels, count)};
}

function validOf(levels: Uint8Array, count: number): {valid: Uint8Array | null; there: number} {
  if (!levels.includes(0)) return {valid: null, there: count};
  const valid = new Uint8Array((count + 7) >> 3);
  let there = 0;
  for (let at = 0; at < count; at++) {
    if (levels[at] === 0) continue;
    valid[at >> 3]! |= 1 << (at & 7);
    there++;
  }
  return {valid, there};
}

/** Null for more of them than bits are read for. */
function codesOf(page: Uint8Array, start: number, count: number): Int32Array | null {
  const codes = new Int32Array(count);
  const width = count === 0 ? 0 : page[start] ?? 0;
  if (width > MOST_BITS) return null;
  if (width > 0) readRunLengths(page, start + 1, width, codes);
  return codes;
}

/** Values of the rows that have one, at the places of their rows. */
function spreadOut(values: Int32Array, count: number, valid: Uint8Array): Int32Array {
  const all = new Int32Array(count);
  for (let at = 0, from = 0; at < count; at++) if (isValid(valid, at)) all[at] = values[from++]!;
  return all;
}

function spread(column: BytesColumn, count: number, valid: Uint8Array | null): BytesColumn {
  if (!valid) return column;
  const {bytes, starts, ends} = column;
  return new BytesColumn(bytes, spreadOut(starts, count, valid), spreadOut(ends, count, valid));
}

/** Texts at places of bytes; those without length are missing. */
class BytesColumn extends Column {
  constructor(readonly bytes: Uint8Array, readonly starts: Int32Array, readonly ends: Int32Array) {
    super();
  }

  /** Texts one behind the other, the length of each in four bytes before it. @throws {Error} they do not fit */
  static of(bytes: Uint8Array, count: number): BytesColumn {
    if (!(count >= 0 && count * 4 <= bytes.length)) throw new Error('a page has more texts than bytes');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const starts = new Int32Array(count);
    const ends = new Int32Array(count);
    let at = 0;
    for (let i = 0; i < count; i++) {
      const length = view.getUint32(at, true);
      starts[i] = at += 4;
      ends[i] = at += length;
      if (at > bytes.length) throw new Error('a text is longer than its page');
    }
    return new BytesColumn(bytes, starts, ends);
  }

  override isFull(): boolean {
    const {bytes, starts, ends} = this;
    for (let at = 0; at < starts.length; at++) {
      const [start, end] = [starts[at]!, ends[at]!];
      if (start === end || bytes[start]! <= SPACE) return false;
      for (let i = start; i < end; i++) if (bytes[i]! === 0 || bytes[i]! >= 0x80) return false;
    }
    return true;
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    const {bytes} = this;
    const end = this.ends[at]!;
    const start = trimStart(bytes, this.starts[at]!, end);
    const trimmed = trimEnd(bytes, start, end);
    return start >= trimmed ? EMPTY : cells.put(row, bytes, start, trimmed, format);
  }
}

class PageTexts implements TextList {
  readonly size: number;
  readonly codes = new WeakMap<Cells, Int32Array>();

  constructor(private readonly texts: BytesColumn) {
    this.size = texts.starts.length;
  }

  read(code: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    if (!(code >= 0 && code < this.size)) throw new Error('a code is outside its dictionary');
    return this.texts.read(code, cells, row, format);
  }
}

/** Columns of pages one behind the other. */
class PagedColumn extends Column {
  constructor(private readonly pages: readonly Page[]) {
    super();
  }

  override isFull(): boolean {
    return this.pages.every(({column}) => column.isFull());
  }

  read(at: number, cells: Cells, row: number, format: NumberFormat): Fault | null {
    const {first, column} = this.#page(at);
    return column.read(at - first, cells, row, format);
  }

  override take({at, count, required}: Stretch, cells: Cells, row: number, format: NumberFormat): number {
    let done = 0;
    while (done < count) {
      const {first, count: rows, column} = this.#page(at + done);
      const wanted = Math.min(count - done, first + rows - at - done);
      const taken = column.take({at: at + done - first, count: wanted, required}, cells, row + done, format);
      done += taken;
      if (taken < wanted) break;
    }
    return done;
  }

  #page(at: number): Page {
    let [low, high] = [0, this.pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pages[middle]!.first <= at) low = middle;
      else high = middle - 1;
    }
    return this.pages[low]!;
  }
}
