import {columnsOf, type TableName} from '@crm-widgets/core';
import {about} from '@crm-widgets/core/schemas';
import type {Metric} from '@crm-widgets/metrics';
import {cardWords} from '../../packages/widgets/src/card/card-words.js';

/** What a metric's page is written from. */
export interface MetricPage {
  readonly metric: Metric;
  /** The handbook's page, Markdown. */
  readonly text: string;
}

const words = cardWords('en');

export const units: Readonly<Record<Metric['unit'], string>> = {
  money: 'money, in the currency of the source', ratio: 'ratio, shown as a percentage', count: 'count', duration: 'duration, kept in seconds',
  months: 'months', score: 'score, on its own scale', multiple: 'multiple',
};

export const directions: Readonly<Record<Metric['better'], string>> = {
  up: '▲ more is better', down: '▼ less is better', neutral: 'neither is better',
};

/** Definition and parts of a metric, as Markdown. */
export function summaryOf({id, description, formula, unit, better, reference}: Metric, shortNames: readonly string[]): string {
  const {numerator, denominator} = fractionOf(formula);
  return table(['', ''], [
    ['**Definition**', description],
    ['**Formula**', code(formula)],
    ['**Numerator**', numerator ?? 'none: no fraction'],
    ['**Denominator**', denominator ?? 'none: no fraction'],
    ['**Unit**', units[unit]],
    ['**Direction**', directions[better]],
    ['**In a tag**', [id, ...shortNames].map((name) => code(`metric="${name}"`)).join(', ')],
    ['**Source**', `${reference} of the handbook`],
  ]);
}

/** The handbook's page under a heading of its own, its sum worked by hand among it. */
export function handbookOf(text: string): string {
  return text.replace(/^# .+\n+/, '').replace(/^## Example$/m, '## Worked by hand');
}

/** Parameters with their defaults. */
export function paramsOf({params}: Metric): string {
  const rows = Object.entries(params).map(([name, {about: what, fallback}]) => [code(name), code(JSON.stringify(fallback)), sentence(what)]);
  return rows.length === 0 ? 'None.' : table(['Parameter', 'Default', 'What it says'], rows);
}

/** What is measured, by the names that `values` and `inputs` use; with the defaults and every table there. */
export function measuresOf(metric: Metric): string {
  const defaults = Object.fromEntries(Object.entries(metric.params).map(([name, {fallback}]) => [name, fallback]));
  const measures = metric.measures({...defaults, inactivityDays: 90}, () => true);
  return table(['Measure', 'What is measured'], Object.entries(measures).map(([name, measure]) => [code(name), sentence(words.measure(measure))]));
}

/** Tables that serve a metric, and the columns that it cannot do without. */
export function tablesOf({tables}: Metric): string {
  const sets = tables.map((set, i) => `${i + 1}. ${set.map(code).join(' and ')}`).join('\n');
  const names = [...new Set(tables.flat())];
  return `${tables.length > 1 ? 'Any of these, the first that a source has:' : 'One set of tables serves it:'}\n\n${sets}\n\n`
    + table(['Table', 'Columns it cannot do without', 'Columns it reads where they are there'],
      names.map((name) => [code(name), columns(name, true), columns(name, false)]));
}

function columns(name: TableName, needed: boolean): string {
  const texts = about[name] as Readonly<Record<string, string>>;
  const found = [...columnsOf(name)].filter(([, {required}]) => Boolean(required) === needed);
  return found.map(([column]) => (needed ? `${code(column)}: ${texts[column]}` : code(column))).join(needed ? '<br/>' : ' ');
}

/** Metrics that the handbook speaks of on this page, or whose page speaks of this metric. */
export function relatedTo(id: string, pages: Readonly<Record<string, string>>): string[] {
  const mentions = (page: string | undefined, other: string) => page?.includes(code(other)) ?? false;
  return Object.keys(pages).filter((other) => other !== id && (mentions(pages[id], other) || mentions(pages[other], id))).toSorted();
}

/** Both sides of the line of a fraction; null where the formula is none. */
export function fractionOf(formula: string): {numerator: string | null; denominator: string | null} {
  const [, right = ''] = /^[^=]+ = (.+)$/.exec(formula.split(';')[0]!) ?? [];
  const sides = splitAtTop(right, ' / ');
  if (sides.length !== 2 || /\b(mean|median) of \(/.test(sides[0]!)) return {numerator: null, denominator: null};
  const [numerator, denominator] = sides as [string, string];
  return {numerator, denominator: splitAtTop(denominator, ', ')[0]!};
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
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
