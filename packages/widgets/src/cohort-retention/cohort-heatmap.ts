import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {heatScale, heatSteps, type HeatScale} from '@crm-widgets/charts';
import {DASH} from '../shared/format.js';
import {cells, placeOf, type CellLook, type CellPlace} from './cohort-cells.js';
import {averageInWords, cellInWords, cohortLabel, periodName, rateText, type CohortVoice} from './cohort-words.js';

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
interface Drawing extends Omit<CohortHeatmapOptions, 'current'> {
  readonly result: CohortResult;
  readonly current: CellPlace | null;
  readonly periods: readonly number[];
  readonly scale: HeatScale;
}

/** Of a rate's cell and of both row heads, CSS pixels; between them a triangle fills its width. */
const cellWidth = {least: 44, most: 84};
const headsWidth = 170;
/** The size stays in view beside the name from this width on; below, cells need the room. */
const bothHeadsFrom = 480;
/** What stands for a day in the keys of the average's cells. */
const AVERAGE = 'average';
/** So many cohorts in a row with nobody in them are told in one line. */
const foldedFrom = 3;

/**
 * Cohorts by rows, periods since the start by columns, each cell coloured by its rate: a table as much as a picture.
 * Period 0 is the base of the others, always 100 %, and stays out of the colours. Reads its arguments alone.
 *
 * A cell that holds a rate can have the focus; its `data-key` is the cohort's first day, or `average`, and the period:
 * `1997-01-01/3`. Keys and clicks are for the caller to hear, also those of `data-fold`; so are the focus and what is
 * pointed at, for cell and `.readout` to say in the words of `sentenceOf`.
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
        ${runsOf(result.cohorts).flatMap((run) => runOf(drawing, run))}
      </table>
    </div>
    ${legend(drawing)}`;
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

/** The cell that is asked for where it can have the focus, else the first that can. */
function currentOf(result: CohortResult, asked: string | null = null): CellPlace | null {
  const rows = rowsOf(result);
  const place = placeOf(asked ?? '');
  if (rows.some(({from, cells}) => from === place.from && cells[place.period])) return place;
  const first = rows.find(({cells}) => cells.some(Boolean));
  return first ? {from: first.from, period: first.cells.findIndex(Boolean)} : null;
}

/** A cell in a sentence, by its key; empty for one that is not there. */
export function sentenceOf(result: CohortResult, key: string, voice: CohortVoice): string {
  const {from, period} = placeOf(key);
  if (from === AVERAGE) return averageInWords(result, period, voice);
  const cohort = result.cohorts.find((one) => one.from === from);
  return cohort ? cellInWords(result, cohort, period, voice) : '';
}

/** Rows whose cells can have the focus. */
function rowsOf({average, cohorts}: CohortResult) {
  return [{from: AVERAGE, cells: average}, ...cohorts.filter(({size}) => size > 0)];
}

function layoutOf(columns: number, width: number): string {
  const room = (width - headsWidth) / columns;
  const fills = room >= cellWidth.least && room <= cellWidth.most ? 'fills' : '';
  return width < bothHeadsFrom ? `${fills} narrow` : fills;
}

/** Over what comes after period 0; unfinished periods would be too pale, and count where there are no others. */
function scaleOf({cohorts}: CohortResult): HeatScale {
  const whole: (number | null)[] = [];
  const open: (number | null)[] = [];
  for (const {cells} of cohorts) {
    for (let period = 1; period < cells.length; period++) {
      const cell = cells[period];
      if (cell) (cell.isPartial ? open : whole).push(cell.rate);
    }
  }
  return heatScale(whole.length > 0 ? whole : open);
}

function heads({result, periods, words, ...voice}: Drawing): TemplateResult {
  return html`
    <thead>
      <tr>
        <th rowspan="2" scope="col" class="name">${words.cohort}</th>
        <th rowspan="2" scope="col" class="size" title=${words.customers}>${words.size}</th>
        <th colspan=${periods.length} scope="colgroup" class="periods">
          <span>${words.periodsAfter(result.grain)}</span>
        </th>
      </tr>
      <tr>${periods.map((period) => html`<th scope="col">${periodName(voice, period)}</th>`)}</tr>
    </thead>`;
}

function averageRows(drawing: Drawing): TemplateResult {
  const {result, periods, formats, words} = drawing;
  const everyone = result.cohorts.reduce((sum, {size}) => sum + size, 0);
  const rate = (period: number): CellLook => {
    const average = result.average[period];
    if (!average) return blank;
    return {
      holdsRate: true, text: rateText(formats, average.value), tone: toneOf(drawing, period, average.value),
      isPartial: false, isStop: isStop(drawing, AVERAGE, period),
    };
  };
  const count = (period: number): CellLook => {
    const n = result.average[period]?.n ?? null;
    return n === null ? blank : {...blank, text: formats.count(n)};
  };
  return html`
    <tr ${cells(AVERAGE, periods.map(rate))}>
      <th scope="row" class="name">${words.average}</th>
      <td class="size">${formats.count(everyone)}</td>
    </tr>
    <tr class="counted" ${cells(AVERAGE, periods.map(count))}>
      <th scope="row" class="name" title=${words.counted}>n</th>
      <td class="size"></td>
    </tr>`;
}

/** A body for each cohort, so that rows stay what they are when a filter folds others. */
function runOf(drawing: Drawing, run: readonly Cohort[]): TemplateResult[] {
  const isHidden = isFolded(run) && !drawing.unfolded;
  return run.map((cohort, i) => html`${i === 0 && isFolded(run) ? fold(drawing, run) : nothing}
    <tbody ?hidden=${isHidden}>${cohortRow(drawing, cohort, isHidden)}</tbody>`);
}

function fold({formats, words, unfolded = false, result: {grain}, periods}: Drawing, run: readonly Cohort[]): TemplateResult {
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
    </tbody>`;
}

function cohortRow(drawing: Drawing, cohort: Cohort, isHidden: boolean): TemplateResult {
  const {result, periods, formats} = drawing;
  const looks = periods.map((period) => lookOf(drawing, cohort, period));
  return html`
    <tr class=${cohort.size === 0 ? 'nobody' : ''} ${cells(cohort.from, looks, isHidden)}>
      <th scope="row" class="name">${cohortLabel(formats, cohort.from, result.grain)}</th>
      <td class="size">${formats.count(cohort.size)}</td>
    </tr>`;
}

function lookOf(drawing: Drawing, {from, size, cells}: Cohort, period: number): CellLook {
  const cell = cells[period];
  if (!cell) return blank;
  if (size === 0) return nobody;
  const {rate, isPartial} = cell;
  return {
    holdsRate: true, text: rateText(drawing.formats, rate), tone: toneOf(drawing, period, rate), isPartial,
    isStop: isStop(drawing, from, period),
  };
}

function toneOf({scale}: Drawing, period: number, rate: number | null): string {
  return period === 0 ? 'base' : scale.classOf(rate);
}

function isStop({current}: Drawing, from: string, period: number): boolean {
  return current !== null && current.period === period && current.from === from;
}

const blank: CellLook = {holdsRate: false, text: '', tone: '', isPartial: false, isStop: false};
const nobody: CellLook = {...blank, text: DASH};

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
