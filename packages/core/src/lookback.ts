import {civil, dayOf, type Day} from './calendar.js';
import type {Window} from './query.js';

/**
 * A window told from the end of another, which as-of may have cut.
 *
 * - `months` or `days`: so many, up to that end.
 * - `monthBefore`: the whole calendar month so many months before the one that holds the last day.
 * - `ever`: from the first day that the tables have.
 */
export type Lookback =
  | {readonly months: number}
  | {readonly days: number}
  | {readonly monthBefore: number}
  | {readonly ever: true};

/** @param first the first day of all */
export function lookBack(until: Day, over: Lookback, first: Day): Window {
  if ('days' in over) return {from: until - over.days, until};
  if ('months' in over) return {from: monthsLater(until, -over.months), until};
  if ('ever' in over) return {from: Math.min(first, until), until};
  const [year, month] = civil(until - 1);
  return {from: dayOf(year, month - over.monthBefore, 1), until: dayOf(year, month - over.monthBefore + 1, 1)};
}

/** The same date so many months later, or earlier below 0; the last of a month that is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const [year, month, date] = civil(day);
  return Math.min(dayOf(year, month + months, date), dayOf(year, month + months + 1, 0));
}
