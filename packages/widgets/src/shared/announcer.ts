import type {LitElement, ReactiveController} from 'lit';
import type {WidgetResult} from '@crm-widgets/core';
import type {WidgetState} from './states.js';
import type {CrmWidget} from './widget-element.js';

/** A widget as far as its live region needs it. */
export type Announced = LitElement & Pick<CrmWidget<WidgetResult>, 'state' | 'widgetState' | 'messages' | 'formats' | 'shownHeading'>;

/**
 * Has a widget's live region say, politely, what went otherwise than expected, and of which widget: rows left out, a refresh that failed, a
 * fault, a picture of which nothing is left. One sentence a run, and none that was the last one: a refresh every minute finds the same
 * rows each time, and a stale picture only gets older.
 */
export class Announcer implements ReactiveController {
  #seen: WidgetState = 'idle';
  /** What the last run came to. */
  #told: WidgetState = 'idle';
  #said = '';
  #language = '';
  /** The locale that it was said for. */
  #asked = '';

  constructor(private readonly host: Announced) {
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const {state, widgetState, renderRoot} = this.host;
    const region = renderRoot.querySelector('[role=status]');
    if (region) this.#turn(region);
    // A state that is pinned for design is none that came about.
    if (!region || state || widgetState === this.#seen) return;
    [this.#seen, this.#asked] = [widgetState, this.host.formats.locale];
    // While another run goes on the last word stands.
    if (widgetState === 'loading') return;
    const said = this.#sentence(widgetState);
    this.#told = widgetState;
    if (said === this.#said) return;
    this.#said = region.textContent = said;
  }

  /** Words that have only now come say again what English said in their place; a page that changes its language hears nothing twice. */
  #turn(region: Element): void {
    const {messages: {language}, formats: {locale}, widgetState} = this.host;
    if (language === this.#language) return;
    this.#language = language;
    if (region.textContent) this.#said = region.textContent = locale === this.#asked ? this.#sentence(widgetState) : '';
  }

  #sentence(state: WidgetState): string {
    const {messages, shownHeading, renderRoot} = this.host;
    if (state === 'error' || state === 'unsupported') return messages.cannotShow(shownHeading);
    if (state === this.#told && state !== 'partial') return this.#said;
    // What is empty from the first is found so where it stands.
    const isNote = state === 'partial' || state === 'stale' || (state === 'empty' && this.#told !== 'idle');
    const note = isNote ? renderRoot.querySelector(`[part=${state}]`)?.textContent?.trim() : '';
    return note ? `${shownHeading}: ${note}` : '';
  }
}
