import {dayFromIso, isoOf, shift, type CohortResult, type Grain} from '@crm-widgets/core';
import {DASH, type Formats} from '../shared/format.js';
import {wordsOf} from '../shared/messages/words-of.js';

/** Every word of the triangle, in one language; numbers arrive written. */
export interface CohortWords {
  cohort: string;
  size: string;
  customers: string;
  average: string;
  /** What n counts. */
  counted: string;
  /** Head of the columns, such as `Months after the first`. */
  periodsAfter(grain: string): string;
  caption(result: Pick<CohortResult, 'grain' | 'measure'>): string;
  /** A run of cohorts without anybody. */
  nobodyFrom(first: string, last: string, cohorts: string): string;
  /** A cell of a cohort in a sentence. */
  cell(parts: CellParts): string;
  averageCell(grain: string, period: string, rate: string, n: string | null, count: number): string;
  /** Between parts of a sentence, its space with it. */
  readonly comma: string;
  between(low: string, high: string): string;
  /** Added to a cell whose period is not over. */
  notOver: string;
  finding(measure: CohortResult['measure'], shares: {rate: string; after: string}[]): string;
  /** How many came back within some time, or in some periods, such as `1-7`. */
  back(measure: CohortResult['measure'], isWithin: boolean, shares: ShareBack[]): string;
  /** A length of time, such as `3 months`. */
  time(grain: string, count: number, written: string): string;
}

/** What came back, and when. */
export interface ShareBack {
  readonly rate: string;
  /** Such as `3 months`. */
  readonly time: string;
  readonly grain: string;
  readonly period: string;
}

/** What a cell's sentence is made of. */
export interface CellParts {
  readonly cohort: string;
  readonly grain: string;
  /** `3`, or several as `1-7`. */
  readonly period: string;
  readonly value: string;
  /** What `value` is part of; of customers, or money. */
  readonly base: string;
  /** The same in figures, for the form of what they are. */
  readonly count: number;
  readonly rate: string;
  readonly isMoney: boolean;
}

/** In which language the triangle speaks, and how it writes numbers. */
export interface CohortVoice {
  readonly formats: Formats;
  readonly words: CohortWords;
  /** What columns are called that are several periods each, such as `1-7`. */
  readonly brackets?: readonly string[] | undefined;
}

/** @param brackets the attribute, checked before; empty or null where columns are single periods */
export function cohortVoice(formats: Formats, language: string, brackets: string | null): CohortVoice {
  const columns = brackets?.split(',').map((bracket) => bracket.replaceAll(/\s/g, ''));
  return {formats, words: cohortWords(language), brackets: brackets ? columns : undefined};
}

/** What a column is called: a period, or several. */
export function periodName({brackets, formats}: Pick<CohortVoice, 'brackets' | 'formats'>, period: number): string {
  return brackets?.[period]?.replaceAll(/\d+/g, (each) => formats.count(Number(each))) ?? formats.count(period);
}

type Cohort = CohortResult['cohorts'][number];

/** A rate in a cell: one digit after the mark, so that columns align, but for a whole 0 % or 100 %; a dash for null. */
export function rateText(formats: Formats, rate: number | null): string {
  return rate === null ? DASH : formats.percent(rate);
}

/** A difference of rates in points, its sign always said: `+3.5`. */
export function signedPoints(formats: Formats, difference: number): string {
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const style = {minimumFractionDigits: 1, maximumFractionDigits: 1};
  return `${sign}${formats.value(Math.abs(difference) * 100, {unit: 'score', currency: null}, {style})}`;
}

/** `Jan 1997`, `Q1 1997`, `1997`; a week is called by its first day. */
export function cohortLabel(formats: Formats, from: string, grain: string, width: 'long' | 'short' = 'short'): string {
  const first = dayFromIso(from);
  if (first === null || grain === 'week' || grain === 'day') return formats.day(from, width);
  return formats.period({from, until: isoOf(shift(first, grain as Grain, 1))}, width);
}

/** One cell in a sentence: `January 1997 cohort, month 3: 70 of 781 customers, 9.0%`. */
export function cellInWords(result: CohortResult, cohort: Cohort, period: number, voice: CohortVoice): string {
  const {formats, words} = voice;
  const cell = cohort.cells[period];
  if (!cell) return '';

  const {grain, currency} = result;
  const isMoney = result.measure !== 'customers';
  const amount = (value: number) => (isMoney ? formats.value(value, {unit: 'money', currency}) : formats.count(value));
  const sentence = words.cell({
    cohort: cohortLabel(formats, cohort.from, grain, 'long'), grain, isMoney,
    period: periodName(voice, period),
    value: amount(cell.value), rate: rateText(formats, cell.rate),
    base: amount(isMoney ? firstWorth(cohort) : cohort.size), count: cohort.size,
  });
  const [low = null, high = null] = (period > 0 && cell.interval) || [];
  const between = low === null ? '' : words.between(rateText(formats, low), rateText(formats, high));
  return [sentence, between, cell.isPartial ? words.notOver : ''].filter(Boolean).join(words.comma);
}

