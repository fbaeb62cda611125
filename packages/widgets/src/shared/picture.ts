import {noChange} from 'lit';
import type {WidgetResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';

/** The drawing in a frame; made anew only for what shows in it, as a run passes several states and charts are large. */
export class Picture<R extends WidgetResult> {
  /** What stands in the frame. */
  shows: Outcome<R> | null = null;
  /** Something else that shows in it has changed. */
  isDated = false;
  #before: Outcome<R> | null = null;
  /** Made while others were waited for. */
  #ahead: {readonly outcome: Outcome<R>; readonly drawn: unknown} | null = null;

  constructor(private readonly draw: (outcome: Outcome<R>) => unknown) {}

  date(isDated: boolean): void {
    this.isDated = isDated;
    if (isDated) this.#ahead = null;
  }

  /** Draws while there is time for it; what a new title says, and a fault, are left to `render`. */
  drawAhead(outcome: Outcome<R>): void {
    if (outcome.state === 'empty' || outcome.card.title !== this.shows?.card.title) return;
    try {
      this.#ahead = {outcome, drawn: this.draw(outcome)};
    } catch {
      // Drawn again it fails again, where it can be told.
    }
  }

  /** The frame is drawn: what stood in it is gone, unless it is rendered again. */
  lift(): void {
    this.#before = this.shows;
    this.shows = null;
  }

  render(outcome: Outcome<R>): unknown {
    const drawn = this.#before === outcome && !this.isDated ? noChange : this.#drawn(outcome);
    this.shows = outcome;
    return drawn;
  }

  #drawn(outcome: Outcome<R>): unknown {
    const ahead = this.#ahead;
    this.#ahead = null;
    return ahead?.outcome === outcome ? ahead.drawn : this.draw(outcome);
  }
}
