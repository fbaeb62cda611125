import {civil, dayFromIso, grains, isoOf, shift, startOf, yearBefore, type Day, type Grain, type IsoPeriod} from '@crm-widgets/core';

const civilYear = {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1} as const;

/**
 * Which calendar unit a period is, seen from its days alone; null for any other span.
 * Quarters start in January, April, July or October; weeks on any day.
 */
export function periodShape({from, until}: IsoPeriod): Grain | null {
  const start = dayFromIso(from);
  if (start === null) return null;
  return grains.find((grain) => isoOf(shift(start, grain, 1)) === until
    && (grain === 'week' || startOf(start, grain, civilYear) === start)) ?? null;
}

/** The period just before one, of the same calendar unit, or of as many days or months. */
export function periodBefore({from, until}: IsoPeriod): IsoPeriod {
  const start = dayFromIso(from)!;
  const end = dayFromIso(until)!;
  const months = monthsBetween(start, end);
  return {from: isoOf(months === null ? start - (end - start) : shift(start, 'month', -months)), until: from};
}

/** The same period a year before; weeks stay on their weekdays. */
export function periodYearBefore(period: IsoPeriod): IsoPeriod {
  const back = (iso: string) => isoOf(yearBefore(dayFromIso(iso)!, periodShape(period) ?? 'day'));
  return {from: back(period.from), until: back(period.until)};
}

/** Whole months from the first of a month to the first of another; null between other days. */
function monthsBetween(start: Day, end: Day): number | null {
  const [year, month, day] = civil(start);
  const [toYear, toMonth, toDay] = civil(end);
  return day === 1 && toDay === 1 ? (toYear - year) * 12 + toMonth - month : null;
}
