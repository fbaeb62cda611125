import {dayFromIso, dayOf, type Calendar, type Day} from './calendar.js';
import {wrongAttribute, type InputError} from './errors.js';
import {shift, startOf, type Grain} from './grains.js';
import {ofSpan, usualRange, widened, type PeriodAttributes, type Range, type Span} from './usual-period.js';

const FORMS = 'this-month, last-quarter, last-12-months, 2024, 2024-Q2, 2024-06, 2024-W23, 2024-06-15, 2024-01..2024-06 or all';

/**
 * The range of days that a widget looks at, widened to whole periods of its grain.
 *
 * The grain is the one given; else month, but for periods that speak of days or weeks, which keep theirs.
 *
 * @param today the local day that holds as-of; `last-N-...` are the complete periods before the one that holds it
 * @throws {InputError} `E_ATTR` naming the attribute
 */
export function readRange(attributes: PeriodAttributes, today: Day, calendar: Calendar): Range {
  const usual = usualRange(attributes, today, calendar);
  if (usual) return usual;
  const {period, from, until, grain} = attributes;
  if (from !== undefined || until !== undefined) {
    if (period !== undefined) {
      throw wrongAttribute('period', period, 'either period, or from and until', 'Remove one of them');
    }
    return widened(readDates(from, until), grain ?? 'month', calendar);
  }
  return ofSpan(readSpan(period!, calendar), grain, calendar);
}

function readDates(from: string | undefined, until: string | undefined): {from: Day; until: Day} {
  const first = dayFromIso(from ?? '');
  if (first === null) {
    throw wrongAttribute('from', from ?? '', 'an ISO date, given together with until', 'Set from="2024-01-01"');
  }
  const end = dayFromIso(until ?? '');
  if (end === null) {
    throw wrongAttribute('until', until ?? '', 'an ISO date, the day after the last', 'Set until="2025-01-01"');
  }
  if (end <= first) {
    throw wrongAttribute('until', until!, `a day after from="${from}"`, 'Set until to the day after the last one');
  }
  return {from: first, until: end};
}

function readSpan(text: string, calendar: Calendar): Span {
  const [first, last, ...more] = text.split('..');
  if (last !== undefined && more.length === 0) {
    const a = readFixed(first!, calendar);
    const b = readFixed(last, calendar);
    if (a && b && a.from < b.until && a.from <= b.from) return {from: a.from, until: b.until, grain: a.grain};
    throw badPeriod(text);
  }
  const span = readFixed(text, calendar);
  if (!span) throw badPeriod(text);
  return span;
}

function readFixed(text: string, calendar: Calendar): Span | null {
  const day = dayFromIso(text);
  if (day !== null) return {from: day, until: day + 1, grain: 'day'};
  const match = /^(\d{4})(?:-(?:(\d\d)|Q([1-4])|W(\d\d)))?$/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[4] !== undefined) return isoWeek(year, Number(match[4]), calendar);
  if (match[2] !== undefined) {
    const month = Number(match[2]);
    if (month < 1 || month > 12) return null;
    return span(dayOf(year, month, 1), 'month');
  }
  // Fiscal years and quarters are named by the calendar year in which they start.
  const start = dayOf(year, calendar.fiscalYearStart, 1);
  return match[3] === undefined ? span(start, 'year') : span(shift(start, 'quarter', Number(match[3]) - 1), 'quarter');
}

function span(from: Day, grain: Grain): Span {
  return {from, until: shift(from, grain, 1), grain};
}

/** Week 1 is the one with 4 January in it (ISO 8601); where weeks start on Sunday, the week that holds that Monday. */
function isoWeek(year: number, week: number, calendar: Calendar): Span | null {
  const monday = (y: number) => startOf(dayOf(y, 1, 4), 'week', {...calendar, weekStart: 'monday'});
  const start = monday(year) + 7 * (week - 1);
  if (week < 1 || start >= monday(year + 1)) return null;
  return span(startOf(start, 'week', calendar), 'week');
}

function badPeriod(text: string): InputError {
  return wrongAttribute('period', text, FORMS, 'Set period="last-12-months"');
}
