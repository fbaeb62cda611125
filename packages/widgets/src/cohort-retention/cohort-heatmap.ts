import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {placed} from '@crm-widgets/charts';
import type {CohortResult} from '@crm-widgets/core';
import {DASH} from '../shared/format.js';
import {averageRows, blank} from './cohort-average-rows.js';
import {cells, placeOf, ROW_HEADS, type CellLook} from './cohort-cells.js';
import {averagesOf, cellText, HEAD_ROWS, isWhole, sentenceAt, type Cohort, type Drawing, type TriangleVoice} from './cohort-drawing.js';
import {legend} from './cohort-legend.js';
import {linesOf, type CohortLine} from './cohort-lines.js';
import {firstPane, isLarge, placesOf, wholePane, withGaps, type Drawn, type Pane} from './cohort-pane.js';
import {scaleOf} from './cohort-scale.js';
import {currentOf} from './cohort-stops.js';
import {widthsOf} from './cohort-width.js';
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
  /** What is drawn of a large triangle. */
  readonly pane?: Pane;
}

/** Of a rate's cell and of both row heads, CSS pixels; between them a triangle fills its width. */
const cellWidth = {least: 44, most: 84};
const headsWidth = 170;
/** The size stays in view beside the name from this width on; below, cells need the room. */
const bothHeadsFrom = 480;
/** Rows of the average. */
const AVERAGE_ROWS = 2;

/**
 * Cohorts by rows, periods since the start by columns, each cell coloured by its rate: a table as much as a picture.
 * Period 0 is the base of the others, always 100 %, and stays out of the colours. Reads its arguments alone.
 *
 * A cell that holds a rate can have the focus; its `data-key` is the cohort's first day, or `average`, and the period:
 * `1997-01-01/3`. Keys and clicks are for the caller to hear, also those of `data-fold` and of `data-pin`, the first day of
 * a cohort; so are the focus and what is pointed at, for cell and `.readout` to say in the words of `sentenceOf`.
 *
 * Of a large triangle only `pane` is drawn, and the row and the column of the tab stop. Its columns are alike in width and
 * its rows in height, so that whoever hears it scroll can tell what is seen.
 */
export function cohortHeatmap(result: CohortResult, options: CohortHeatmapOptions): TemplateResult {
  const {width = 640, words} = options;
  const columns = Math.max(result.average.length, ...result.cohorts.map(({cells}) => cells.length));
  const {pane: asked = firstPane} = options;
  const {isPaper} = asked;
  const isPart = isLarge(result, columns) && !isPaper;
  const isSheet = isPaper && asked.columns[1] - asked.columns[0] < columns;
  const lines = linesOf(result.cohorts, options.unfolded ?? false);
  const rows = isPart ? lines.filter((line) => 'fold' in line || !line.isHidden) : isSheet ? linesOn(asked, lines) : lines;
  const drawing = drawingOf(result, options, columns, isPart || isSheet ? asked : null);
  const {periods, pane} = drawing;
  return html`
    <div class="scroll ${isPaper ? 'whole' : ''}" role="region" aria-labelledby="heading triangle-name" ${placed(widthsOf(drawing))}>
      <table part="chart" role="grid" class="triangle ${isPart ? 'large' : ''} ${layoutOf(columns, width)}"
        aria-rowcount=${pane ? HEAD_ROWS + AVERAGE_ROWS + rows.length : nothing} aria-colcount=${pane ? ROW_HEADS + columns : nothing}
        ${placed({'--columns': String(isSheet ? periods.length : columns)})}>
        <caption id="triangle-name" class="unseen">${words.caption(result)}</caption>
        ${pane ? html`<colgroup><col class="names"><col class="sizes"><col span=${columns}></colgroup>` : nothing}
        ${heads(drawing, withGaps(columns, pane?.columns ?? wholePane.columns, periods))}
        <tbody class="average">${averageRows(drawing, averageTone(drawing))}</tbody>
        ${body(drawing, rows)}
      </table>
    </div>
    ${isSheet && asked.columns[1] < columns ? nothing : legend(drawing)}`;
}

/** Lines that show anything on a sheet; what nobody is in is told on the first. */
function linesOn({columns: [from, until]}: Pane, lines: readonly CohortLine[]): CohortLine[] {
  return lines.filter((line) => ('fold' in line ? from === 0 : line.cohort.cells.slice(from, until).some(Boolean)));
}

function drawingOf(result: CohortResult, options: CohortHeatmapOptions, columns: number, pane: Pane | null): Drawing {
  const averages = averagesOf(result, options.look.average);
  const current = pane?.isPaper ? null : currentOf(result, options.current);
  return {
    ...options, result, averages, columns, pane, current, scale: scaleOf(result, options.look, averages),
    periods: placesOf(withGaps(columns, pane?.columns ?? wholePane.columns, current ? [current.period] : [])),
    unfolded: options.unfolded ?? false, pinned: options.pinned ?? [], open: options.open ?? null,
  };
}

