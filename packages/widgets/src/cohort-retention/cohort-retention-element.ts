import {html, nothing, svg, type PropertyValues, type SVGTemplateResult} from 'lit';
import type {CohortResult, TableName} from '@crm-widgets/core';
import type {AskOptions, CohortAsk, Outcome, Source} from '@crm-widgets/runtime';
import {given, readNumber, type Json} from '../shared/attributes.js';
import {jsonText} from '../shared/json-text.js';
import {property} from '../shared/property.js';
import {CrmWidget} from '../shared/widget-element.js';
import type {CohortDesk} from './cohort-desk.js';

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
 * @attr {string} view - triangle (default), curves: a line for each cohort, or average: that of all alone.
 * @attr {string} show - In the cells percent (default), or counts: how many, or of revenue how much.
 * @attr {string} average - weighted (default): a cohort counts by its size; simple: each counts the same.
 * @attr {string} scale - Colours: sequential (default); diverging, to either side of the target, or without one of the
 *   average of the period; banded, few colours between round values.
 * @attr {number} target - A share such as 0.4, drawn as a line; each cell says whether it reaches it.
 * @attr {boolean} no-controls - Visitors switch neither view nor numbers nor grain, which are attributes alone.
 * @fires {CrmSelectEvent} crm-select - A person picked a cell; `detail.key` is such as `1997-01-01/3`.
 * @fires {CrmReadyEvent} crm-ready - The triangle is shown, or that there is none.
 * @fires {CrmStaleEvent} crm-stale - A refresh failed; the last triangle stays.
 * @fires {CrmErrorEvent} crm-error - The triangle could not be shown.
 * @slot - Shown until the triangle is there.
 * @slot heading - Replaces the title.
 * @slot empty - Shown when nobody started in the period.
 * @csspart chart - The triangle, a table.
 * @csspart cell - One cohort in one period.
 * @csspart legend - What colours and lines mean.
 * @csspart curve - One cohort's line, or the average's.
 * @csspart switches - What a visitor switches.
 * @csspart compare - Two cohorts side by side.
 * @csspart table - The triangle below its curves.
 * @cssprop [--crm-heat-color=var(--crm-color-accent)] - The strongest colour of the scale.
 * @cssprop [--crm-heat-low-color] - The strongest colour below the middle of a diverging scale; an orange.
 * @cssprop [--crm-cohort-first-color] - The first of two cohorts that are compared.
 * @cssprop [--crm-cohort-second-color] - The second.
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

  @property() view = '';
  @property() show = '';
  @property() average = '';
  @property() scale = '';
  @property() target: string | number = '';
  @property({type: Boolean, attribute: 'no-controls'}) noControls = false;

  #desk: CohortDesk | null = null;

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
    return (await this.loadDrawing()).answer(source, ask, options);
  }

  protected override async loadDrawing(): Promise<CohortDesk> {
    const desk = await import('./cohort-desk.js');
    return this.#desk ??= new desk.CohortDesk(this);
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
    return this.#desk?.render(result, {
      width: this.width, formats: this.formats, messages: this.messages, title: this.shownHeading,
    }) ?? nothing;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#desk?.drawn();
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
