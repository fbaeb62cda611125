import {html, nothing, type TemplateResult} from 'lit';
import type {ColumnType, CrmError} from '@crm-widgets/core';
import type {EntityRows} from '@crm-widgets/runtime';
import {dataStyles} from '../export/data-styles.js';
import type {Cell, DataTable} from '../export/data-table.js';
import {dataTools} from '../export/data-tools.js';
import {exportWords} from '../export/export-words.js';
import {MOST_DRAWN, tableView} from '../export/table-view.js';
import {rowsStyles} from './rows-styles.js';
import {rowsWords, type RowsWords} from './rows-words.js';
import type {Formats} from './format.js';

export const styles = [dataStyles, rowsStyles];

/** Who is behind what was picked of a picture; `rows` is null where they could not be told, for `error`. */
export interface RowsShown {
  readonly heading: string;
  readonly rows: EntityRows | null;
  readonly error: CrmError | null;
  /** What stands above the rows. */
  readonly above?: unknown;
}

export interface RowsPanelOptions {
  readonly formats: Formats;
  /** What a file of the rows is called after, before the heading. */
  readonly title: string;
  /** IANA name of the source's time zone. */
  readonly zone: string;
  close(): void;
}

/** A row for each of those behind what was picked, to copy and to save; Escape closes them. */
export function rowsPanel({heading, rows, error, above = nothing}: RowsShown, options: RowsPanelOptions): TemplateResult {
  const words = rowsWords(options.formats.locale);
  const press = ({key}: KeyboardEvent) => { if (key === 'Escape') options.close(); };
  return html`<section part="rows" class="rows" aria-labelledby="heading rows-heading" @keydown=${press}>
    <div class="rows-top">
      <h3 id="rows-heading" class="rows-heading"><bdi>${heading}</bdi></h3>
      <button type="button" class="tool close" aria-label=${words.close} @click=${options.close}>
        <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2 10 10M10 2 2 10"></path></svg></button>
    </div>
    ${error ? html`<p class="muted">${words.failed(`${error.what}. ${error.mend}.`)}</p>` : nothing}
    ${above}
    ${rows ? table(rows, heading, options, words) : nothing}
  </section>`;
}

function table(rows: EntityRows, heading: string, options: RowsPanelOptions, words: RowsWords): TemplateResult {
  const data = dataOf(rows, heading, options);
  if (rows.rows.length === 0) return html`<p class="muted">${words.nobody}</p>`;
  if (data.columns.length === 0) return html`<p class="muted">${words.allPrivate}</p>`;
  const {formats} = options;
  const shown = Math.min(MOST_DRAWN, rows.rows.length);
  const all = Math.max(rows.rows.length, rows.ids?.length ?? 0);
  const saved = all > rows.rows.length ? formats.count(rows.rows.length) : null;
  return html`
    <span id="rows-name" hidden>${words.rowsOf(heading)}</span>
    <div class="rows-scroll" tabindex="0" role="region" aria-labelledby="heading rows-name">${tableView(data, false)}</div>
    <div class="rows-foot">
      <p class="muted">${shown < all ? words.cut(formats.count(shown), saved, `${formats.count(all)}${rows.isCut ? '+' : ''}`) : nothing}</p>
      ${dataTools(data, {title: `${options.title} ${heading}`, words: exportWords(formats.locale)})}
    </div>`;
}

/** Rows with what their columns are called and how their cells read. */
function dataOf({columns, rows}: EntityRows, caption: string, {formats, zone}: RowsPanelOptions): DataTable {
  return {
    caption, rows,
    columns: columns.map(({name, type, currency = null}, k) => ({
      head: currency === null ? name : `${name} (${currency})`, isNumber: type === 'money' || type === 'number' || type === 'integer',
      show: shownAs({type, currency}, rows.map((cells) => cells[k]!), formats, zone), write: (cell) => writtenCell(cell, type),
    })),
  };
}

interface Kind {
  readonly type: ColumnType;
  readonly currency: string | null;
}

/** How the cells of a column read: of instants that are all the start of a day the day alone. */
function shownAs({type, currency}: Kind, cells: readonly Cell[], formats: Formats, zone: string): (cell: Cell) => string {
  const known = (show: (cell: Exclude<Cell, null>) => string) => (cell: Cell) => (cell === null ? '–' : show(cell));
  switch (type) {
    case 'instant': {
      const format = dateTime(formats.locale, zone, cells.every((cell) => cell === null || isMidnight(Number(cell), zone)) ? undefined : 'short');
      return known((cell) => format.format(Number(cell)));
    }
    case 'day': return known((cell) => formats.day(isoDay(Number(cell)), 'short'));
    case 'boolean': return known((cell) => (cell === 1 ? '✓' : '✗'));
    case 'money': return known((cell) => formats.value(Number(cell), {unit: 'money', currency}, {style: 'full'}));
    case 'number': case 'integer': return known((cell) => formats.value(Number(cell), {unit: 'count', currency: null}, {style: 'full'}));
    default: return known(String);
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

/** @param timeStyle none for the day alone */
function dateTime(locale: string, timeZone: string, timeStyle: 'short' | 'medium' | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${timeStyle}`;
  let format = dateTimes.get(key);
  if (!format) dateTimes.set(key, format = new Intl.DateTimeFormat(locale, {timeZone, dateStyle: 'medium', ...(timeStyle ? {timeStyle} : {})}));
  return format;
}

function isMidnight(instant: number, zone: string): boolean {
  return instant % 1000 === 0 && dateTime('en-GB', zone, 'medium').format(instant).endsWith('00:00:00');
}
