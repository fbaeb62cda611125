import {InputError} from '@crm-widgets/core';
import type {InlineRows} from '@crm-widgets/runtime';

type Row = Readonly<Record<string, unknown>>;

/** What an Arrow table of any copy of Arrow can do; told by its shape, for the page's copy is not the kit's. */
interface ArrowTable {
  readonly numRows: number;
  toArray(): readonly {toJSON(): Row}[];
}

/** Rows as a page can give them: objects, an Arrow table, or the bytes of an Arrow stream. */
export type GivenRows = readonly Row[] | ArrowTable | Uint8Array<ArrayBuffer>;

/**
 * The rows that stand on the page itself: given as a property, else in a script, else in an HTML table.
 * @throws {InputError} `E_ATTR` for a property that is none of these
 */
export function inlineRows(table: Element, rows: GivenRows | null): InlineRows {
  return rows ? fromProperty(rows) : fromScript(table) ?? fromHtml(table) ?? {rows: []};
}

function fromProperty(rows: GivenRows): InlineRows {
  if (rows instanceof Uint8Array) return {bytes: rows.slice(), format: 'arrow'};
  if (Array.isArray(rows)) return {rows: rows as readonly Row[]};
  if ('toArray' in rows && 'numRows' in rows) return {rows: rows.toArray().map((row) => row.toJSON())};
  throw new InputError({
    code: 'E_ATTR', where: ['property rows'],
      what: 'got a value that holds no rows, wanted a list of objects or an Arrow table',
    mend: 'Set rows to a list such as [{customer_id: "a", amount: 10}]',
  });
}

function fromScript(table: Element): InlineRows | null {
  const types = ['application/json', 'text/csv'].map((type) => `:scope > script[type="${type}"]`);
  const script = table.querySelector<HTMLScriptElement>(types.join(', '));
  if (!script) return null;
  return {bytes: new TextEncoder().encode(script.textContent.trim()), format: script.type === 'text/csv' ? 'csv' : 'json'};
}

/** Cells by the text of the first row; what a `data` or `time` element says to programs goes before its text. */
function fromHtml(table: Element): InlineRows | null {
  const html = table.querySelector<HTMLTableElement>(':scope > table');
  const [head, ...body] = html ? [...html.rows] : [];
  if (!head) return null;
  const names = [...head.cells].map(textOf);
  const rows = body.map((row): Row =>
    Object.fromEntries([...row.cells].slice(0, names.length).map((cell, i) => [names[i]!, textOf(cell)])));
  return {rows};
}

function textOf(cell: HTMLTableCellElement): string {
  const said = cell.querySelector('data, time');
  const value = said instanceof HTMLDataElement ? said.value : said instanceof HTMLTimeElement ? said.dateTime : '';
  return value || (cell.textContent ?? '').trim();
}
