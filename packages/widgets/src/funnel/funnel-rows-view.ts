import {html, nothing, svg, type TemplateResult} from 'lit';
import type {ColumnType, CrmError, FunnelResult} from '@crm-widgets/core';
import type {FunnelRows} from '@crm-widgets/runtime';
import type {Cell, DataTable} from '../export/data-table.js';
import {dataTools} from '../export/data-tools.js';
import {exportWords} from '../export/export-words.js';
import {dataStyles} from '../export/data-styles.js';
import {MOST_DRAWN, tableView} from '../export/table-view.js';
import type {Formats} from '../shared/format.js';
import {rowsStyles} from './funnel-rows-styles.js';
import {lostBefore} from './funnel-model.js';
import {rowsWords, type RowsWords} from './funnel-rows-words.js';
import {sideName, type FunnelVoice} from './funnel-words.js';
import type {StepPick} from './step-focus.js';

export const styles = [dataStyles, rowsStyles];

/** What was picked, and who is behind it. */
export interface Picked {
  readonly pick: StepPick;
  /** Null where they could not be told. */
  readonly rows: FunnelRows | null;
  readonly error: CrmError | null;
}

export interface RowsOptions extends FunnelVoice {
  readonly title: string;
  readonly result: FunnelResult;
  /** IANA name of the source's time zone. */
  readonly zone: string;
  close(): void;
}

/** Who is behind a step or a drop: how long they took, and a row for each, to copy and to save. */
export function rowsView({pick, rows, error}: Picked, options: RowsOptions): TemplateResult {
  const words = rowsWords(options.formats.locale);
  const heading = headingOf(pick, options, words);
  return html`<section part="rows" class="rows" aria-labelledby="rows-heading">
    <div class="rows-top">
      <h3 id="rows-heading" class="rows-heading"><bdi>${heading}</bdi></h3>
      <button type="button" class="tool close" aria-label=${words.close} @click=${options.close}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2 10 10M10 2 2 10"></path></svg></button>
    </div>
    ${error ? html`<p class="muted">${words.failed(`${error.what}. ${error.mend}.`)}</p>` : nothing}
    ${rows?.waits ? histogram(rows.waits, pick, options, words) : nothing}
    ${rows ? table(rows, heading, options, words) : nothing}
  </section>`;
}

function headingOf({step, which, group}: StepPick, options: RowsOptions, words: RowsWords): string {
  const {result: {steps, groups}, formats} = options;
  const own = group === null ? steps : groups?.find(({key}) => key === group)?.steps ?? steps;
  const k = own.findIndex(({id}) => id === step);
  const [line, previous] = [own[k]!, own[k - 1] ?? null];
  const side = group === null ? null : sideName(group, options);
  if (which === 'reached') return words.reached(line.label, formats.count(line.count), side);
  return words.lost(previous!.label, line.label, formats.count(Math.max(0, lostBefore({step: line, previous}))), side);
}

function table(rows: FunnelRows, heading: string, options: RowsOptions, words: RowsWords): TemplateResult {
  const data = dataOf(rows, heading, options);
  if (rows.rows.length === 0) return html`<p class="muted">${words.nobody}</p>`;
  if (data.columns.length === 0) return html`<p class="muted">${words.allPrivate}</p>`;
  const {formats} = options;
  const shown = Math.min(MOST_DRAWN, rows.rows.length);
  const all = Math.max(rows.rows.length, rows.ids?.length ?? 0);
  const saved = all > rows.rows.length ? formats.count(rows.rows.length) : null;
  return html`
    <div class="rows-scroll" tabindex="0" role="region" aria-label=${words.rowsOf(heading)}>${tableView(data, false)}</div>
    <div class="rows-foot">
      <p class="muted">${shown < all ? words.cut(formats.count(shown), saved, `${formats.count(all)}${rows.isCut ? '+' : ''}`) : nothing}</p>
      ${dataTools(data, {title: `${options.title} ${heading}`, words: exportWords(formats.locale)})}
    </div>`;
}

/** Rows with what their columns are called and how their cells read. */
function dataOf({columns, rows}: FunnelRows, caption: string, {formats, zone}: RowsOptions): DataTable {
  return {
    caption, rows,
    columns: columns.map(({name, type}) => ({
      head: name, isNumber: type === 'money' || type === 'number' || type === 'integer',
      show: (cell) => shownCell(cell, type, formats, zone), write: (cell) => writtenCell(cell, type),
    })),
  };
}

function shownCell(cell: Cell, type: ColumnType, formats: Formats, zone: string): string {
  if (cell === null) return '–';
  switch (type) {
    case 'instant': return dateTime(formats.locale, zone).format(Number(cell));
    case 'day': return formats.day(isoDay(Number(cell)), 'short');
    case 'boolean': return cell === 1 ? '✓' : '✗';
    case 'money': return formats.value(Number(cell), {unit: 'money', currency: null}, {style: 'full'});
    case 'number': case 'integer': return formats.value(Number(cell), {unit: 'count', currency: null}, {style: 'full'});
    default: return String(cell);
  }
}

function writtenCell(cell: Cell, type: ColumnType): Cell {
  if (cell === null) return null;
  if (type === 'instant') return new Date(Number(cell)).toISOString().replace('.000Z', 'Z');
  if (type === 'day') return isoDay(Number(cell));
  return type === 'boolean' ? (cell === 1 ? 'true' : 'false') : cell;
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

const dateTimes = new Map<string, Intl.DateTimeFormat>();

function dateTime(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  let format = dateTimes.get(key);
  if (!format) dateTimes.set(key, format = new Intl.DateTimeFormat(locale, {timeZone, dateStyle: 'medium', timeStyle: 'short'}));
  return format;
}

/** How the times to a step are spread, with what half of them stay below. */
function histogram(
  waits: NonNullable<FunnelRows['waits']>, {step}: StepPick, {result, formats}: RowsOptions, words: RowsWords,
): TemplateResult {
  const {medianSeconds, meanSeconds} = result.steps.find(({id}) => id === step)!;
  const time = (seconds: number) => formats.value(seconds, {unit: 'duration', currency: null});
  const [low, high] = [waits[0]!.from, waits.at(-1)!.until];
  const most = Math.max(...waits.map(({count}) => count));
  const x = (seconds: number) => ((seconds - low) / (high - low)) * 100;
  const bars = waits.map(({from, until, count}) => svg`<rect class="bin" x=${`${x(from)}%`} width=${`${x(until) - x(from)}%`}
    y=${`${100 - (count / most) * 100}%`} height=${`${(count / most) * 100}%`}>
    <title>${words.bin(time(from), time(until), formats.count(count))}</title></rect>`);
  const line = medianSeconds === null ? nothing
    : svg`<line class="median" x1=${`${x(medianSeconds)}%`} x2=${`${x(medianSeconds)}%`} y1="0" y2="100%"></line>`;
  const said = words.times(medianSeconds === null ? '–' : time(medianSeconds), meanSeconds === null ? '–' : time(meanSeconds));
  return html`<figure class="waits">
    <figcaption>${said}</figcaption>
    <svg role="img" aria-label=${words.spread(time(low), time(high))} class="waits-bars">${bars}${line}</svg>
    <div class="waits-axis" aria-hidden="true"><span>${time(low)}</span><span>${time(high)}</span></div>
  </figure>`;
}
