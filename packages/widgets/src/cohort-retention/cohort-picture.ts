import {html, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {mainFinding} from './cohort-words.js';

/** The finding in a sentence, the triangle, and a line for the cell that is pointed at. */
export function cohortPicture(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  return html`
    <p class="finding">${mainFinding(result, options.formats, options.words)}</p>
    ${cohortHeatmap(result, options)}
    <p class="readout" aria-hidden="true"></p>`;
}
