import type {LitElement, ReactiveController} from 'lit';
import type {WidgetResult} from '@crm-widgets/core';
import type {WidgetState} from './states.js';
import type {CrmWidget} from './widget-element.js';

/** A widget as far as its live region needs it. */
export type Announced = LitElement & Pick<CrmWidget<WidgetResult>, 'state' | 'widgetState' | 'messages' | 'shownHeading'>;

/**
 * Has a widget's live region say, politely, what went otherwise than expected: rows left out, a refresh that failed, a fault. One sentence a
 * run: what is drawn again says nothing again, nor does a stale picture that gets older.
 */
export class Announcer implements ReactiveController {
  #told: WidgetState = 'idle';

  constructor(private readonly host: Announced) {
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const {state, widgetState, renderRoot} = this.host;
    const region = renderRoot.querySelector('[role=status]');
    // A state that is pinned for design is none that came about.
    if (!region || state || widgetState === this.#told) return;
    this.#told = widgetState;
    // While another run goes on the last word stands, so that the same one is not said twice.
    if (widgetState !== 'loading') region.textContent = this.#sentence(widgetState);
  }

  #sentence(state: WidgetState): string {
    const {messages, shownHeading, renderRoot} = this.host;
    if (state === 'error' || state === 'unsupported') return messages.cannotShow(shownHeading);
    const note = state === 'partial' || state === 'stale' ? renderRoot.querySelector(`[part=${state}]`) : null;
    return note?.textContent?.trim() ?? '';
  }
}
