import {
  isoOf, periodsOf, shift, yearBefore, type AsOf, type Calendar, type Day, type Grain, type IsoPeriod, type Window,
} from '@crm-widgets/core';

export type Earlier = 'previous' | 'year_ago';

/** A period of the range, and the part of it that is looked at: all of it, or up to as-of where it is not over. */
export interface PeriodWindow {
  readonly period: Window;
  readonly known: Window;
}

/** Ranges that were cut into periods before: a filter asks for the same ones again and again. */
const cut = new Map<string, readonly PeriodWindow[]>();
const MOST_CUT = 100;

/** Every period of a range at a grain; `grain` null makes the range one period. */
export function periodWindows(
  from: Day, until: Day, grain: Grain | null, calendar: Calendar, asOf: AsOf,
): readonly PeriodWindow[] {
  const key = JSON.stringify([from, until, grain, calendar, asOf.day]);
  let windows = cut.get(key);
  if (!windows) {
    if (cut.size >= MOST_CUT) cut.clear();
    const periods = grain === null ? [{from, until}] : periodsOf(from, until, grain, calendar);
    cut.set(key, windows = periods.map((period) => ({
      period, known: {from: period.from, until: Math.max(period.from, Math.min(period.until, asOf.day))},
    })));
  }
  return windows;
}

/**
 * The period that one is compared with: the one before, or the same a year before. A period that is not over is
 * compared to date, with as many local days of the earlier one, or all of it where that is shorter.
 */
export function earlier({period, known}: PeriodWindow, which: Earlier, grain: Grain | null): PeriodWindow {
  const whole = grain === null ? sameLength(period, which) : wholeEarlier(period, which, grain);
  const isWhole = known.until === period.until;
  const until = isWhole ? whole.until : Math.min(whole.from + (known.until - known.from), whole.until);
  return {period: whole, known: {from: whole.from, until}};
}

function wholeEarlier(period: Window, which: Earlier, grain: Grain): Window {
  if (which === 'previous') return {from: shift(period.from, grain, -1), until: period.from};
  const from = yearBefore(period.from, grain);
  return {from, until: shift(from, grain, 1)};
}

/** A range that is one period has as many days before it. */
function sameLength({from, until}: Window, which: Earlier): Window {
  return which === 'previous'
    ? {from: from - (until - from), until: from}
    : {from: yearBefore(from, 'day'), until: yearBefore(until, 'day')};
}

const written = new WeakMap<Window, IsoPeriod>();

export function isoPeriod(window: Window): IsoPeriod {
  let period = written.get(window);
  if (!period) written.set(window, period = {from: isoOf(window.from), until: isoOf(window.until)});
  // Results are the page's to change.
  return {...period};
}

const MONTHS: Record<Grain, number> = {day: 12 / 365, week: 84 / 365, month: 1, quarter: 3, year: 12};

/** How many months a period of a grain lasts; one of its own length is counted in days of 365.25 / 12 to a month. */
export function monthsOf({from, until}: Window, grain: Grain | null): number {
  return grain === null ? ((until - from) * 12) / 365.25 : MONTHS[grain];
}
