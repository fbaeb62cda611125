import type {Calendar, Day} from './calendar.js';
import {wrongAttribute} from './errors.js';
import {grains, shift, startOf, type Grain} from './grains.js';

/** What the attributes `period`, `from`, `until` and `grain` say, once read. `all` is settled by the data. */
export type Range =
  | {readonly kind: 'days'; readonly from: Day; readonly until: Day; readonly grain: Grain}
  | {readonly kind: 'all'; readonly grain: Grain | null};

export interface PeriodAttributes {
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly grain?: Grain | undefined;
}

/** A span of whole days and the grain its own text speaks of. */
export interface Span {
  from: Day;
  until: Day;
  grain: Grain;
}

/**
 * The range of what most widgets say: nothing, `this-...`, `last-...` or `all`; null for what takes `readRange`, which a page
 * does without until somebody says it.
 */
export function usualRange(
  {period = 'last-12-months', from, until, grain}: PeriodAttributes, today: Day, calendar: Calendar,
): Range | null {
  if (from !== undefined || until !== undefined) return null;
  if (period === 'all') return {kind: 'all', grain: grain ?? null};
  const span = readRelative(period, today, calendar);
  return span && ofSpan(span, grain, calendar);
}

/** A span as the range of a widget: of the grain given; else of months, but for spans that speak of days or weeks. */
export function ofSpan(span: Span, grain: Grain | undefined, calendar: Calendar): Range {
  const own = span.grain === 'day' || span.grain === 'week' ? span.grain : 'month';
  return widened(span, grain ?? own, calendar);
}

/** A span of days, widened to whole periods of a grain. */
export function widened(span: {from: Day; until: Day}, grain: Grain, calendar: Calendar): Range {
  const from = startOf(span.from, grain, calendar);
  const until = shift(startOf(span.until - 1, grain, calendar), grain, 1);
  return {kind: 'days', from, until, grain};
}

/** The span of `this-...` and `last-...`; null for any other text. */
function readRelative(text: string, today: Day, calendar: Calendar): Span | null {
  const match = /^(this|last)(?:-(\d{1,4}))?-(day|week|month|quarter|year)(s?)$/.exec(text);
  if (!match) return null;
  const [, which, digits, unit, plural] = match;
  const grain = unit as Grain;
  const start = startOf(today, grain, calendar);
  if (which === 'this') return digits || plural ? null : {from: start, until: shift(start, grain, 1), grain};
  const count = digits === undefined ? 1 : Number(digits);
  if (count < 1 || (digits === undefined && plural)) return null;
  return {from: shift(start, grain, -count), until: start, grain};
}

/** A grain by its name. @throws {InputError} `E_ATTR` */
export function readGrain(text: string): Grain {
  if ((grains as readonly string[]).includes(text)) return text as Grain;
  throw wrongAttribute('grain', text, grains.join(', '), 'Set grain="month"');
}
