import type {Row} from './row.js';

/**
 * Rows as CSV (RFC 4180, lines ended by `\n`): the columns of the first row, null as an empty cell.
 * No rows give an empty text.
 */
export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return '';
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${columns.join(',')}\n${lines.join('\n')}\n`;
}

function cell(value: Row[string] | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
