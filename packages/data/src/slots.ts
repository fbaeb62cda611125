import {settle} from './settle.js';

/** A fixed number of places; who finds none waits in line, and leaves it at once by an abort. */
export class Slots {
  readonly #free: number[];
  readonly #line: ((slot: number) => void)[] = [];

  constructor(count: number) {
    this.#free = Array.from({length: count}, (_, index) => index);
  }

  /** Resolves with the index of a place. Rejects with the reason of whichever signal aborts first. */
  async take(...signals: (AbortSignal | undefined)[]): Promise<number> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    let enter!: (slot: number) => void;
    const turn = new Promise<number>((resolve) => (enter = resolve));
    this.#line.push(enter);
    try {
      return await settle(turn, ...signals);
    } catch (reason) {
      const at = this.#line.indexOf(enter);
      if (at >= 0) this.#line.splice(at, 1);
      else void turn.then((slot) => this.give(slot));
      throw reason;
    }
  }

  give(slot: number): void {
    const next = this.#line.shift();
    if (next) next(slot);
    else this.#free.push(slot);
  }
}
