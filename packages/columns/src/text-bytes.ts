/** What engines keep for a text of a dictionary besides its letters: its head, and the place that points at it. */
const TEXT_HEAD = 24;

/** Memory that the texts of a dictionary take, in bytes, about. */
export function textBytes(dictionary: readonly string[]): number {
  let bytes = 0;
  for (const text of dictionary) bytes += TEXT_HEAD + text.length;
  return bytes;
}
