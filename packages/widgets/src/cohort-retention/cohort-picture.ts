import {html, type TemplateResult} from 'lit';
import {nextPlace} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {mainFinding} from './cohort-words.js';

export {askCohort} from '@crm-widgets/runtime/cohort';
export {holdBackdrop} from '@crm-widgets/charts';
export {sentenceOf} from './cohort-heatmap.js';
export {cohortRetentionStyles as styles} from './cohort-retention-styles.js';
export {cohortWords} from './cohort-words.js';

/** The finding in a sentence, and the triangle. */
export function cohortPicture(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  return html`
    <p class="finding"><bdi>${mainFinding(result, options)}</bdi></p>
    ${cohortHeatmap(result, options)}`;
}

/** Where a key leads from a cell, among the rows that are shown; null where it leads nowhere. */
export function nextCell(root: ParentNode, cell: HTMLElement, {key, ctrlKey}: KeyboardEvent): HTMLElement | null {
  const rows = [...root.querySelectorAll('tbody:not([hidden]) tr')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('[data-key]')]).filter((cells) => cells.length > 0);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const rtl = getComputedStyle(cell).direction === 'rtl';
  const at = {row, column: rows[row]!.indexOf(cell)};
  const place = nextPlace({key, ctrlKey, rtl}, at, rows.map((cells) => cells.length));
  return place && rows[place.row]![place.column]!;
}
