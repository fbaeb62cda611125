import {holdBackdrop} from '@crm-widgets/charts';

/**
 * Has a picture know what colour lies behind it. Looking at colours makes the browser settle all styles and where all stands,
 * so not at each drawing, and not before a large one but while little is there: `transitionrun` tells of a change.
 */
export class HeldBackdrop {
  #held: HTMLElement | null = null;

  /** @param picture selector of what is drawn */
  constructor(private readonly root: () => ParentNode, private readonly picture: string) {}

  /** To be called when a picture is to come. */
  ahead(): void {
    if (!this.#one(this.picture)) this.hold();
  }

  /** To be called when it was drawn. */
  drawn(): void {
    if (this.#place() !== this.#held) this.hold();
  }

  /** Looks again. */
  hold(): void {
    this.#held = this.#place();
    if (this.#held) holdBackdrop(this.#held);
  }

  /** What is folded away is a part of its own, which a page may paint. */
  #place(): HTMLElement | null {
    const shown = this.#one(this.picture);
    return shown?.closest('details') ? shown : this.#one('.body');
  }

  #one(selector: string): HTMLElement | null {
    return this.root().querySelector<HTMLElement>(selector);
  }
}
