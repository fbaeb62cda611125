/** A picture stays as it is so long when its question changes; most answers are there before, and dimming costs frames. */
const PATIENCE_MS = 100;

/** The time in which a run that has begun leaves no trace in the picture. */
export class Patience {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param over the time is over, and the picture may tell */
  constructor(private readonly over: () => void) {}

  get lasts(): boolean {
    return this.#timer !== undefined;
  }

  gain(): void {
    this.lose();
    this.#timer = setTimeout(() => {
      this.lose();
      this.over();
    }, PATIENCE_MS);
  }

  lose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
