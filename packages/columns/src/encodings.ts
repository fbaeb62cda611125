import type {ByteSink} from './byte-stages.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that a byte-order mark names, and how long the mark is. */
export function markOf(head: Uint8Array): {encoding: Encoding; length: number} {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return {encoding: 'utf-8', length: 3};
  if (head[0] === 0xff && head[1] === 0xfe) return {encoding: 'utf-16le', length: 2};
  if (head[0] === 0xfe && head[1] === 0xff) return {encoding: 'utf-16be', length: 2};
  return {encoding: 'utf-8', length: 0};
}

/** Leaves out the first bytes. */
export class Without implements ByteSink {
  constructor(private left: number, private readonly sink: ByteSink) {}

  write(chunk: Uint8Array): void | Promise<void> {
    const taken = Math.min(this.left, chunk.length);
    this.left -= taken;
    return this.sink.write(chunk.subarray(taken));
  }

  end(): void | Promise<void> {
    return this.sink.end();
  }
}
