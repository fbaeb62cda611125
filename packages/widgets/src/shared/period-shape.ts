import {dayFromIso, isoOf, shift, type Grain, type IsoPeriod} from '@crm-widgets/core';

/**
 * Which calendar unit a period is, seen from its days alone; null for any other span.
 * Quarters start in January, April, July or October.
 */
export function periodShape({from, until}: IsoPeriod): Grain | null {
  const start = dayFromIso(from);
  const end = dayFromIso(until);
  if (start === null || end === null) return null;
  if (end - start === 1) return 'day';
  if (end - start === 7) return 'week';
  const month = Number(from.slice(5, 7));
  if (from.slice(8) !== '01') return null;
  if (end === shift(start, 'month', 1)) return 'month';
  if (end === shift(start, 'quarter', 1)) return month % 3 === 1 ? 'quarter' : null;
  return month === 1 && end === shift(start, 'year', 1) ? 'year' : null;
}

/** The period just before one, of the same calendar unit, or of as many days or months. */
export function periodBefore(period: IsoPeriod): IsoPeriod {
  const start = dayFromIso(period.from)!;
  const end = dayFromIso(period.until)!;
  const months = monthsBetween(period);
  const from = months === null ? start - (end - start) : shift(start, 'month', -months);
  return {from: isoOf(from), until: period.from};
}

/** The same period a year before; weeks stay on their weekdays. */
export function periodYearBefore(period: IsoPeriod): IsoPeriod {
  const back = (iso: string) => {
    const day = dayFromIso(iso)!;
    return isoOf(periodShape(period) === 'week' ? day - 364 : shift(day, 'year', -1));
  };
  return {from: back(period.from), until: back(period.until)};
}

/** Whole months of a period that runs from the first of a month to the first of another; else null. */
function monthsBetween({from, until}: IsoPeriod): number | null {
  if (from.slice(8) !== '01' || until.slice(8) !== '01') return null;
  const count = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return count(until) - count(from);
}
