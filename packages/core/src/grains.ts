import {civil, dayOf, type Calendar, type Day} from './calendar.js';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

/** First day of the period that holds a day. */
export function startOf(day: Day, grain: Grain, calendar: Calendar): Day {
  const [year, month] = civil(day);
  switch (grain) {
    case 'day': return day;
    // 1970-01-01 was a Thursday: day + 3 counts from a Monday.
    case 'week': return day - modulo(day + (calendar.weekStart === 'monday' ? 3 : 4), 7);
    case 'month': return dayOf(year, month, 1);
    case 'quarter': return dayOf(year, month - modulo(month - calendar.fiscalYearStart, 3), 1);
    case 'year': return dayOf(year, month - modulo(month - calendar.fiscalYearStart, 12), 1);
  }
}

/** The start of the period `count` periods after the one that starts on a day; `count` may be negative. */
export function shift(start: Day, grain: Grain, count: number): Day {
  const [year, month, date] = civil(start);
  switch (grain) {
    case 'day': return start + count;
    case 'week': return start + 7 * count;
    case 'month': return dayOf(year, month + count, date);
    case 'quarter': return dayOf(year, month + 3 * count, date);
    case 'year': return dayOf(year + count, month, date);
  }
}

/** The day a year before; 29 February becomes the 28th. For weeks, 52 weeks before, so that weekdays stay. */
export function yearBefore(day: Day, grain: Grain): Day {
  if (grain === 'week') return day - 364;
  const [year, month, date] = civil(day);
  const last = dayOf(year - 1, month + 1, 0);
  return Math.min(dayOf(year - 1, month, date), last);
}

/** Every period of a grain that a range touches, in order. */
export function periodsOf(from: Day, until: Day, grain: Grain, calendar: Calendar): {from: Day; until: Day}[] {
  const periods = [];
  for (let start = startOf(from, grain, calendar); start < until;) {
    const end = shift(start, grain, 1);
    periods.push({from: start, until: end});
    start = end;
  }
  return periods;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
