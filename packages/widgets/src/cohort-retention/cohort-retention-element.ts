import type {CohortResult, TableName} from '@crm-widgets/core';
import type {CohortAsk} from '@crm-widgets/runtime';
import type {Json} from '../shared/attributes.js';
import {LateWidget, type Bone} from '../shared/late-widget.js';

/** Tables that it reads, in the order in which they are taken. */
const cohortTables: readonly TableName[] = ['transactions', 'subscriptions', 'events'];

/** A small triangle. */
const bones = [9, 8, 7, 6, 5, 4, 3, 2, 1].flatMap((length, row) =>
  Array.from({length}, (_, column): Bone => [column * 11.2, row * 3, 10.6, 2.8]));

/**
 * Who of each cohort came back, period by period.
 *
 * @element crm-cohort-retention
 * @attr {string} table - transactions, subscriptions, events, deals, tickets or surveys; by default the first that is there.
 * @attr {string} start - Event, or JSON, that puts somebody into a cohort; by default any.
 * @attr {string} return - Event, or JSON, that counts as coming back; by default any.
 * @attr {'first' | 'recurring'} cohort - first (default): of the first start of all history; recurring: of each period with
 *   one.
 * @attr {'on' | 'unbounded' | 'bracket' | 'until' | 'rolling24' | 'survival'} mode - Who counts as back in a period: who came
 *   in it (on, default), in it or later, in a bracket of them, up to it, by their own 24 hours; survival, of subscriptions:
 *   who never left, the average being the Kaplan-Meier estimate with its band.
 * @attr {string} brackets - Periods taken together, such as `0,1-7,8-14`; with mode bracket.
 * @attr {'customers' | 'revenue-gross' | 'revenue-net'} measure - Heads (default), or what they pay: up to what it was at the
 *   start, or with what they pay more.
 * @attr {number} min-count - Returns that it takes.
 * @attr {number} periods - Most columns.
 * @attr {'triangle' | 'curves' | 'average'} view - triangle (default), curves: a line for each cohort, or average: that of all alone.
 * @attr {'percent' | 'counts'} show - In the cells percent (default), or counts: how many, or of revenue how much.
 * @attr {'weighted' | 'simple'} average - weighted (default): a cohort counts by its size; simple: each counts the same.
 * @attr {'sequential' | 'diverging' | 'banded'} scale - Colours: sequential (default); diverging, to either side of the
 *   target, or without one of the average of the period; banded, few colours between round values.
 * @attr {number} target - A share such as 0.4, drawn as a line; each cell says whether it reaches it.
 * @attr {boolean} no-controls - Visitors switch neither view nor numbers nor grain, which are attributes alone.
 * @fires {CrmSelectEvent} crm-select - A person picked a cell; `detail.key` is such as `1997-01-01/3`, `detail.ids` are the
 *   entities behind it. Unless prevented their rows are shown.
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
 * @csspart rows - Who is behind what was picked.
 * @csspart table - The triangle below its curves.
 * @cssprop [--crm-heat-color=var(--crm-color-accent)] - The strongest colour of the scale.
 * @cssprop [--crm-heat-low-color] - The strongest colour below the middle of a diverging scale; an orange.
 * @cssprop [--crm-cohort-first-color] - The first of two cohorts that are compared.
 * @cssprop [--crm-cohort-second-color] - The second.
 * @cssprop [--crm-cohort-max-height=48rem] - Height from which the triangle scrolls.
 */
export class CrmCohortRetention extends LateWidget<CohortResult, CohortAsk> {
  static override properties = {
    start: {}, return: {}, cohort: {}, mode: {}, brackets: {}, measure: {}, minCount: {attribute: 'min-count'}, periods: {},
    view: {}, show: {}, average: {}, scale: {}, target: {}, noControls: {type: Boolean, attribute: 'no-controls'},
  };

  declare start: Json;
  declare return: Json;
  declare cohort: string;
  declare mode: string;
  declare brackets: string;
  declare measure: string;
  declare minCount: string | number;
  declare periods: string | number;
  declare view: string;
  declare show: string;
  declare average: string;
  declare scale: string;
  declare target: string | number;
  declare noControls: boolean;

  protected override readonly bones = bones;

  protected override load() {
    return import('./cohort-part.js').then(({CohortPart}) => CohortPart);
  }

  protected override foreseen(): readonly (readonly TableName[])[] {
    return [this.table ? [this.table as TableName] : cohortTables];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'crm-cohort-retention': CrmCohortRetention;
  }
}
