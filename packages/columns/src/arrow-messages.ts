/**
 * The messages of an Arrow IPC stream or file, looked over before a decoder trusts them.
 *
 * A decoder takes the lengths of lists as they stand, so that one wrong byte has it count to billions, and the end of
 * the bytes for the end of the stream. Here every list must fit into its message, and the end marker must be there.
 */
export interface Overview {
  /** Rows that the record batches announce. */
  readonly rows: number;
  /** How many dictionaries there are, and parts of them. */
  readonly dictionaries: number;
}

/** The messages at the start of a stream that are whole. */
export interface Messages {
  /** Where they end, in bytes. */
  readonly end: number;
  /** How many of them hold dictionaries. */
  readonly dictionaries: number;
  /** Whether rows come next. */
  readonly isRows: boolean;
  /** Where the message behind them ends by its own word, once it has been begun. */
  readonly announced: number;
}

const DEEPEST = 64;
const SCHEMA = 1;
const DICTIONARY = 2;
const BATCH = 3;

/** @throws {Error} the bytes are damaged, end too soon, or go on after the end */
export function overlook(bytes: Uint8Array): Overview {
  const isFile = String.fromCharCode(...bytes.subarray(0, 6)) === 'ARROW1';
  if (isFile) checkFooter(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rows = 0;
  let dictionaries = 0;
  for (let at = isFile ? 8 : 0; at + 8 <= bytes.length;) {
    const length = view.getInt32(at + 4, true);
    if (view.getUint32(at, true) !== 0xffff_ffff || length < 0) break;
    at += 8;
    if (length === 0) {
      if (isFile || at === bytes.length) return {rows, dictionaries};
      throw new Error('something follows the end marker');
    }
    const message = checkMessage(tableAt(bytes, at, length));
    rows += message.rows;
    if (message.kind === DICTIONARY) dictionaries++;
    at += length + message.bodyLength;
  }
  throw new Error(`the end marker is missing after ${rows} rows`);
}

/**
 * Goes on from the messages seen of a stream as far as they are whole, up to the first with rows in it.
 * @throws {Error} the bytes are damaged
 */
export function wholeMessages(bytes: Uint8Array, {end, dictionaries}: Messages): Messages {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let announced = end;
  while (end + 8 <= bytes.length) {
    const length = view.getInt32(end + 4, true);
    const start = end + 8;
    if (view.getUint32(end, true) !== 0xffff_ffff || length <= 0 || start + length > bytes.length) break;
    const {kind, bodyLength} = checkMessage(tableAt(bytes, start, length));
    announced = start + length + bodyLength;
    if (kind === BATCH) return {end, dictionaries, isRows: true, announced};
    if (announced > bytes.length) break;
    end = announced;
    if (kind === DICTIONARY) dictionaries++;
  }
  return {end, dictionaries, isRows: false, announced};
}

function checkMessage(message: Flat): {kind: number; rows: number; bodyLength: number} {
  const kind = message.byte(1);
  const header = message.table(2);
  const bodyLength = message.long(3);
  if (!header || !(bodyLength >= 0)) throw new Error('a message has no header');
  message.list(4, 4);
  if (kind === SCHEMA) checkSchema(header);
  const batch = kind === DICTIONARY ? header.table(1) : kind === BATCH ? header : null;
  if (batch) checkBatch(batch);
  return {kind, bodyLength, rows: kind === BATCH ? header.long(0) : 0};
}

function checkFooter(bytes: Uint8Array): void {
  const end = bytes.length - 10;
  const isClosed = end >= 8 && String.fromCharCode(...bytes.subarray(end + 4)) === 'ARROW1';
  if (!isClosed) throw new Error('the file does not end as it begins');
  const length = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getInt32(0, true);
  if (length < 0 || length > end) throw new Error('the footer is longer than the file');
  const footer = tableAt(bytes, end - length, length);
  const schema = footer.table(1);
  if (!schema) throw new Error('the footer has no schema');
  checkSchema(schema);
  footer.list(2, 24);
  footer.list(3, 24);
  footer.list(4, 4);
}

function checkSchema(schema: Flat): void {
  for (const field of schema.tables(1)) checkField(field, 0);
  schema.list(2, 4);
  schema.list(3, 8);
}

function checkField(field: Flat, depth: number): void {
  if (depth > DEEPEST) throw new Error(`fields are nested deeper than ${DEEPEST}`);
  for (const child of field.tables(5)) checkField(child, depth + 1);
  field.list(6, 4);
}

function checkBatch(batch: Flat): void {
  batch.list(1, 16);
  batch.list(2, 16);
  batch.list(4, 8);
}

function tableAt(bytes: Uint8Array, at: number, length: number): Flat {
  if (at + length > bytes.length) throw new Error('a message is longer than the file');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, length);
  return new Flat(view, view.getUint32(0, true));
}

/** A table of FlatBuffers; whatever lies outside the message throws. */
class Flat {
  constructor(private readonly view: DataView, private readonly at: number) {}

  /** Where a member lies; 0 when absent. */
  #member(slot: number): number {
    const vtable = this.at - this.view.getInt32(this.at, true);
    const place = 4 + 2 * slot;
    const offset = place < this.view.getUint16(vtable, true) ? this.view.getUint16(vtable + place, true) : 0;
    return offset === 0 ? 0 : this.at + offset;
  }

  byte(slot: number): number {
    const at = this.#member(slot);
    return at === 0 ? 0 : this.view.getUint8(at);
  }

  long(slot: number): number {
    const at = this.#member(slot);
    return at === 0 ? 0 : Number(this.view.getBigInt64(at, true));
  }

  table(slot: number): Flat | null {
    const at = this.#member(slot);
    return at === 0 ? null : new Flat(this.view, at + this.view.getUint32(at, true));
  }

  /** Where a list of elements so many bytes long starts, and how many there are. */
  list(slot: number, size: number): {start: number; length: number} {
    const at = this.#member(slot);
    if (at === 0) return {start: 0, length: 0};
    const start = at + this.view.getUint32(at, true) + 4;
    const length = this.view.getUint32(start - 4, true);
    if (start + length * size > this.view.byteLength) throw new Error('a list is longer than its message');
    return {start, length};
  }

  tables(slot: number): Flat[] {
    const {start, length} = this.list(slot, 4);
    return Array.from({length}, (_, index) => {
      const at = start + 4 * index;
      return new Flat(this.view, at + this.view.getUint32(at, true));
    });
  }
}
