import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {heatScale, heatSteps, type GridPlace, type HeatScale} from '@crm-widgets/charts';
import type {Formats} from '../shared/format.js';
import {averageInWords, cellInWords, cohortLabel, rateText, type CohortWords} from './cohort-words.js';

export interface CohortHeatmapOptions {
  /** CSS pixels there are; a triangle that fits well enough fills them, a wider one scrolls. */
  readonly width?: number;
  readonly formats: Formats;
  readonly words: CohortWords;
  /** The cell the tab key reaches: row 0 is the average, column 0 the first period. */
  readonly current?: GridPlace;
}

/** What the rows of one drawing share. */
interface Drawing extends Required<CohortHeatmapOptions> {
  readonly result: CohortResult;
  readonly periods: readonly number[];
  readonly scale: HeatScale;
}

/** Of a rate's cell and of both row heads, CSS pixels; between them a triangle fills its width. */
const cellWidth = {least: 44, most: 76};
const headsWidth = 170;
/** Size is held beside the name from here on; below, cells need the room. */
const bothHeadsFrom = 480;

/** Before the cells of a row stand its name and its size. */
export const headColumns = 2;
/** Before the rows stand two rows of heads. */
export const headRows = 2;

/**
 * Cohorts by rows, periods since the start by columns, each cell coloured by its rate: a table as much as a picture.
 * Period 0 is the base of the others, always 100 %, and stays out of the colours. Reads its arguments alone.
 *
 * Cells that hold a rate can have the focus and say themselves in a sentence; keys and clicks are for the caller to hear.
 */
export function cohortHeatmap(result: CohortResult, {width = 640, formats, words, current = {row: 0, column: 0}}: CohortHeatmapOptions): TemplateResult {
  const columns = Math.max(result.average.length, ...result.cohorts.map(({cells}) => cells.length));
  const periods = Array.from({length: columns}, (_, period) => period);
  const drawing = {result, periods, scale: scaleOf(result), width, formats, words, current: within(result, current)};
  return html`
    <div class="scroll" role="region" aria-label=${words.caption(result.grain)}>
      <table part="chart" role="grid" class="triangle ${layoutOf(columns, width)}">
        <caption class="unseen">${words.caption(result.grain)}</caption>
        ${heads(drawing)}
        <tbody class="average">${averageRow(drawing)}</tbody>
        <tbody>${result.cohorts.map((cohort, index) => cohortRow(drawing, cohort, index))}</tbody>
      </table>
    </div>
    ${legend(drawing)}`;
}

/** Cells with a rate or a dash in each row, the average's first; rows of a grid for the keyboard. */
export function rowWidths({average, cohorts}: CohortResult): number[] {
  return [average, ...cohorts.map(({cells}) => cells)].map((cells) => Math.max(1, cells.findLastIndex((cell) => cell !== null) + 1));
}

function within(result: CohortResult, {row, column}: GridPlace): GridPlace {
  const widths = rowWidths(result);
  return column < (widths[row] ?? 0) ? {row, column} : {row: 0, column: 0};
}

function layoutOf(columns: number, width: number): string {
  const room = (width - headsWidth) / columns;
  const fills = room >= cellWidth.least && room <= cellWidth.most ? 'fills' : 'as-wide-as-needed';
  return width < bothHeadsFrom ? `${fills} narrow` : fills;
}

function scaleOf({cohorts}: CohortResult): HeatScale {
  const cells = cohorts.flatMap((cohort) => cohort.cells.slice(1)).filter((cell) => cell !== null);
  const whole = cells.filter((cell) => !cell.isPartial);
  return heatScale((whole.length > 0 ? whole : cells).map(({rate}) => rate));
}

function heads({result, periods, words}: Drawing): TemplateResult {
  return html`
    <thead>
      <tr>
        <th rowspan="2" scope="col" class="name">${words.cohort}</th>
        <th rowspan="2" scope="col" class="size">${words.customers}</th>
        <th colspan=${periods.length} scope="colgroup" class="periods"><span>${words.periodsAfter(result.grain)}</span></th>
      </tr>
      <tr>${periods.map((period) => html`<th scope="col">${period}</th>`)}</tr>
    </thead>`;
}

function averageRow({result, periods, scale, formats, words, current}: Drawing): TemplateResult {
  const last = rowWidths(result)[0]!;
  return html`
    <tr>
      <th scope="row" class="name">${words.average}</th>
      <td class="size">${formats.count(result.cohorts.reduce((sum, {size}) => sum + size, 0))}</td>
      ${periods.map((period) => {
        if (period >= last) return blank;
        const average = result.average[period] ?? null;
        const rate = average?.value ?? null;
        return html`<td
          part="cell" class=${period === 0 ? 'cell base' : `cell ${scale.classOf(rate)}`} tabindex=${tabindex(current, 0, period)}
          aria-label=${averageInWords(result, period, formats, words)}
        >${rateText(formats, rate)}${average?.n == null ? nothing : html`<small>${formats.count(average.n)}</small>`}</td>`;
      })}
    </tr>`;
}

function cohortRow(drawing: Drawing, cohort: CohortResult['cohorts'][number], index: number): TemplateResult {
  const {result, periods, formats} = drawing;
  return html`
    <tr class=${cohort.size === 0 ? 'nobody' : ''}>
      <th scope="row" class="name">${cohortLabel(formats, cohort.from, result.grain)}</th>
      <td class="size">${formats.count(cohort.size)}</td>
      ${periods.map((period) => rateCell(drawing, cohort, index + 1, period))}
    </tr>`;
}

function rateCell({result, scale, formats, words, current}: Drawing, cohort: CohortResult['cohorts'][number], row: number, period: number): TemplateResult {
  const cell = cohort.cells[period];
  if (!cell) return blank;
  const look = period === 0 ? 'base' : scale.classOf(cell.rate);
  return html`<td
    part="cell" class="cell ${look}${cell.isPartial ? ' partial' : ''}" tabindex=${tabindex(current, row, period)}
    aria-label=${cellInWords(result, cohort, period, formats, words)}
  >${rateText(formats, cell.rate)}${cell.isPartial ? html`<sup>*</sup>` : nothing}</td>`;
}

const blank = html`<td></td>`;

function tabindex(current: GridPlace, row: number, column: number): number {
  return current.row === row && current.column === column ? 0 : -1;
}

function legend({result, scale, formats, words}: Drawing): TemplateResult | typeof nothing {
  if (!scale.domain) return nothing;
  const [low, high] = scale.domain;
  const someNotOver = result.cohorts.some(({cells}) => cells.some((cell) => cell?.isPartial));
  return html`
    <div part="legend" class="legend">
      <span>${rateText(formats, low)}</span>
      <span class="ramp" aria-hidden="true">${Array.from({length: heatSteps}, (_, step) => html`<i class="heat heat-${step}"></i>`)}</span>
      <span>${rateText(formats, high)}</span>
      ${someNotOver ? html`<span class="not-over"><i class="partial" aria-hidden="true"></i>* ${words.notOver}</span>` : nothing}
    </div>`;
}