/** A cell in a sentence, by its key; empty for one that is not there. */
export function sentenceOf(result: CohortResult, key: string, voice: TriangleVoice): string {
  return sentenceAt(result, averagesOf(result, voice.look.average), placeOf(key), voice);
}

function layoutOf(columns: number, width: number): string {
  const room = (width - headsWidth) / columns;
  const fills = room >= cellWidth.least && room <= cellWidth.most ? 'fills' : '';
  return width < bothHeadsFrom ? `${fills} narrow` : fills;
}

function heads(drawing: Drawing, drawn: readonly Drawn[]): TemplateResult {
  const {result, columns, words, ...voice} = drawing;
  const index = (k: number) => (isWhole(drawing) ? nothing : k);
  return html`
    <thead>
      <tr aria-rowindex=${index(1)}>
        <th rowspan="2" scope="col" class="name">${words.cohort}</th>
        <th rowspan="2" scope="col" class="size" title=${words.customers}>${words.size}</th>
        <th colspan=${columns} scope="colgroup" class="periods">
          <span>${words.periodsAfter(result.grain)}</span>
        </th>
      </tr>
      <tr aria-rowindex=${index(2)}>${drawn.map((one) => ('gap' in one ? html`<td colspan=${one.gap}></td>`
        : html`<th scope="col" aria-colindex=${index(ROW_HEADS + one.at + 1)}>${periodName(voice, one.at)}</th>`))}</tr>
    </thead>`;
}

/** What the colours hold others against has none itself. */
function averageTone({scale, look: {target}}: Drawing): (period: number, rate: number | null) => string {
  const isMiddle = scale.kind === 'diverging' && target === null;
  return (period, rate) => (period === 0 || isMiddle ? 'base' : scale.classOf(rate, period));
}

/** A body for each line, so that rows stay what they are when a filter folds others, and when others scroll into view. */
function body(drawing: Drawing, lines: readonly CohortLine[]): unknown {
  const {pane, current} = drawing;
  const stop = lines.findIndex((line) => 'cohort' in line && line.cohort.from === current?.from);
  const drawn = withGaps(lines.length, pane?.lines ?? wholePane.lines, [stop]);
  let gaps = 0;
  const keyOf = (one: Drawn) => {
    if ('gap' in one) return gaps++;
    const line = lines[one.at]!;
    return 'fold' in line ? `fold ${line.fold[0]!.from}` : line.cohort.from;
  };
  return repeat(drawn, keyOf, (one) => {
    if ('gap' in one) return html`<tbody class="gap" aria-hidden="true" ${placed({'--lines': String(one.gap)})}><tr><td></td></tr></tbody>`;
    const line = lines[one.at]!;
    const index = isWhole(drawing) ? nothing : HEAD_ROWS + AVERAGE_ROWS + one.at + 1;
    return 'fold' in line ? fold(drawing, line.fold, index)
      : html`<tbody ?hidden=${line.isHidden}>${cohortRow(drawing, line.cohort, line.isHidden, index)}</tbody>`;
  });
}

function fold({formats, words, unfolded, result: {grain}, columns}: Drawing, run: readonly Cohort[], index: unknown): TemplateResult {
  const [first, last] = [run[0]!, run.at(-1)!].map(({from}) => cohortLabel(formats, from, grain));
  return html`
    <tbody class="fold">
      <tr aria-rowindex=${index}>
        <td colspan=${columns + ROW_HEADS}>
          <button type="button" data-fold aria-expanded=${unfolded ? 'true' : 'false'}>
            <bdi>${words.nobodyFrom(first!, last!, formats.count(run.length))}</bdi>
          </button>
        </td>
      </tr>
    </tbody>`;
}

function cohortRow(drawing: Drawing, cohort: Cohort, isHidden: boolean, index: unknown): TemplateResult {
  const {result, periods, columns, formats} = drawing;
  const lookOf = (period: number) => lookAt(drawing, cohort, period);
  const label = cohortLabel(formats, cohort.from, result.grain);
  return html`
    <tr class=${cohort.size === 0 ? 'nobody' : ''} aria-rowindex=${index} ${cells(cohort.from, {periods, columns, lookOf, isHidden})}>
      <th scope="row" class="name">${cohort.size === 0 ? label : pin(drawing, cohort.from, label)}</th>
      <td class="size">${formats.count(cohort.size)}</td>
    </tr>`;
}

function pin({pinned, views}: Drawing, from: string, label: string): TemplateResult {
  const isPinned = pinned.includes(from);
  return html`<button type="button" class="pin pin-${pinned.indexOf(from)}" data-pin=${from} tabindex="-1"
    aria-pressed=${isPinned ? 'true' : 'false'} title=${isPinned ? views.pinned(label) : views.pin(label)}>${label}</button>`;
}

function lookAt(drawing: Drawing, {from, size, cells}: Cohort, period: number): CellLook {
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
