import type {Json} from '../shared/attributes.js';
import {jsonText} from '../shared/json-text.js';

const names = ['label', 'where', 'table', 'window'] as const;

/**
 * One step of the crm-funnel that it is in, in the place of one of `steps`; it shows nothing. Steps may be added, taken
 * away and changed at any time.
 *
 * @element crm-step
 * @attr {string} id - What errors, `exclude` and `crm-select` call the step; without `where` the value of the step column.
 * @attr {string} label - What people read; by default the id.
 * @attr {string} where - JSON; which rows are the step, such as `{"name": "signup"}`.
 * @attr {string} table - Table of the step, where it is not that of the funnel.
 * @attr {string} window - Longest time from the step before, such as `14d`.
 */
export class CrmStep extends HTMLElement {
  constructor() {
    super();
    for (const name of names) {
      // What a page gave before the tag was known.
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (this as Partial<CrmStep>)[name];
      queueMicrotask(() => { this[name] = value as string; });
    }
  }

  /** What people read; by default the id. */
  get label(): string { return this.#get('label'); }
  set label(value: string) { this.#set('label', value); }

  /** Which rows are the step, as a value or as JSON text. */
  get where(): Json { return this.#get('where'); }
  set where(value: Json) { this.#set('where', value); }

  /** Table of the step, where it is not that of the funnel. */
  get table(): string { return this.#get('table'); }
  set table(value: string) { this.#set('table', value); }

  /** Longest time from the step before. */
  get window(): string { return this.#get('window'); }
  set window(value: string) { this.#set('window', value); }

  #get(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  #set(name: string, value: Json): void {
    const text = jsonText(value);
    if (text === undefined) this.removeAttribute(name);
    else this.setAttribute(name, text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-step': CrmStep;
  }
}
