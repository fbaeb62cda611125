import {Rows} from './rows.js';

const COMMA = 44;
const DOT = 46;
const LINE = 10;

/** Numbers texts in order of first appearance, by their bytes: a string is made once for each. */
class Codes {
  readonly names: string[] = [];
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes: number[] = [];
  #at: number[] = [0];
  #bytes = new Uint8Array(1 << 12);

  of(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const mask = this.#slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot]!;
      if (code < 0) return this.#add(slot, hash, bytes.subarray(from, to));
      if (this.#hashes[code] === hash && this.#is(code, bytes, from, to)) return code;
    }
  }

  #is(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#at[code]!;
    if (this.#at[code + 1]! - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#bytes[start + i - from] !== bytes[i]) return false;
    return true;
  }

  #add(slot: number, hash: number, text: Uint8Array): number {
    const end = this.#at.at(-1)!;
    if (end + text.length > this.#bytes.length) {
      const old = this.#bytes;
      this.#bytes = new Uint8Array(old.length * 2);
      this.#bytes.set(old);
    }
    this.#bytes.set(text, end);
    this.#at.push(end + text.length);
    this.#slots[slot] = this.#hashes.push(hash) - 1;
    this.names.push(String.fromCharCode(...text));
    if (this.names.length * 2 > this.#slots.length) this.#grow();
    return this.names.length - 1;
  }

  #grow(): void {
    const mask = this.#slots.length * 4 - 1;
    this.#slots = new Int32Array(mask + 1).fill(-1);
    this.#hashes.forEach((hash, code) => {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code;
    });
  }
}

/** Reads id, who, date, amount and channel, in this order and without quotes, as the shop writes them, while they arrive. */
export async function readCsv(response: Response): Promise<Rows> {
  const rows = new Rows();
  const codes = {who: new Codes(), channel: new Codes()};
  let rest = new Uint8Array(0);
  let isHeader = true;
  const reader = response.body!.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const bytes = joined(rest, part.value);
    const end = bytes.lastIndexOf(LINE) + 1;
    parseLines(bytes, isHeader ? bytes.indexOf(LINE) + 1 : 0, end, codes, rows);
    isHeader &&= end === 0;
    rest = bytes.slice(end);
  }
  rows.whoNames = codes.who.names;
  rows.whoCount = codes.who.names.length;
  rows.channelNames = codes.channel.names;
  return rows;
}

function joined(rest: Uint8Array<ArrayBuffer>, part: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (rest.length === 0) return part;
  const both = new Uint8Array(rest.length + part.length);
  both.set(rest);
  both.set(part, rest.length);
  return both;
}

function parseLines(bytes: Uint8Array, from: number, end: number, codes: {who: Codes; channel: Codes}, rows: Rows): void {
  for (let at = from; at < end;) {
    while (bytes[at] !== COMMA) at++;
    const start = ++at;
    while (bytes[at] !== COMMA) at++;
    const who = codes.who.of(bytes, start, at);
    const day = dayAt(bytes, at + 1);
    at += 12;
    let cents = 0;
    for (; bytes[at] !== COMMA; at++) if (bytes[at] !== DOT) cents = cents * 10 + bytes[at]! - 48;
    const channelAt = ++at;
    while (bytes[at] !== LINE) at++;
    rows.add(who, day, cents, codes.channel.of(bytes, channelAt, at++));
  }
}

const monthStarts = Int32Array.from({length: 1200}, (_, month) => Date.UTC(2000, month) / 86_400_000);

/** Days since 1970 of `2024-06-15`. */
function dayAt(bytes: Uint8Array, at: number): number {
  const digit = (i: number) => bytes[at + i]! - 48;
  const month = (digit(2) * 10 + digit(3)) * 12 + digit(5) * 10 + digit(6) - 1;
  return monthStarts[month]! + digit(8) * 10 + digit(9) - 1;
}
