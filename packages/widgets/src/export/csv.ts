import {writtenCells, type Cell, type DataTable} from './data-table.js';

/** What a spreadsheet would take for a formula, or for the end of a cell, also behind quotes and spaces and in full width. */
const dangerous = /^(?:[\s"'\u00A0\u3000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])/;

/**
 * A cell that no spreadsheet takes for a formula: such text gets an apostrophe before it. Numbers stay numbers, below zero too.
 * @see OWASP ASVS 5.0, 1.2.10
 */
export function defused(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = cell.replaceAll('\0', '');
  return dangerous.test(cell) ? `'${text}` : text;
}

/**
 * A table as the text of a CSV file (RFC 4180): comma, CRLF, a byte order mark so that spreadsheets read it as UTF-8.
 * @param above lines before the table, such as a title; an empty line parts them from it
 */
export function csvOf(table: DataTable, above: readonly string[] = []): string {
  const lines = [
    ...above.map((line) => quoted(line)), ...(above.length > 0 ? [''] : []),
    ...[table.columns.map(({head}) => head), ...writtenCells(table)].map((cells) => cells.map(quoted).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** The same as text to paste into a spreadsheet: cells apart by tabs, in one line each. */
export function pastedOf(table: DataTable): string {
  return [table.columns.map(({head}) => head), ...writtenCells(table)]
    .map((cells) => cells.map((cell) => defused(cell).replace(/\s+/g, ' ')).join('\t')).join('\n');
}

function quoted(cell: Cell): string {
  const text = defused(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
