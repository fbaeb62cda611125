import {html, type TemplateResult} from 'lit';
import {faultOf} from '@crm-widgets/core';
import type {CardSubject} from '../card/card-model.js';
import type {OpenCard} from '../card/open-card.js';
import type {OpenTools} from '../export/open-tools.js';
import type {Messages} from './messages/messages.js';
import {logOnce} from './states.js';

/** Opens a widget's definition card, by the button in its frame or by a key, and the menu that saves it; the first to ask fetches the code. */
export class CardButton {
  #card: OpenCard | null = null;
  #tools: OpenTools | null = null;

  /** @param subject what there is to explain now; null while there is nothing */
  constructor(private readonly root: () => ShadowRoot, private readonly subject: () => CardSubject | null) {}

  /** @param hidden there is nothing to explain; it keeps its place, so that nothing moves when the number comes */
  render(heading: string, hidden: boolean, {definition, save}: Messages): TemplateResult {
    return html`<button part="about" class="about" aria-haspopup="dialog" aria-label=${definition(heading)}
      ?hidden=${hidden} @click=${this.#open}></button><button part="tools" class="about tools" aria-haspopup="menu"
      aria-label=${save(heading)} ?hidden=${hidden} @click=${this.#save}></button>`;
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
    this.#tools?.close();
  }

  readonly #save = ({currentTarget}: Event) => this.#show(async () => {
    const {OpenTools} = await import('../export/open-tools.js');
    return (subject) => (this.#tools ??= new OpenTools(this.root())).toggle(subject, currentTarget as HTMLElement);
  });

  readonly #open = () => this.#show(async () => {
    const {OpenCard} = await import('../card/open-card.js');
    return (subject) => (this.#card ??= new OpenCard(this.root())).toggle(subject);
  });

  async #show(fetch: () => Promise<(subject: CardSubject) => void>): Promise<void> {
    try {
      const toggle = await fetch();
      const subject = this.subject();
      if (subject) toggle(subject);
    } catch (thrown) {
      logOnce(faultOf(thrown));
    }
  }
}
