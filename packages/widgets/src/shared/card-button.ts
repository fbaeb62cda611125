import {html, type TemplateResult} from 'lit';
import {faultOf} from '@crm-widgets/core';
import type {CardSubject} from '../card/card-model.js';
import type {OpenCard} from '../card/open-card.js';
import {logOnce} from './states.js';

/** Opens a widget's definition card, by the button in its frame or by a key; the first to ask fetches the card's code. */
export class CardButton {
  #card: OpenCard | null = null;

  /** @param subject what there is to explain now; null while there is nothing */
  constructor(private readonly root: () => ShadowRoot, private readonly subject: () => CardSubject | null) {}

  /** @param hidden there is nothing to explain; it keeps its place, so that nothing moves when the number comes */
  render(label: string, hidden: boolean): TemplateResult {
    return html`<button part="about" class="about" aria-haspopup="dialog" aria-label=${label}
      ?hidden=${hidden} @click=${this.#open}></button>`;
  }

  /** `?` and `i` open the card, unless somebody is writing. */
  readonly press = (event: KeyboardEvent): void => {
    const {key, ctrlKey, metaKey, altKey} = event;
    const from = event.composedPath()[0] as Element;
    if ((key !== '?' && key !== 'i') || ctrlKey || metaKey || altKey || from.closest('input,textarea,select,[contenteditable]')) return;
    event.preventDefault();
    void this.#open();
  };

  /** Tells an open card what is to be explained by now. */
  follow(): void {
    if (this.#card?.isOpen) this.#card.follow(this.subject());
  }

  close(): void {
    this.#card?.close();
  }

  readonly #open = async () => {
    try {
      const {OpenCard} = await import('../card/open-card.js');
      const subject = this.subject();
      if (subject) (this.#card ??= new OpenCard(this.root())).toggle(subject);
    } catch (thrown) {
      logOnce(faultOf(thrown));
    }
  };
}
