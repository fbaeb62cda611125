import type {TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortHeatmap, type CohortHeatmapOptions} from './cohort-heatmap.js';
import {wholePane, type Span} from './cohort-pane.js';

/** Columns that stand beside each other on a sheet of A4 or Letter, upright, in letters that can be read. */
const MOST_COLUMNS = 19;

/** A triangle on paper: of more columns than a sheet has room for the rest stands below, under the same names. */
export function cohortSheets(result: CohortResult, options: CohortHeatmapOptions): TemplateResult[] {
  const columns = Math.max(result.average.length, ...result.cohorts.map(({cells}) => cells.length));
  return spansOf(columns).map((span) => cohortHeatmap(result, {...options, pane: {...wholePane, columns: span}}));
}

/** Sheets of about as many columns each. */
export function spansOf(columns: number): Span[] {
  const sheets = Math.max(1, Math.ceil(columns / MOST_COLUMNS));
  const each = Math.ceil(columns / sheets);
  return Array.from({length: sheets}, (_, sheet) => [sheet * each, Math.min(columns, (sheet + 1) * each)]);
}
