/** Keeps what is dear to make. */
export interface Keeper {
  /** What stands under a key, made when it does not; `bytes` tells how much that takes. */
  get<T>(key: string, make: () => T, bytes: (thing: T) => number): T;
}

/** Keeps things while there is room; the one that was not asked for the longest goes first. */
export class Cache implements Keeper {
  readonly #kept = new Map<string, {readonly thing: unknown; readonly bytes: number}>();
  #bytes = 0;

  /** @param room bytes that may be kept; one thing larger than that is kept alone */
  constructor(private readonly room: number) {}

  get<T>(key: string, make: () => T, bytes: (thing: T) => number): T {
    const kept = this.#kept.get(key);
    if (kept) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.thing as T;
    }
    const thing = make();
    const size = bytes(thing);
    for (const [oldest, {bytes: freed}] of this.#kept) {
      if (this.#bytes + size <= this.room) break;
      this.#kept.delete(oldest);
      this.#bytes -= freed;
    }
    this.#kept.set(key, {thing, bytes: size});
    this.#bytes += size;
    return thing;
  }

  /** The same room for things of one scope, whose keys may be those of another. */
  within(scope: string): Keeper {
    return {get: (key, make, bytes) => this.get(`${scope}\n${key}`, make, bytes)};
  }
}
