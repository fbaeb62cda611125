import {columnsOf, type Measure, type TableName} from '@crm-widgets/core';
import {about} from '@crm-widgets/core/schemas';
import type {Metric} from '@crm-widgets/metrics';
import {needs} from '@crm-widgets/metrics/sql';
import {cardWords} from '../../packages/widgets/src/card/card-words.js';
import {definitionSource} from '../../packages/widgets/src/card/definition-source.js';
import {alsoSaid} from './also-said.js';

const words = cardWords('en');

export const units: Readonly<Record<Metric['unit'], string>> = {
  money: 'money, in the currency of the source', ratio: 'ratio, shown as a percentage', count: 'count', duration: 'duration, kept in seconds',
  months: 'months', score: 'score, on its own scale', multiple: 'multiple',
};

export const directions: Readonly<Record<Metric['better'], string>> = {
  up: '▲ more is better', down: '▼ less is better', neutral: 'neither is better',
};

/** The metric among what its module exports. */
export function metricIn(definition: Readonly<Record<string, unknown>>): Metric {
  return Object.values(definition).find(isMetric)!;
}

function isMetric(exported: unknown): exported is Metric {
  return typeof exported === 'object' && exported !== null && 'calculate' in exported;
}

/** Formula and parts of a metric, as Markdown. */
export function summaryOf({id, formula, unit, better, reference}: Metric, shortNames: readonly string[]): string {
  const {numerator, denominator} = fractionOf(formula);
  return table(['Formula', code(formula)], [
    ...(numerator && denominator ? [['Numerator', plain(numerator)], ['Denominator', plain(denominator)]] : []),
    ['Unit', units[unit]],
    ['Direction', directions[better]],
    ['In a tag', [id, ...shortNames].map((name) => code(`metric="${name}"`)).join(' ')],
    ['People also say', plain(alsoSaid[id]!.join(', '))],
    ['Source', sentence(definitionSource(reference))],
  ]);
}

/** The handbook's page without its heading, the sum worked by hand named so. */
export function handbookOf(text: string): string {
  return text.replace(/^# .+\n+/, '').replace(/^## Formula$/m, '## How it is computed').replace(/^## Example$/m, '## Worked by hand')
    // What is between backticks on two lines would be a block of its own.
    .replace(/`[^`]+`/g, (words) => words.replaceAll(/\s+/g, ' '));
}

/** Parameters with their defaults. */
export function paramsOf({params}: Metric): string {
  const rows = Object.entries(params).map(([name, {about: what, fallback}]) => [code(name), code(written(fallback)), plain(sentence(what))]);
  return rows.length === 0 ? 'It has none.'
    : `In \`params\`, as JSON: on a widget, or on the source for all of its widgets.\n\n${table(['Parameter', 'Default', 'What it says'], rows)}`;
}

/** JSON with room to break a line. */
function written(value: unknown): string {
  return JSON.stringify(value).replaceAll(',', ', ');
}

/** What is measured, by the names that `values` and `inputs` use; with the defaults and every table there. */
export function measuresText(metric: Metric): string {
  return table(['Measure', 'What is measured'], Object.entries(measuresOf(metric)).map(([name, measure]) =>
    [code(name), plain(sentence(words.measure(measure)))]));
}

function measuresOf(metric: Metric): Readonly<Record<string, Measure>> {
  const defaults = Object.fromEntries(Object.entries(metric.params).map(([name, {fallback}]) => [name, fallback]));
  return metric.measures({...defaults, inactivityDays: 90}, () => true);
}

/** Tables that serve a metric, the columns that it cannot do without, and those that it reads. */
export function tablesOf(metric: Metric): string {
  const {tables} = metric;
  const sets = tables.map((set) => `- ${set.map(code).join(' and ')}`).join('\n');
  return `${tables.length > 1 ? 'Any of these will do; the first that a source has is taken:' : 'It is served by:'}\n\n${sets}\n\n`
    + `What a file has to have:\n\n${[...new Set(tables.flat())].map(neededLine).join('\n')}\n\n`
    + `What is read with the defaults where every table is there, any other column having its own default:\n\n${readLines(metric)}`;
}

function neededLine(name: TableName): string {
  const texts = about[name] as Readonly<Record<string, string>>;
  const needed = [...columnsOf(name)].filter(([, {required}]) => Boolean(required));
  return `- ${code(name)}: ${needed.map(([column]) => `${code(column)} (${plain(texts[column]!)})`).join(', ')}`;
}

function readLines(metric: Metric): string {
  return [...columnsRead(metric)].map(([name, columns]) => `- ${code(name)}: ${[...columns].toSorted().map(code).join(' ')}`).join('\n');
}

/** Tables of which a metric reads something, with the defaults and where every table is there. */
export function tablesRead(metric: Metric): TableName[] {
  return [...columnsRead(metric).keys()];
}

function columnsRead(metric: Metric): Map<TableName, Set<string>> {
  const read = new Map<TableName, Set<string>>();
  for (const {fact, at, aggregate, filter} of Object.values(measuresOf(metric))) {
    const query = {kind: 'measures' as const, fact, at, windows: [{from: 0, until: 1}], by: [], where: {},
      asOf: {instant: 0, day: 0}, measures: [{aggregate, filter}]};
    for (const {table: name, columns} of needs(query, () => true)) read.set(name, new Set([...(read.get(name) ?? []), ...columns]));
  }
  return read;
}

/** Metrics that the handbook speaks of on this page, or whose page speaks of this metric: by id, or by a name of several words. */
export function relatedTo(id: string, pages: Readonly<Record<string, string>>): string[] {
  const names = (of: string) => [code(of), ...(titleIn(pages[of]!).includes(' ') ? [titleIn(pages[of]!).toLowerCase()] : [])];
  const mentions = (page: string, of: string) => names(of).some((name) => pages[page]!.toLowerCase().replaceAll(/\s+/g, ' ').includes(name));
  return Object.keys(pages).filter((other) => other !== id && (mentions(id, other) || mentions(other, id))).toSorted();
}

/** The heading of a page of the handbook. */
export function titleIn(page: string): string {
  return /^# (.+)$/m.exec(page)![1]!;
}

/** Both sides of the line of a fraction; null where the formula is none. */
export function fractionOf(formula: string): {numerator: string | null; denominator: string | null} {
  const [, right = ''] = /^[^=]+ = (.+)$/.exec(formula.split(';')[0]!) ?? [];
  const sides = splitAtTop(right, ' / ');
  if (sides.length !== 2 || /\b(mean|median) of \(/.test(sides[0]!)) return {numerator: null, denominator: null};
  const [numerator, denominator] = sides as [string, string];
  // A scale from 0 to 100 is of the score, not of what is counted.
  return {numerator: numerator.replace(/^100 x \((.+)\)$/, '$1'), denominator: splitAtTop(denominator, ', ')[0]!};
}

/** Cut where no parenthesis is open. */
function splitAtTop(text: string, by: string): string[] {
  const isOpen = (part: string) => part.split('(').length > part.split(')').length;
  return text.split(by).reduce<string[]>((parts, piece) => {
    const last = parts.at(-1);
    return last !== undefined && isOpen(last) ? [...parts.slice(0, -1), last + by + piece] : [...parts, piece];
  }, []);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => ':---')), ...rows.map(line)].join('\n');
}

/** Text in which no sign has a meaning. */
function plain(text: string): string {
  return text.replaceAll(/[*_<>[\]]/g, '\\$&');
}

const code = (text: string) => `\`${text}\``;
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
