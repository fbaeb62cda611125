import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {heatScale, heatSteps, type HeatScale} from '@crm-widgets/charts';
import {averageInWords, cellInWords, cohortLabel, rateText, type CohortVoice} from './cohort-words.js';

export interface CohortHeatmapOptions extends CohortVoice {
  /** CSS pixels there are; a triangle that nearly fits them fills them, a wider one scrolls. */
  readonly width?: number;
  /** Key of the cell that the tab key reaches; default the first. */
  readonly current?: string | null;
  /** Runs of cohorts with nobody in them are shown row by row, not in one line each. */
  readonly unfolded?: boolean;
}

type Cohort = CohortResult['cohorts'][number];

/** What the rows of one drawing share. */
interface Drawing extends CohortHeatmapOptions {
  readonly result: CohortResult;
  readonly periods: readonly number[];
  readonly scale: HeatScale;
}

/** Of a rate's cell and of both row heads, CSS pixels; between them a triangle fills its width. */
const cellWidth = {least: 44, most: 84};
const headsWidth = 170;
/** The size stays in view beside the name from this width on; below, cells need the room. */
const bothHeadsFrom = 480;
/** So many cohorts in a row with nobody in them are told in one line. */
const foldedFrom = 3;

/**
 * Cohorts by rows, periods since the start by columns, each cell coloured by its rate: a table as much as a picture.
 * Period 0 is the base of the others, always 100 %, and stays out of the colours. Reads its arguments alone.
 *
 * A cell that holds a rate can have the focus and says itself in a sentence; its `data-key` is the cohort's first day,
 * or `average`, and the period: `1997-01-01/3`. Keys and clicks are for the caller to hear, also those of `data-fold`;
 * so is what is pointed at, for `.readout` to say.
 */
export function cohortHeatmap(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  const {width = 640, words} = options;
  const columns = Math.max(result.average.length, ...result.cohorts.map(({cells}) => cells.length));
  const drawing = {
    ...options, result, scale: scaleOf(result), current: currentOf(result, options.current),
    periods: Array.from({length: columns}, (_, period) => period),
  };
  return html`
    <div class="scroll" role="region" aria-label=${words.caption(result)}>
      <table part="chart" role="grid" class="triangle ${layoutOf(columns, width)}">
        <caption class="unseen">${words.caption(result)}</caption>
        ${heads(drawing)}
        <tbody class="average">${averageRows(drawing)}</tbody>
        ${runsOf(result.cohorts).map((run) => runOf(drawing, run))}
      </table>
    </div>
    ${legend(drawing)}`;
}

/** Key of a cell, and what a person picked. */
export function cellKey(from: string, period: number): string {
  return `${from}/${period}`;
}

/** Whether a run of cohorts is told in one line. */
function isFolded(run: readonly Cohort[]): boolean {
  return run.length >= foldedFrom && run[0]!.size === 0;
}

/** Cohorts in their order, neighbours together that have nobody in them, or that have. */
function runsOf(cohorts: readonly Cohort[]): Cohort[][] {
  const runs: Cohort[][] = [];
  for (const cohort of cohorts) {
    const run = runs.at(-1);
    if (run && (run[0]!.size === 0) === (cohort.size === 0)) run.push(cohort);
    else runs.push([cohort]);
  }
  return runs;
}

/** The key that is asked for where its cell can have the focus, else the first that can. */
function currentOf({average, cohorts}: CohortResult, asked: string | null = null): string | null {
  const rows = [{from: 'average', cells: average}, ...cohorts.filter(({size}) => size > 0)];
  const keys = rows.flatMap(({from, cells}) => cells.flatMap((cell, period) => (cell ? [cellKey(from, period)] : [])));
  return asked !== null && keys.includes(asked) ? asked : keys[0] ?? null;
}

