import type {Query} from '@crm-widgets/core';
import {composed, type CardPhrases, type Composed} from './card-phrases.js';
import {inWords} from '../shared/messages/pieces.js';
import {wordsOf} from '../shared/messages/words-of.js';

/** Every word of the definition card, in one language; numbers and dates arrive written. */
export interface CardWords extends Composed {
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly print: string;
  readonly definition: string;
  readonly madeOf: string;
  readonly period: string;
  readonly parameters: string;
  readonly data: string;
  readonly computation: string;
  readonly notes: string;
  readonly sql: string;
  readonly copySql: string;
  readonly handbook: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly base: string;
  readonly interval: string;
  range(low: string, high: string): string;
  readonly shown: string;
  readonly comparedWith: string;
  readonly wholeRange: string;
  readonly allTime: string;
  readonly asOf: string;
  readonly asOfNote: string;
  readonly timeZone: string;
  /** From the first day up to the one that is not counted. */
  days(from: string, until: string): string;
  countedUpTo(until: string): string;
  periods(count: string, grain: string | null): string;
  readonly filter: string;
  readonly groupedBy: string;
  /** Name of a measure or a parameter, such as `newCustomers`, as words. */
  spoken(name: string): string;
  rows(read: string, accepted: string, rejected: string, skipped: string): string;
  reason(count: string, code: string, column: string | null, firstLine: string): string;
  readonly column: string;
  readonly filledFrom: string;
  header(header: string): string;
  fallback(value: string): string;
  readonly notInFile: string;
  memory(size: string): string;
  engine(engines: readonly string[], queries: number, time: string): string;
  readonly engineNames: Readonly<Record<'columns' | 'duckdb', string>>;
  readonly check: string;
  checking(done: number, of: number): string;
  agrees(queries: number): string;
  differs(count: number): string;
  difference(place: string, what: string, here: string, there: string): string;
  readonly hasRow: string;
  readonly hasNoRow: string;
  failed(why: string): string;
  queryTitle(nth: number, of: number, query: Query['kind']): string;
}

const plural = new Intl.PluralRules('en');
const many = (count: number, one: string, others = `${one}s`) =>
  `${count} ${plural.select(count) === 'one' ? one : others}`;

/** Left out by rule; the others could not be read. */
const reasons = {
  missing_required: 'empty, and a value is needed',
  not_a_date: 'not a date',
  not_a_number: 'not a number',
  not_an_integer: 'not a whole number',
  not_a_boolean: 'neither yes nor no',
  not_a_duration: 'not a time span',
  money_range: 'an amount too large to be kept exactly',
  inexact_id: 'an id that lost digits',
  nul_character: 'a character that no text has',
  stray_quote: 'a quote that is never closed',
  blank: 'blank, skipped',
  test: 'of a test, skipped',
  bot: 'of a bot, skipped',
  spam: 'spam, skipped',
  merged: 'merged into another, skipped',
  deleted: 'deleted, skipped',
  continuation: 'one more item of the row above, skipped',
  same_stage: 'another change within a stage, skipped',
  other_field: 'a change of another field, skipped',
  nothing_in_row: 'without any stage, skipped',
} as const;

/** Measures whose name alone does not say what they are. */
const measures: Readonly<Record<string, string>> = {
  fromOne: 'Answers on a scale from 1', atFirst: 'Solved at first contact', untold: 'Not told', goods: 'Cost of goods',
  costed: 'Sales with a cost of goods', uncosted: 'Sales without a cost of goods', everCosted: 'Rows with a cost of goods, of all time',
  goodsExpenses: 'Expenses for goods', goodsBought: 'Rows of expenses for goods', everSpent: 'Rows of expenses, of all time',
  named: 'Cost of named clients', onLong: 'Cost of long-term clients', goodsNamed: 'Goods of named clients', goodsOnLong: 'Goods of long-term clients',
  before: 'Clients at the start', after: 'Clients at the end', longDays: 'Days of long-term clients', clientDays: 'Days of all clients',
  wonOfYear: 'Won in a year', closedOfYear: 'Closed in a year', amountOfYear: 'Amount in a year', daysOfYear: 'Days in a year',
};

/** Why a row is left out, where the kit has words for it. */
export type RowReason = keyof typeof reasons;

