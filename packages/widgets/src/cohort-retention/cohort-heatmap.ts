import {html, nothing, type TemplateResult} from 'lit';
import type {CohortResult} from '@crm-widgets/core';
import {cohortAverages} from '@crm-widgets/metrics/cohort';
import {DASH} from '../shared/format.js';
import {averageRows, blank} from './cohort-average-rows.js';
import {cells, placeOf, type CellLook, type CellPlace} from './cohort-cells.js';
import {AVERAGE, cellText, sentenceAt, type Cohort, type Drawing, type TriangleVoice} from './cohort-drawing.js';
import {legend} from './cohort-legend.js';
import {cohortScale} from './cohort-scale.js';
import {cohortLabel, periodName} from './cohort-words.js';

export interface CohortHeatmapOptions extends TriangleVoice {
  /** CSS pixels there are; a triangle that nearly fits them fills them, a wider one scrolls. */
  readonly width?: number;
  /** Key of the cell that the tab key reaches; default the first. */
  readonly current?: string | null;
  /** Runs of cohorts with nobody in them are shown row by row, not in one line each. */
  readonly unfolded?: boolean;
  /** First days of the cohorts that are compared. */
  readonly pinned?: readonly string[];
  /** Key of the cell whose rows are shown. */
  readonly open?: string | null;
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
 * A cell that holds a rate can have the focus; its `data-key` is the cohort's first day, or `average`, and the period:
 * `1997-01-01/3`. Keys and clicks are for the caller to hear, also those of `data-fold` and of `data-pin`, the first day of
 * a cohort; so are the focus and what is pointed at, for cell and `.readout` to say in the words of `sentenceOf`.
 */
export function cohortHeatmap(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  const {width = 640, words} = options;
  const drawing = drawingOf(result, options);
  return html`
    <div class="scroll" role="region" aria-label=${words.caption(result)}>
      <table part="chart" role="grid" class="triangle ${layoutOf(drawing.periods.length, width)}">
        <caption class="unseen">${words.caption(result)}</caption>
        ${heads(drawing)}
        <tbody class="average">${averageRows(drawing, averageTone(drawing))}</tbody>
        ${runsOf(result.cohorts).flatMap((run) => runOf(drawing, run))}
      </table>
    </div>
    ${legend(drawing)}`;
}

function drawingOf(result: CohortResult, options: CohortHeatmapOptions): Drawing {
  const columns = Math.max(result.average.length, ...result.cohorts.map(({cells}) => cells.length));
  const averages = cohortAverages(result, options.look.average);
  return {
    ...options, result, averages, scale: cohortScale(result, options.look, averages), current: currentOf(result, options.current),
    periods: Array.from({length: columns}, (_, period) => period), unfolded: options.unfolded ?? false,
    pinned: options.pinned ?? [], open: options.open ?? null,
  };
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
export function sentenceOf(result: CohortResult, key: string, voice: TriangleVoice): string {
  return sentenceAt(result, cohortAverages(result, voice.look.average), placeOf(key), voice);
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

/** What the colours hold others against has none itself. */
function averageTone({scale, look: {target}}: Drawing): (period: number, rate: number | null) => string {
  const isMiddle = scale.kind === 'diverging' && target === null;
  return (period, rate) => (period === 0 || isMiddle ? 'base' : scale.classOf(rate, period));
}

/** A body for each cohort, so that rows stay what they are when a filter folds others. */
function runOf(drawing: Drawing, run: readonly Cohort[]): TemplateResult[] {
  const isHidden = isFolded(run) && !drawing.unfolded;
  return run.map((cohort, i) => html`${i === 0 && isFolded(run) ? fold(drawing, run) : nothing}
    <tbody ?hidden=${isHidden}>${cohortRow(drawing, cohort, isHidden)}</tbody>`);
}

function fold({formats, words, unfolded, result: {grain}, periods}: Drawing, run: readonly Cohort[]): TemplateResult {
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
  const label = cohortLabel(formats, cohort.from, result.grain);
  return html`
    <tr class=${cohort.size === 0 ? 'nobody' : ''} ${cells(cohort.from, looks, isHidden)}>
      <th scope="row" class="name">${cohort.size === 0 ? label : pin(drawing, cohort.from, label)}</th>
      <td class="size">${formats.count(cohort.size)}</td>
    </tr>`;
}

function pin({pinned, views}: Drawing, from: string, label: string): TemplateResult {
  const isPinned = pinned.includes(from);
  return html`<button type="button" class="pin pin-${pinned.indexOf(from)}" data-pin=${from} tabindex="-1"
    aria-pressed=${isPinned ? 'true' : 'false'} title=${isPinned ? views.pinned(label) : views.pin(label)}>${label}</button>`;
}

function lookOf(drawing: Drawing, {from, size, cells}: Cohort, period: number): CellLook {
  const cell = cells[period];
  if (!cell) return blank;
  if (size === 0) return nobody;
  const {rate, isPartial} = cell;
  const tone = period === 0 ? 'base' : drawing.scale.classOf(rate, period);
  return {
    holdsRate: true, text: cellText(drawing, cell), isPartial, isStop: isStop(drawing, from, period),
    tone: drawing.open === `${from}/${period}` ? `${tone} open` : tone,
  };
}

function isStop({current}: Drawing, from: string, period: number): boolean {
  return current !== null && current.period === period && current.from === from;
}

const nobody: CellLook = {...blank, text: DASH};
