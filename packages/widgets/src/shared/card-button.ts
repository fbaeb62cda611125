import {html, type TemplateResult} from 'lit';
import {faultOf} from '@crm-widgets/core';
import type {Explained} from '../card/card-subject.js';
import type {WidgetCard} from '../card/widget-card.js';
import type {WidgetTools} from '../export/widget-tools.js';
import {logOnce} from './states.js';

/** Opens a widget's definition card, by the button in its frame or by a key, and the menu that saves it; the first to ask fetches the code. */
export class CardButton {
  #card: WidgetCard | null = null;
  #tools: WidgetTools | null = null;

  constructor(private readonly widget: Explained) {}

  /** Where there is nothing to explain they keep their place, so that nothing moves when the number comes. */
  render(): TemplateResult {
    const {shownHeading, explained, messages} = this.widget;
    return html`<button part="about" class="about" aria-haspopup="dialog" aria-label=${messages.definition(shownHeading)}
      ?hidden=${!explained} @click=${this.#open}></button><button part="tools" class="about tools" aria-haspopup="menu"
      aria-label=${messages.save(shownHeading)} ?hidden=${!explained} @click=${this.#save}></button>`;
  }

  /** `?` and `i` open the card, unless somebody is writing. */
  readonly press = (event: KeyboardEvent): void => {
    const {key, ctrlKey, metaKey, altKey} = event;
    const from = event.composedPath()[0] as Element;
    if ((key !== '?' && key !== 'i') || ctrlKey || metaKey || altKey || from.closest('input,textarea,select,[contenteditable]')) return;
    event.preventDefault();
    void this.#open();
  };

  readonly #save = async ({currentTarget}: Event) => {
    try {
      const {WidgetTools} = await import('../export/widget-tools.js');
      (this.#tools ??= new WidgetTools(this.widget)).toggle(currentTarget as HTMLElement);
    } catch (thrown) {
      logOnce(faultOf(thrown));
    }
  };

  readonly #open = async () => {
    try {
      const {WidgetCard} = await import('../card/widget-card.js');
      (this.#card ??= new WidgetCard(this.widget)).toggle();
    } catch (thrown) {
      logOnce(faultOf(thrown));
    }
  };
}
