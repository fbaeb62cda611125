import {LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {wrongAttribute} from '@crm-widgets/core';
import type {Ask} from '@crm-widgets/runtime';
import {given, labelOf, readNumber, readObject, readOneOf, type Json} from './attributes.js';
import {Formats, readFormat, type NumberStyle} from './format.js';
import {known, localeOf} from './locale.js';
import {messagesFor, type Messages} from './messages/messages.js';
import {widgetStates, type WidgetState} from './states.js';

/** What all widgets share changes the question or the wait for its answer, but for these. */
const shown = /^(heading|description|locale|format|width)$/;

/** Whether any of what changed shows in a picture that stands, or is of one kind of widget and might. */
export function showsInPicture(changed: PropertyValues): boolean {
  return [...changed.keys()].some((name) => !(name in AttributedElement.properties) || shown.test(String(name)));
}

/**
 * What a page can say to every widget, and how it is read: the attributes, and the language that they come to.
 *
 * @attr {string} source - Id of the crm-source to read.
 * @attr {string} src - Address of a file to read instead of a source.
 * @attr {string} table - Which table the file is.
 * @attr {string} metric - What to measure.
 * @attr {string} params - JSON; parameters of the metric.
 * @attr {'day' | 'week' | 'month' | 'quarter' | 'year'} grain - Length of a period; month by default.
 * @attr {string} period - Such as `last-12-months`, `2024-Q2` or `all`.
 * @attr {string} from - First day, ISO; with `until`.
 * @attr {string} until - The day after the last, ISO.
 * @attr {'previous' | 'year' | 'none'} compare - What the value stands beside: the period before (default), the same a year
 *   before, or nothing.
 * @attr {string} by - Column to group by.
 * @attr {string} where - JSON; column to value, such as `{"channel": "web"}`. Only such rows count.
 * @attr {string} group - A name that widgets share; of no effect yet.
 * @attr {string} heading - Title; by default the metric's.
 * @attr {string} description - A line under the title.
 * @attr {string} locale - BCP 47; by default the nearest `lang`.
 * @attr {string} format - compact, full, or Intl.NumberFormat options as JSON.
 * @attr {number} refresh - Seconds between refreshes.
 * @attr {'lazy' | 'eager'} loading - When a run starts: near the view (default), or at once.
 * @attr {'idle' | 'loading' | 'ready' | 'partial' | 'stale' | 'empty' | 'unsupported' | 'error'} state - For design work:
 *   shows that state.
 * @attr {string} preset - Of the file of `src`: name of a known export.
 * @attr {string} columns - Of the file of `src`: JSON, column of the data model to header.
 * @attr {string} date-format - Of the file of `src`, such as `dd/mm/yyyy`.
 * @attr {string} decimal - Of the file of `src`: decimal mark, `.` or `,`.
 * @attr {string} integrity - Of the file of `src`: its hash.
 * @attr {string} time-zone - With `src`: IANA name; UTC by default.
 * @attr {string} currency - ISO 4217; with `src` or `values`, as that of a crm-source.
 * @attr {string} as-of - With `src`: ISO date or date-time up to which rows are known; now by default.
 */
export abstract class AttributedElement extends LitElement {
  // No decorators on the tags of the first load, here, kpi, source and table: theirs weigh 0.3 kB more on every page.
  static override properties: PropertyDeclarations = {
    source: {}, src: {}, table: {}, metric: {}, params: {}, grain: {}, period: {}, from: {}, until: {}, compare: {},
    by: {}, where: {}, group: {}, heading: {}, description: {}, locale: {}, format: {},
    refreshSeconds: {attribute: 'refresh'}, loading: {}, state: {}, preset: {}, columns: {},
    dateFormat: {attribute: 'date-format'}, decimal: {}, integrity: {}, timeZone: {attribute: 'time-zone'},
    currency: {}, asOf: {attribute: 'as-of'}, width: {attribute: false},
  };

  declare source: string;
  declare src: string;
  declare table: string;
  declare metric: string;
  declare params: Json;
  declare grain: string;
  declare period: string;
  declare from: string;
  declare until: string;
  declare compare: string;
  declare by: string;
  declare where: Json;
  declare group: string;
  declare heading: string;
  declare description: string;
  declare locale: string;
  declare format: Json;
  declare refreshSeconds: string | number;
  declare loading: string;
  declare state: string;
  declare preset: string;
  declare columns: Json;
  declare dateFormat: string;
  declare decimal: string;
  declare integrity: string;
  declare timeZone: string;
  declare currency: string;
  declare asOf: string;

  /** Width inside the card in CSS pixels, for drawings; 0 until it was measured. */
  width = 0;

  #formats: Formats | null = null;

  constructor() {
    super();
    for (const name of Object.keys(AttributedElement.properties)) this.requestUpdate(name);
  }

  /** What was never said is empty, and so is what is taken away, as an attribute or by the null or undefined of a framework. @internal */
  override requestUpdate(...asked: Parameters<LitElement['requestUpdate']>): void {
    const [name] = asked;
    if (name) (this as unknown as Record<PropertyKey, unknown>)[name] ??= '';
    super.requestUpdate(...asked);
  }

  /** The attributes that all questions share. @internal */
  get frame(): Ask {
    return {
      metric: given(this.metric),
      params: readObject('params', this.params, '{"scope": "total"}'),
      grain: given(this.grain), period: given(this.period), from: given(this.from), until: given(this.until),
      compare: given(this.compare), by: given(this.by),
      where: readObject('where', this.where, '{"channel": "web"}'),
    };
  }

  /** Ids or short names of the metrics, one as a rule. @internal */
  get metrics(): string[] {
    return this.metric.split(',').map((id) => id.trim());
  }

  /** @internal */
  get messages(): Messages {
    return messagesFor(localeOf(this, this.locale));
  }

  /** Writes numbers and dates in the widget's language; a wrong `format` is told by the error state, not here. @internal */
  get formats(): Formats {
    const locale = localeOf(this, this.locale);
    const style = this.#numberStyle();
    if (!this.#formats?.is(locale, style)) this.#formats = new Formats(locale, style);
    return this.#formats;
  }

  #numberStyle(): NumberStyle {
    try {
      return readFormat(this.format);
    } catch {
      return 'auto';
    }
  }

  /** How errors call this widget. @internal */
  get label(): string {
    return labelOf(this);
  }

  /** The state that `state` asks for. */
  protected get pinned(): WidgetState | null {
    return widgetStates.find((state) => state === this.state) ?? null;
  }

  /** Attributes that no question holds; a wrong one is told all the same. @throws {InputError} */
  protected checkFrame(): void {
    readFormat(this.format);
    readOneOf('loading', this.loading, ['lazy', 'eager']);
    readOneOf('state', this.state, widgetStates);
    readNumber('refresh', this.refreshSeconds, '60');
    if (this.locale && !known(this.locale)) {
      throw wrongAttribute('locale', this.locale, 'a language tag such as en or pt-BR', 'Set locale="en"');
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Other words may have come.
    if (changed.has('locale')) this.#formats = null;
  }
}
