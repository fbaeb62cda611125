import {inOneLine, type CheckedColumn, type CheckedTable} from '@crm-widgets/core';
import type {Findings} from './check.js';

/** Findings for people. @param wanted the metric that was asked for; null for none */
export function checkText({files, metrics}: Findings, wanted: string | null): string {
  const parts = files.map((file) => ('error' in file ? `${file.file}: could not be read\n  ${inOneLine(file.error)}` : fileText(file.file, file)));
  const serves = metrics.filter((metric) => metric.serves).map(({metric}) => metric);
  const others = metrics.filter((metric) => !metric.serves);
  const asked = wanted === null ? others : others.filter(({metric}) => metric === wanted);
  const lines = [
    `Metrics served: ${serves.length > 0 ? serves.join(', ') : 'none'}`,
    ...(asked.length > 0 ? ['Not served:', ...asked.map(({metric, missing}) => `  ${metric}: ${missing}`)] : []),
  ];
  return [...parts, lines.join('\n')].join('\n\n');
}

function fileText(file: string, {table, guess, report, columns, extras}: CheckedTable): string {
  const sure = guess && `${guess.preset === null ? 'columns guessed' : `taken for the export ${guess.preset}`}, ${percent(guess.confidence)} sure`;
  const {read, accepted, rejected, skipped, reasons} = report;
  return [
    `${file}: ${table}${sure ? ` (${sure})` : ''}`,
    `  ${read} rows read: ${accepted} accepted, ${rejected} rejected, ${skipped} skipped`,
    ...reasons.map(({code, column, count, firstLine}) => `    ${code}${column ? ` in ${column}` : ''}: ${count}, first in line ${firstLine}`),
    ...columnLines(columns),
    ...(extras.length > 0 ? [`  kept under their own name: ${extras.join(', ')}`] : []),
  ].join('\n');
}

function columnLines(columns: readonly CheckedColumn[]): string[] {
  const width = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const [name, type] = [width(columns.map(({column}) => column)), width(columns.map((column) => column.type))];
  return columns.map((each) => {
    const from = each.header === null ? `(${each.default})` : `"${each.header}"`;
    const sure = each.confidence === null ? '' : `, ${percent(each.confidence)} sure`;
    return `  ${each.column.padEnd(name)}  ${each.type.padEnd(type)}  ${from}${sure}`;
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
