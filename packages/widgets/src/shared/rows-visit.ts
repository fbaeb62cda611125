import {say} from './say.js';

/** A person's visit to the rows behind what they picked: they hear that these have come, and find back to what they picked. */
export class RowsVisit {
  readonly #root: ShadowRoot;
  readonly #from: Element | null;
  #isTold = false;

  /** To be made when the rows are asked for. */
  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#from = root.activeElement;
  }

  /** To be called when they may have been drawn. */
  drawn(): void {
    const said = this.#isTold ? null : this.#root.querySelector('#rows-name, .rows > .muted');
    if (!said) return;
    this.#isTold = true;
    say(this.#root, said.textContent);
  }

  /** To be called before they go. */
  end(): void {
    if (this.#root.activeElement?.closest('.rows')) (this.#from as HTMLElement | null)?.focus();
    say(this.#root, '');
  }
}
