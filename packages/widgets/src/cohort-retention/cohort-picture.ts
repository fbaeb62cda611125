import {html, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import type {CellFocus} from './cell-focus.js';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {mainFinding} from './cohort-words.js';
import {tableStyles} from '../shared/table-styles.js';
import {cohortRetentionStyles} from './cohort-retention-styles.js';

export {askCohort} from '@crm-widgets/runtime/cohort';
export {CellFocus} from './cell-focus.js';
export {cohortVoice} from './cohort-words.js';

export const styles = [tableStyles, ...cohortRetentionStyles];

/** The finding in a sentence, and the triangle. */
export function cohortPicture(
  result: CohortResult, options: CohortHeatmapOptions, {handleEvent: tell}: CellFocus,
): TemplateResult {
  return html`<div
      @click=${tell} @keydown=${tell} @focusin=${tell} @focusout=${tell}
      @pointerover=${tell} @pointerleave=${tell} @transitionrun=${tell}
    >
    <p class="finding"><bdi>${mainFinding(result, options)}</bdi></p>
    ${cohortHeatmap(result, options)}</div>`;
}
