import {nextTask} from './next-task.js';

/** How long a picture waits at most, milliseconds from the first of its burst that is ready. */
const MOST_WAIT_MS = 30;

/**
 * Pictures that are asked for in one task, as by a filter that a whole board hears, change in one task: no frame is spent
 * on half of them, and nobody sees two filters side by side. One that takes long is not waited for.
 */
class Burst {
  #awaited = 0;
  #end!: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = () => {
      if (current === this) current = null;
      resolve();
    };
  });

  /** A picture is asked for; it leaves once it is there, or known not to come. */
  enter(): this {
    this.#awaited++;
    return this;
  }

  /** Settles when it may be shown. */
  leave(): Promise<void> {
    if (--this.#awaited > 0) {
      this.#timer ??= setTimeout(this.#end, MOST_WAIT_MS);
    } else {
      clearTimeout(this.#timer);
      this.#end();
    }
    return this.#ended;
  }
}

let current: Burst | null = null;

/** The burst of this task. */
export function burst(): Burst {
  if (!current) {
    const begun = current = new Burst();
    nextTask(() => { if (current === begun) current = null; });
  }
  return current;
}
