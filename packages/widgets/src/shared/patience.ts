/** A picture stays as it is so long when its question changes; most answers are there before, and dimming costs frames. */
const PATIENCE_MS = 100;

/** The time in which a run that has begun leaves no trace in the picture. */
export class Patience {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param lost it is over, and the picture may tell */
  constructor(private readonly lost: () => void) {}

  get lasts(): boolean {
    return this.#timer !== undefined;
  }

  gain(): void {
    this.end();
    this.#timer = setTimeout(this.lose, PATIENCE_MS);
  }

  readonly lose = (): void => {
    this.end();
    this.lost();
  };

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
