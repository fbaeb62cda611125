/** The most bits of a number that are read here. */
export const MOST_BITS = 24;

/**
 * Reads numbers in Parquet's mix of run lengths and packed bits.
 * @param width bits of a number, up to `MOST_BITS`
 * @throws {Error} there are fewer numbers than `into` has room for
 */
export function readRunLengths(bytes: Uint8Array, start: number, width: number, into: Uint8Array | Int32Array): void {
  let at = start;
  for (let seen = 0; seen < into.length;) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new Error('a page has fewer values than it says');
      const byte = bytes[at++]!;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const count = Math.floor(header / 2);
    const isPacked = header % 2 === 1;
    const end = Math.min(seen + (isPacked ? count * 8 : count), into.length);
    if (isPacked) unpack(bytes, at, width, into.subarray(seen, end));
    else into.fill(wholeAt(bytes, at, (width + 7) >> 3), seen, end);
    at += isPacked ? count * width : (width + 7) >> 3;
    seen = end;
  }
}

function unpack(bytes: Uint8Array, start: number, width: number, into: Uint8Array | Int32Array): void {
  const mask = 2 ** width - 1;
  let at = start;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < into.length; i++) {
    for (; held < width; held += 8) bits |= (bytes[at++] ?? 0) << held;
    into[i] = bits & mask;
    bits >>>= width;
    held -= width;
  }
}

function wholeAt(bytes: Uint8Array, start: number, length: number): number {
  let whole = 0;
  for (let i = 0; i < length; i++) whole += (bytes[start + i] ?? 0) * 2 ** (8 * i);
  return whole;
}
