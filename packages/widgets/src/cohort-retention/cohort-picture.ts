import {html, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {mainFinding} from './cohort-words.js';

export {askCohort} from '@crm-widgets/runtime';
export {holdBackdrop, nextPlace} from '@crm-widgets/charts';
export {cohortRetentionStyles as styles} from './cohort-retention-styles.js';
export {cohortWords} from './cohort-words.js';

/** The finding in a sentence, and the triangle. */
export function cohortPicture(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  return html`
    <p class="finding"><bdi>${mainFinding(result, options)}</bdi></p>
    ${cohortHeatmap(result, options)}`;
}
