/**
 * A stream of numbers that is the same for the same seed, on any machine.
 *
 * Each table of the made-up company draws from a stream of its own, so that a change to one leaves the others as they
 * were.
 */
export class Random {
  #state: number;

  /** @param seed integer; @param stream name of the stream, so that one seed feeds many */
  constructor(seed: number, stream: string) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    for (const letter of stream) this.#state = Math.imul(this.#state ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  }

  /** Uniform in [0, 1), with 32 bits of it: a Weyl sequence, mixed. */
  unit(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.unit();
  }

  /** Integer, both ends included. */
  integer(low: number, high: number): number {
    return low + Math.floor((high - low + 1) * this.unit());
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)]!;
  }

  /** One of the list, in proportion to its weight; weights are positive. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T {
    let rest = this.unit() * list.reduce((sum, item) => sum + weight(item), 0);
    return list.find((item) => (rest -= weight(item)) < 0) ?? list.at(-1)!;
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Long-tailed and positive; half of the draws lie below `median`. */
  longTailed(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** Count of rare things when `mean` are expected (Knuth's product method; fit for means below 500). */
  count(mean: number): number {
    const floor = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > floor; product *= this.unit()) count += 1;
    return count;
  }
}
