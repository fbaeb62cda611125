const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

export const LF = 10;
export const CR = 13;
export const QUOTE = 34;

/** UTF-8 of a text. */
export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes. @throws {TypeError} the bytes are not UTF-8 */
export function decode(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** A text of bytes known to be ASCII and few. */
export function ascii(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** Space, tab, line ends and page breaks: the white space that is one byte long. */
export function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Whether a byte ends a cell that goes on to a stop, or to the end of its line. */
export function isEnd(byte: number, stop: number): boolean {
  return byte === stop || (byte <= CR && (byte === LF || byte === CR));
}

export function trimStart(bytes: Uint8Array, start: number, end: number): number {
  while (start < end && isSpace(bytes[start]!)) start++;
  return start;
}

export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && isSpace(bytes[end - 1]!)) end--;
  return end;
}

/** One array of several; the only one itself where there is one. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** A text cut for a message, so that no file can flood it. */
export function cut(text: string, length = 40): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** One buffer used again for texts that come as strings, so that every cell is read from bytes. */
export class Scratch {
  bytes = new Uint8Array(256);

  /** Writes a text and returns how many bytes it took; they are good until the next call. */
  write(text: string): number {
    const {length} = text;
    if (length * 3 > this.bytes.length) this.bytes = new Uint8Array(length * 4);
    const {bytes} = this;
    // Short ASCII, which is nearly all there is, is copied in less time than it takes to call the encoder.
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127 || at === 64) return encoder.encodeInto(text, bytes).written;
      bytes[at] = code;
    }
    return length;
  }
}
