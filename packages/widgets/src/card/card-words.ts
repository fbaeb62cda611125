import type {Aggregate, Attribution, Condition, Measure, Query} from '@crm-widgets/core';

/** Every word of the definition card, in one language; numbers and dates arrive written. */
export interface CardWords {
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
  condition(condition: Condition): string;
  measure(measure: Pick<Measure, 'fact' | 'at' | 'aggregate' | 'filter' | 'over'>): string;
  aggregate(aggregate: Aggregate): string;
  /** Name of a measure or a parameter, such as `newCustomers`, as words. */
  spoken(name: string): string;
  value(value: unknown): string;
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
const reasons: Readonly<Record<string, string>> = {
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
};

function condition(wanted: Condition): string {
  if (wanted === null) return 'missing';
  if (Array.isArray(wanted)) return wanted.map((one: Condition) => condition(one)).join(' or ');
  if (typeof wanted !== 'object') return String(wanted);
  if ('not' in wanted) return wanted.not === null ? 'there' : `not ${condition(wanted.not)}`;
  const {from, until} = wanted as {from?: string | number; until?: string | number};
  return [from === undefined ? '' : `from ${from}`, until === undefined ? '' : `up to, not with, ${until}`]
    .filter(Boolean).join(' ');
}

function aggregate(made: Aggregate): string {
  switch (made.kind) {
    case 'count': return 'rows';
    case 'sum': return `sum of ${made.column}`;
    case 'mean': return `mean of ${made.column}`;
    case 'quantile': return made.q === 0.5 ? `median of ${made.column}` : `${made.q * 100}th percentile of ${made.column}`;
    case 'distinct': return `different ${made.column}`;
    case 'entities': return made.having.kind === 'rows'
      ? `different ${made.column} with ${many(made.having.atLeast, 'row')} or more`
      : `different ${made.column} with a sum of ${made.having.column} above ${made.having.above}`;
  }
}

function when(at: Attribution): string {
  switch (at.kind) {
    case 'dated': return `by ${at.column}`;
    case 'state': return at.begun ? `begun within it and in force at the ${at.edge}` : `in force at the ${at.edge}`;
    case 'kept': return 'in force at start and end';
    case 'edges': return 'of those there at the start, in force at start and end';
    case 'moved': return 'by what changed from start to end';
    case 'daily': return `day by day, by ${at.from}`;
    case 'spread': return `shared out over ${at.from} to ${at.to}`;
    case 'always': return '';
  }
}

const spans = {same: '', previous: 'in the period before', year_ago: 'a year before'} as const;

function span(over: NonNullable<Measure['over']>): string {
  if (typeof over === 'string') return spans[over];
  if ('days' in over) return `over the ${many(over.days, 'day')} up to its end`;
  if ('months' in over) return `over the ${many(over.months, 'month')} up to its end`;
  if ('ever' in over) return 'from the first row on';
  return over.monthBefore === 1 ? 'in the month before its last' : `in the month ${over.monthBefore} months before its last`;
}

const en: CardWords = {
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
  condition,
  aggregate,
  measure: ({fact, at, aggregate: made, filter = {}, over = 'same'}) => [
    `${aggregate(made)} of ${fact.name.replaceAll('_', ' ')} ${when(at)}`.trim(),
    ...Object.entries(filter).map(([column, wanted]) => `${column} is ${condition(wanted)}`),
    span(over),
  ].filter(Boolean).join(', '),
  spoken: (name) => {
    const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  },
  value: spokenValue,
  rows: (read, accepted, rejected, skipped) =>
    `${read} rows read: ${accepted} accepted, ${rejected} rejected, ${skipped} skipped`,
  reason: (count, code, column, line) =>
    `${count} × ${reasons[code] ?? code.replaceAll('_', ' ')}${column ? `, in ${column}` : ''}; first in line ${line}`,
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

function spokenValue(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(spokenValue).join(', ');
  if (typeof value !== 'object') return `${value as string | number}`;
  const entries = Object.entries(value);
  return entries.length === 0 ? 'none' : entries.map(([name, one]) => `${name} ${spokenValue(one)}`).join(', ');
}

// A language is one value that satisfies CardWords, entered here.
const languages: Readonly<Record<string, CardWords>> = {en};

/** The card's words in a language, such as `en`; English where it has none. */
export function cardWords(language: string): CardWords {
  return Object.hasOwn(languages, language) ? languages[language]! : en;
}
