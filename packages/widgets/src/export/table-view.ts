import {html, nothing, type TemplateResult} from 'lit';
import type {DataTable} from './data-table.js';

/** Rows of a table that are drawn at once; all are copied and saved. */
export const MOST_DRAWN = 200;
/** Of a wide table fewer are. */
const MOST_CELLS = 20_000;

/** How many of its rows are drawn at once. */
export function drawnRows({columns, rows}: DataTable): number {
  return Math.min(rows.length, MOST_DRAWN, Math.ceil(MOST_CELLS / Math.max(1, columns.length)));
}

/** A table for people, the first of its rows. */
export function tableView(table: DataTable, captionIsSeen = true, shown = drawnRows(table)): TemplateResult {
  const {caption, columns, rows} = table;
  const first = columns[0];
  return html`<table class="data">
    <caption class=${captionIsSeen ? '' : 'unseen'}>${caption}</caption>
    <thead><tr>${columns.map(({head, isNumber}) => html`
      <th scope="col" class=${isNumber ? 'number' : ''}><bdi>${head}</bdi></th>`)}</tr></thead>
    <tbody>${rows.slice(0, shown).map((row, at) => html`<tr>${row.map((cell, k) => {
      const {show, isNumber} = columns[k]!;
      const text = html`<bdi>${show ? show(cell, at) : cell ?? nothing}</bdi>`;
      return columns[k] === first
        ? html`<th scope="row" class=${isNumber ? 'number' : ''}>${text}</th>`
        : html`<td class=${isNumber ? 'number' : ''}>${text}</td>`;
    })}</tr>`)}</tbody>
  </table>`;
}