/** What rates of money are over: with customers gone by the end of period 0 more than what is left then. */
function firstWorth({cells: [first]}: Cohort): number {
  if (!first) return 0;
  return first.rate ? first.value / first.rate : first.value;
}

/** One cell of the average in a sentence: `All cohorts, month 3: 9.0% of 2,357 customers`. */
export function averageInWords(result: CohortResult, period: number, voice: CohortVoice): string {
  const {formats, words} = voice;
  const average = result.average[period];
  const n = average?.n ?? null;
  const rate = rateText(formats, average?.value ?? null);
  return words.averageCell(result.grain, periodName(voice, period), rate, n === null ? null : formats.count(n), n ?? 0);
}

/** How many came back after one period, and after the longest that is known; empty where nothing is. */
export function mainFinding(result: CohortResult, voice: CohortVoice): string {
  const {formats, words} = voice;
  const {measure, mode, grain} = result;
  const known = knownPeriods(result, voice);
  const told = [...new Set([known[0], known.at(-1)])].filter((period) => period !== undefined).map((period) => ({
    rate: rateText(formats, result.average[period]!.value), time: words.time(grain, period, formats.count(period)),
    grain, period: periodName(voice, period),
  }));
  if (told.length === 0) return '';
  // What comes together, or by and by, is no share of those who are there after a time.
  if (mode === 'bracket' || mode === 'until') return words.back(measure, mode === 'until', told);
  return words.finding(measure, told.map(({rate, time: after}) => ({rate, after})));
}

/** Columns after the base of the others whose average is known. */
function knownPeriods({average, mode}: CohortResult, {brackets}: CohortVoice): number[] {
  const isBase = (period: number) => (mode === 'bracket' && brackets ? brackets[period] === '0' : period === 0);
  return average.flatMap((measured, period) => (!isBase(period) && measured?.value != null ? [period] : []));
}

const nouns: Readonly<Record<string, [string, string]>> = {
  day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'],
  quarter: ['quarter', 'quarters'], year: ['year', 'years'],
};
const noun = (grain: string, count: number) => (nouns[grain] ?? ['period', 'periods'])[count === 1 ? 0 : 1]!;

const heads = (count: number) => (count === 1 ? 'customer' : 'customers');

const en: CohortWords = {
  cohort: 'Cohort',
  size: 'Size',
  customers: 'Customers',
  average: 'Average',
  counted: 'Customers of the cohorts that the average counts',
  periodsAfter: (grain) => `${capital(noun(grain, 2))} after the first`,
  caption: ({grain, measure}) => `${subject(measure)} of each cohort, by ${noun(grain, 2)} after the first`,
  nobodyFrom: (first, last, cohorts) => `${first} to ${last}: ${cohorts} cohorts with nobody in them`,
  cell: ({cohort, grain, period, value, base, count, rate, isMoney}) =>
    `${cohort} cohort, ${noun(grain, 1)} ${period}: ${value} of ${base}${isMoney ? '' : ` ${heads(count)}`}, ${rate}`,
  averageCell: (grain, period, rate, n, count) =>
    `All cohorts, ${noun(grain, 1)} ${period}: ${rate}${n === null ? '' : ` of ${n} ${heads(count)}`}`,
  between: (low, high) => `95% between ${low} and ${high}`,
  notOver: 'not over yet',
  comma: ', ',
  finding: (measure, shares) => {
    const [first, ...others] = shares.map(({rate, after}) => ({rate, after: `after ${after}`}));
    if (!first) return '';
    const rest = others.map(({rate, after}) => ` and ${rate} ${after}`).join('');
    return `On average ${first.rate} of ${whole(measure)} ${first.after}${rest}.`;
  },
  back: (measure, isWithin, shares) => {
    const [first, ...others] = shares.map(({rate, time, grain, period}) =>
      ({rate, when: isWithin ? `within ${time}` : `in ${noun(grain, period.includes('-') ? 2 : 1)} ${period}`}));
    if (!first) return '';
    const whole = measure === 'customers' ? 'customers come back' : 'the first revenue comes in again';
    return `On average ${first.rate} of ${whole} ${first.when}${others.map(({rate, when}) => ` and ${rate} ${when}`).join('')}.`;
  },
  time: (grain, count, written) => `${written} ${noun(grain, count)}`,
};

const subject = (measure: CohortResult['measure']) => (measure === 'customers' ? 'Share' : 'Share of the revenue');
const whole = (measure: CohortResult['measure']) =>
  (measure === 'customers' ? 'customers are active' : 'the first revenue is kept');

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The triangle's words in a language, such as `en`; English where it has none. */
export function cohortWords(language: string): CohortWords {
  return wordsOf('cohort', en, language);
}