const phrases: CardPhrases = {
  names: {
    mrr_versions: 'subscriptions', mrr_movements: 'changes of MRR', ticket_facts: 'tickets', funnel_deals: 'deals', solves: 'solved tickets',
    client_spells: 'times as a client', goal_attempts: 'attempts at the goal', customer_id: 'customers', ticket_id: 'tickets', mrr: 'MRR',
    cogs: 'cost of goods', 'mrr_movements.lesser': 'the lesser MRR of both', 'mrr_movements.start': 'MRR at the start',
    'mrr_movements.end': 'MRR at the end',
  },
  missing: 'missing', there: 'there', yes: 'yes', no: 'no', none: 'none', or: ' or ', comma: ', ',
  not: (what) => `not ${what}`,
  from: (edge) => `from ${edge}`,
  upTo: (edge) => `up to, not with, ${edge}`,
  rows: 'rows',
  sum: (column) => `sum of ${column}`,
  mean: (column) => `mean of ${column}`,
  median: (column) => `median of ${column}`,
  percentile: (column, nth) => `${nth}th percentile of ${column}`,
  different: (column) => `different ${column}`,
  withRows: (column, rows) => `different ${column} with ${many(rows, 'row')} or more`,
  withSum: (column, of, above) => `different ${column} with a sum of ${of} above ${above}`,
  of: (aggregate, fact, when) => `${aggregate} of ${fact} ${when}`.trim(),
  is: (column, what) => `${column} is ${what}`,
  by: (column) => `by ${column}`,
  inForce: (edge, begun) => (begun ? `begun within it and in force at the ${edge}` : `in force at the ${edge}`),
  kept: 'in force at start and end',
  edges: 'of those there at the start, in force at start and end',
  moved: 'by what changed from start to end',
  daily: (column) => `day by day, by ${column}`,
  spread: (from, to) => `shared out over ${from} to ${to}`,
  previous: 'in the period before',
  yearAgo: 'a year before',
  days: (count) => `over the ${many(count, 'day')} up to its end`,
  months: (count) => `over the ${many(count, 'month')} up to its end`,
  ever: 'from the first row on',
  monthBefore: (months) =>
    (months === 1 ? 'in the month before its last' : `in the month ${months} months before its last`),
};

const en: CardWords = {
  ...composed(phrases),
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This page may not copy; select the text instead',
  print: 'Print',
  definition: 'Definition',
  madeOf: 'Made of',
  period: 'Period',
  parameters: 'Settings in force',
  data: 'Data',
  computation: 'Computation',
  notes: 'To be known',
  sql: 'SQL',
  copySql: 'Copy SQL',
  handbook: 'Source',
  numerator: 'Numerator',
  denominator: 'Denominator',
  base: 'Rests on',
  interval: '95% interval',
  range: (low, high) => `${low} to ${high}`,
  shown: 'Shown',
  comparedWith: 'Compared with',
  wholeRange: 'Whole range',
  allTime: 'All time; rows without a date count too',
  asOf: 'As of',
  asOfNote: 'rows from then on are not known yet',
  timeZone: 'Time zone',
  days: (from, until) => `${from} up to, not with, ${until}`,
  countedUpTo: (until) => `not over; counted up to, not with, ${until}`,
  periods: (count, grain) => `${count} periods${grain === null ? '' : `, each a ${grain}`}`,
  filter: 'Filter',
  groupedBy: 'Grouped by',
  spoken: (name) => {
    if (Object.hasOwn(measures, name)) return measures[name]!;
    const words = name.replaceAll(/[A-Z]|\d+/g, ' $&').toLowerCase().replaceAll(/\b(mrr|arr|cac|cogs)\b/g, (short) => short.toUpperCase());
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  },
  rows: (read, accepted, rejected, skipped) =>
    `${read} rows read: ${accepted} accepted, ${rejected} rejected, ${skipped} skipped`,
  reason: (count, code, column, line) =>
    `${count} × ${inWords(reasons, code)}${column ? `, in ${column}` : ''}; first in line ${line}`,
  column: 'Column',
  filledFrom: 'Filled from',
  header: (header) => header,
  fallback: (value) => `${value}, for the file has no such column`,
  notInFile: 'nothing, for the file has no such column',
  memory: (size) => `${size} in memory`,
  engine: (engines, queries, time) => `${engines.join(' and ')} answered ${many(queries, 'query', 'queries')} in ${time}`,
  engineNames: {columns: 'Typed columns', duckdb: 'DuckDB'},
  check: 'Check in DuckDB',
  checking: (done, of) => `Asking DuckDB: ${done} of ${of}`,
  agrees: (queries) => `Both agree: DuckDB answers ${many(queries, 'query', 'queries')} with the same numbers.`,
  differs: (count) => `They differ in ${many(count, 'place')}:`,
  difference: (place, what, here, there) => `${place ? `${place}: ` : ''}${what} is ${here} here, ${there} in DuckDB`,
  hasRow: 'there',
  hasNoRow: 'absent',
  failed: (why) => `DuckDB could not be asked: ${why}`,
  queryTitle: (nth, of, kind) => `Query ${nth} of ${of}: ${kind}`,
};

/** The card's words in a language, such as `en`; English where it has none. */
export function cardWords(language: string): CardWords {
  return wordsOf('card', en, language);
}