function layoutOf(columns: number, width: number): string {
  const room = (width - headsWidth) / columns;
  const fills = room >= cellWidth.least && room <= cellWidth.most ? 'fills' : '';
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
        <th rowspan="2" scope="col" class="size" title=${words.customers}>${words.size}</th>
        <th colspan=${periods.length} scope="colgroup" class="periods">
          <span>${words.periodsAfter(result.grain)}</span>
        </th>
      </tr>
      <tr>${periods.map((period) => html`<th scope="col">${period}</th>`)}</tr>
    </thead>`;
}

function averageRows(drawing: Drawing): TemplateResult {
  const {result, periods, scale, formats, words, current} = drawing;
  const everyone = result.cohorts.reduce((sum, {size}) => sum + size, 0);
  const rate = (period: number) => {
    const average = result.average[period];
    if (!average) return blank;
    const key = cellKey('average', period);
    return html`<td
      part="cell" class="cell ${period === 0 ? 'base' : scale.classOf(average.value)}"
      data-key=${key} tabindex=${key === current ? 0 : -1} aria-label=${averageInWords(result, period, drawing)}
    >${rateText(formats, average.value)}</td>`;
  };
  const count = (period: number) => {
    const n = result.average[period]?.n ?? null;
    return n === null ? blank : html`<td>${formats.count(n)}</td>`;
  };
  return html`
    <tr>
      <th scope="row" class="name">${words.average}</th>
      <td class="size">${formats.count(everyone)}</td>
      ${periods.map(rate)}
    </tr>
    <tr class="counted">
      <th scope="row" class="name" title=${words.counted}>n</th>
      <td class="size"></td>
      ${periods.map(count)}
    </tr>`;
}

function runOf(drawing: Drawing, run: readonly Cohort[]): TemplateResult {
  const {formats, words, unfolded = false, result: {grain}, periods} = drawing;
  if (!isFolded(run)) return html`<tbody>${run.map((cohort) => cohortRow(drawing, cohort))}</tbody>`;

  const [first, last] = [run[0]!, run.at(-1)!].map(({from}) => cohortLabel(formats, from, grain));
  return html`
    <tbody class="fold">
      <tr>
        <td colspan=${periods.length + 2}>
          <button type="button" data-fold aria-expanded=${unfolded ? 'true' : 'false'}>
            <bdi>${words.nobodyFrom(first!, last!, formats.count(run.length))}</bdi>
          </button>
        </td>
      </tr>
    </tbody>
    <tbody ?hidden=${!unfolded}>${run.map((cohort) => cohortRow(drawing, cohort))}</tbody>`;
}

function cohortRow(drawing: Drawing, cohort: Cohort): TemplateResult {
  const {result, periods, formats} = drawing;
  return html`
    <tr class=${cohort.size === 0 ? 'nobody' : ''}>
      <th scope="row" class="name">${cohortLabel(formats, cohort.from, result.grain)}</th>
      <td class="size">${formats.count(cohort.size)}</td>
      ${periods.map((period) => rateCell(drawing, cohort, period))}
    </tr>`;
}

function rateCell(drawing: Drawing, cohort: Cohort, period: number): TemplateResult {
  const {result, scale, formats, current} = drawing;
  const cell = cohort.cells[period];
  if (!cell) return blank;
  if (cohort.size === 0) return html`<td>${rateText(formats, null)}</td>`;
  const key = cellKey(cohort.from, period);
  return html`<td
    part="cell" class="cell ${period === 0 ? 'base' : scale.classOf(cell.rate)} ${cell.isPartial ? 'partial' : ''}"
    data-key=${key} tabindex=${key === current ? 0 : -1} aria-label=${cellInWords(result, cohort, period, drawing)}
  >${rateText(formats, cell.rate)}${cell.isPartial ? html`<sup>*</sup>` : nothing}</td>`;
}

const blank = html`<td></td>`;

function legend({result, scale, formats, words}: Drawing): TemplateResult | typeof nothing {
  if (!scale.domain) return nothing;
  const [low, high] = scale.domain;
  const someNotOver = result.cohorts.some(({cells}) => cells.some((cell) => cell?.isPartial));
  const steps = Array.from({length: heatSteps}, (_, step) => html`<i class="heat heat-${step}"></i>`);
  const notOver = () => html`
    <span class="not-over"><i class="partial" aria-hidden="true"></i>* ${words.notOver}</span>`;
  return html`
    <div part="legend" class="legend">
      <span class="scale">${rateText(formats, low)}
        <span class="ramp" aria-hidden="true">${steps}</span>
        ${rateText(formats, high)}</span>
      ${someNotOver ? notOver() : nothing}
      <span class="readout" aria-hidden="true"></span>
    </div>`;
}
