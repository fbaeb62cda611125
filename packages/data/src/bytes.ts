/** The parts as one, in new memory. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What is wrong with the frame of a wasm file, whose sections must end where it ends; null when it is whole. */
export function wasmFlaw(bytes: Uint8Array): string | null {
  const magic = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  if (magic.some((byte, at) => bytes[at] !== byte)) return 'it is not a wasm file';
  let at = magic.length;
  while (at < bytes.length) {
    const [size, from] = leb128(bytes, at + 1);
    at = from + size;
  }
  return at === bytes.length ? null : 'it is cut short';
}

function leb128(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0;
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at + 1];
  }
}
