import type {KpiResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {baseInWords, kpiSentence} from '../kpi/kpi-words.js';
import {DASH, Formats} from '../shared/format.js';
import {en} from '../shared/messages/en.js';

const formats = new Formats('en');

/** A result for people: the finding in a sentence, what it rests on, then its periods and groups. */
export function computeText({result, card}: Outcome<KpiResult>, compare: string): string {
  const title = en.metricTitle(result.metric) ?? card.title;
  const base = baseInWords(result.current, formats, en, result, card.asked?.minN);
  const series = result.series.map((one) => [formats.period(one), valueOf(one.value, result), one.isPartial ? 'not over yet' : '']);
  const groups = result.groups?.map(({key, current}) => [key || en.missing(result.metric), valueOf(current.value, result), '']) ?? [];
  const parts = [
    kpiSentence(title, result, compare, formats, en),
    ...(base ? [base] : []),
    ...(series.length > 1 ? ['', ...inColumns(series)] : []),
    ...(groups.length > 0 ? ['', ...inColumns(groups)] : []),
  ];
  return parts.join('\n');
}

/** What is to be known beside a number: warnings, and rows that were left out of it. */
export function notesOn({result, card}: Outcome<KpiResult>): string[] {
  const rejected = card.tables.filter(({report}) => report.rejected > 0).map(({name, report: {read, rejected: count, reasons}}) => {
    const why = reasons.map((reason) => `${reason.code}${reason.column ? ` in ${reason.column}` : ''}: ${reason.count}, first in line ${reason.firstLine}`);
    return `warning rows_rejected: ${count} of ${read} rows of ${name} could not be read (${why.join('; ')})`;
  });
  // What the list of reasons says better.
  const warnings = result.warnings.filter(({code}) => code !== 'rows_rejected');
  return [...warnings.map(({code, message}) => `warning ${code}: ${message}`), ...rejected];
}

function valueOf(value: number | null, result: KpiResult): string {
  return value === null ? DASH : formats.value(value, result, {style: 'full'});
}

/** The first column to the left, the second to the right, as wide as their longest text. */
function inColumns(rows: readonly string[][]): string[] {
  const width = (index: number) => Math.max(...rows.map((row) => row[index]!.length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name, value, note]) => `  ${name!.padEnd(first)}  ${value!.padStart(second)}  ${note}`.trimEnd());
}
