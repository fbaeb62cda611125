import type {Emptiness} from '@crm-widgets/runtime';
import type {Grain, Reason} from '@crm-widgets/core';
import {en} from './en.js';
import {wordsOf} from './words-of.js';

/** The kit's own words in one language. Numbers and dates come in already written by `Formats`. */
export interface Messages {
  readonly language: string;
  /** Set where text runs from the right. */
  readonly dir?: 'rtl';
  /** Title of a metric by id or short name; undefined for one the kit does not know. */
  metricTitle(metric: string): string | undefined;
  readonly table: string;
  readonly details: string;
  readonly period: string;
  readonly value: string;
  readonly share: string;
  /** What rows without a value of the dimension are called, by the metric's id. */
  missing(metric: string): string;
  readonly smallBase: string;
  readonly unfinished: string;
  target(target: string): string;
  readonly status: {readonly met: string; readonly near: string; readonly missed: string};
  reason(reason: Reason): string;
  cannotShow(heading: string): string;
  readonly unsupported: string;
  /** When something was, such as `in June 1998`; a shape of null is any other span. */
  within(period: string, shape: Grain | null): string;
  empty(emptiness: Emptiness | null, lastDay: string | null): string;
  leftOut(rows: string, of: string, count: number): string;
  stale(ago: string): string;
  /** `written` is the count in figures. */
  notes(count: number, written: string): string;
  sample(n: string): string;
  interval(low: string, high: string): string;
  /** `points` is how many where the difference is one of ratios or scores, else null. */
  difference(direction: 'up' | 'down' | 'same', size: string, points: number | null): string;
  against(period: string): string;
  toDate(period: string): string;
  /** The finding of a KPI in one sentence; parts that are null are left out. */
  kpiSentence(parts: KpiParts): string;
  by(metric: string, dimension: string): string;
  /** Name of the button that opens the definition card. */
  definition(title: string): string;
  /** Name of the button that saves and prints. */
  save(title: string): string;
  more(count: number, written: string): string;
  /** A quarter by its number, 1 to 4, and year. */
  quarter(nth: string, year: string): string;
  /** What is to be known of a number, by code; a warning of another code says itself. */
  readonly warnings: Readonly<Record<string, string>>;
}

export interface KpiParts {
  readonly title: string;
  readonly value: string | null;
  readonly reason: string | null;
  /** As `within` says it. */
  readonly period: string | null;
  readonly unfinished: boolean;
  readonly change: {readonly direction: 'up' | 'down' | 'same'; readonly size: string; readonly points: number | null} | null;
  readonly before: string | null;
  readonly target: string | null;
  readonly status: string | null;
}

/** The words of the language of a locale; English until they have come, and where the kit does not speak it. */
export function messagesFor(locale: string): Messages {
  return wordsOf('kit', en, locale);
}
