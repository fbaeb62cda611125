import {html, nothing, svg, type PropertyValues, type SVGTemplateResult} from 'lit';
import type {CohortResult, TableName} from '@crm-widgets/core';
import type {AskOptions, CohortAsk, Outcome, Source} from '@crm-widgets/runtime';
import {given, readNumber, type Json} from '../shared/attributes.js';
import {CrmSelectEvent} from '../shared/events.js';
import {jsonText} from '../shared/json-text.js';
import {property, state} from '../shared/property.js';
import {CrmWidget} from '../shared/widget-element.js';
import type {CellHost} from './cell-focus.js';

type Picture = typeof import('./cohort-picture.js');

/** Tables that a file of no name may be, in the order in which they are taken. */
const cohortTables: readonly TableName[] = ['transactions', 'subscriptions', 'events'];
/** Rows of the skeleton's triangle. */
const boneRows = 6;

/**
 * Who of each cohort came back, period by period.
 *
 * @element crm-cohort-retention
 * @attr {string} table - transactions, subscriptions, events, deals, tickets or surveys; by default the first that is there.
 * @attr {string} start - Event, or JSON, that puts somebody into a cohort; by default any.
 * @attr {string} return - Event, or JSON, that counts as coming back; by default any.
 * @attr {string} cohort - first (default): of the first start of all history; recurring: of each period with one.
 * @attr {string} mode - on (default), unbounded, bracket, until, rolling24; survival, of subscriptions: who never left,
 *   the average being the Kaplan-Meier estimate with its band.
 * @attr {string} brackets - Periods taken together, such as `0,1-7,8-14`; with mode bracket.
 * @attr {string} measure - customers, revenue-gross or revenue-net.
 * @attr {number} min-count - Returns that it takes.
 * @attr {number} periods - Most columns.
 * @fires {CrmSelectEvent} crm-select - A person picked a cell; `detail.key` is such as `1997-01-01/3`.
 * @fires {CrmReadyEvent} crm-ready - The triangle is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last triangle stays.
 * @fires {CrmErrorEvent} crm-error - The triangle could not be shown.
 * @slot - Shown until the triangle is there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when nobody started in the period.
 * @csspart chart - The triangle, a table.
 * @csspart cell - One cohort in one period.
 * @csspart legend - The scale of the colours.
 * @cssprop [--crm-heat-color=var(--crm-color-accent)] - The strongest colour of the scale.
 * @cssprop [--crm-cohort-max-height=48rem] - Height from which the triangle scrolls.
 */
export class CrmCohortRetention extends CrmWidget<CohortResult, CohortAsk> {
  @property() start: Json = '';
  @property() return: Json = '';
  @property() cohort = '';
  @property() mode = '';
  @property() brackets = '';
  @property() measure = '';
  @property({attribute: 'min-count'}) minCount: string | number = '';
  @property() periods: string | number = '';

  /** Key of the cell that the tab key reaches. */
  @state() private current: string | null = null;
  /** Cohorts with nobody in them are shown row by row. */
  @state() private unfolded = false;

  #drawing: Picture | null = null;
  #focus: InstanceType<Picture['CellFocus']> | null = null;
  /** The result whose triangle stands, also while the next one is awaited. */
  #shown: CohortResult | null = null;

  protected override get needsWidth(): boolean {
    return true;
  }

  protected override query(): CohortAsk {
    return {
      ...this.frame, table: given(this.table), start: jsonText(this.start), return: jsonText(this.return),
      cohort: given(this.cohort), mode: given(this.mode), brackets: given(this.brackets), measure: given(this.measure),
      minCount: readNumber('min-count', this.minCount, '2'), periods: readNumber('periods', this.periods, '12'),
    };
  }

  protected override async answer(
    source: Source | null, ask: CohortAsk, options: AskOptions,
  ): Promise<Outcome<CohortResult>> {
    const {askCohort} = await this.loadDrawing();
    return askCohort(source!, ask, options);
  }

  protected override async loadDrawing(): Promise<Picture> {
    this.#drawing ??= await import('./cohort-picture.js');
    this.#focus ??= new this.#drawing.CellFocus(this.#host());
    return this.#drawing;
  }

  protected override candidates(): Promise<readonly TableName[]> {
    return Promise.resolve(cohortTables);
  }

  protected override foreseen(): readonly (readonly TableName[])[] {
    return [this.table ? [this.table as TableName] : cohortTables];
  }

  protected override defaultHeading(): string {
    return this.messages.metricTitle('cohort-retention')!;
  }

  protected override renderSkeleton(): unknown {
    const rows = Array.from({length: boneRows}, (_, row) => row);
    const bones = rows.flatMap((row) => rows.slice(row).map((_, column) => bone(row, column)));
    return html`<svg class="skeleton" part="skeleton" aria-hidden="true">${bones}</svg>`;
  }

  protected override renderResult(result: CohortResult): unknown {
    if (!this.#focus) return nothing;
    return this.#drawing!.cohortPicture(result, {
      ...this.#voice, width: this.width || undefined, current: this.current, unfolded: this.unfolded,
    }, this.#focus);
  }

  get #voice() {
    return this.#drawing!.cohortVoice(this.formats, this.messages.language, this.brackets);
  }

  #host(): CellHost {
    return {
      root: () => this.renderRoot, shown: () => this.#shown, voice: () => this.#voice,
      reach: (key) => { this.current = key; },
      pick: (key) => this.dispatchEvent(new CrmSelectEvent({metric: 'cohort-retention', key})),
      fold: () => { this.unfolded = !this.unfolded; },
    };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#shown = this.result ?? this.#shown;
    this.#focus?.drawn();
  }
}

function bone(row: number, column: number): SVGTemplateResult {
  return svg`<rect x=${`${column * 16.8}%`} y=${`${row * 2.375}em`} width="16%" height="2.25em" rx="4"></rect>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-cohort-retention': CrmCohortRetention;
  }
}
