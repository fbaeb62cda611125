import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {CohortResult} from '@crm-widgets/core';
import {cohortCompare} from './cohort-compare.js';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {paperPane} from './cohort-pane.js';
import {cohortSheets} from './cohort-sheets.js';
import {cohortSwitches, type Switched} from './cohort-switches.js';
import {mainFinding} from './cohort-words.js';
import type {CurvesOptions} from './cohort-curves.js';
import {curvesView, type CurvesHost} from './curves-view.js';

export type PictureOptions = CohortHeatmapOptions & Omit<CurvesOptions, 'width' | 'pinned'> & {
  /** What opens the table. */
  readonly asTable: string;
  readonly pinned: readonly string[];
};

/** What a person does to the picture. */
export interface PictureHost extends CurvesHost {
  /** To be told of everything that happens to a triangle. */
  tell(event: Event): void;
  unpin(): void;
  /** Null where a visitor switches nothing. */
  readonly onSwitch: ((switched: Switched) => void) | null;
}

/**
 * The finding in a sentence, what can be switched, the triangle or its curves, who is behind what was picked, and what is
 * compared.
 */
export function cohortPicture(result: CohortResult, options: PictureOptions, rows: unknown, host: PictureHost): TemplateResult {
  const {onSwitch, unpin} = host;
  const {width = 640, look: {view}, pinned} = options;
  return html`
    <p class="finding"><bdi>${mainFinding(result, options)}</bdi></p>
    ${onSwitch ? cohortSwitches(result, {...options, onSwitch}) : nothing}
    ${view === 'triangle' ? triangle(result, options, host) : html`
      ${curvesView(result, {...options, width}, host)}
      <details part="table"><summary>${options.asTable}</summary>${triangle(result, options, host)}</details>`}
    ${rows}
    ${pinned.length > 0 ? cohortCompare(result, {...options, unpin}) : nothing}`;
}

/** Drawn anew for what it shows alone, for a pointer that goes over curves moves none of its thousands of cells. */
function triangle(result: CohortResult, options: PictureOptions, {tell}: PictureHost): TemplateResult {
  const {look, formats, words, brackets, current, unfolded, pinned, open, width, pane} = options;
  const shown = [result, formats, words, unfolded, pinned, width, JSON.stringify([look, brackets, current, open]), pane];
  return html`<div @click=${tell} @keydown=${tell} @focusin=${tell} @focusout=${tell}
    @pointerover=${tell} @pointerleave=${tell} @transitionrun=${tell}>${guard(shown, () => (pane === paperPane ? cohortSheets : cohortHeatmap)(result, options))}</div>`;
}
