import {dayFromIso, type Day, type Zone} from './calendar.js';
import {wrongAttribute} from './errors.js';
import type {AsOf} from './query.js';

/**
 * The instant up to which rows are known.
 *
 * @param text an ISO date, meaning the start of that day in the zone, the day itself not counted; or an ISO date-time with offset
 * @throws {InputError} `E_ATTR` for anything else
 */
export function readAsOf(text: string, zone: Zone): AsOf {
  const day = dayFromIso(text);
  if (day !== null) return {instant: zone.startOf(day), day, isMidnight: true};
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw wrongAttribute('as-of', text, 'an ISO date or date-time with offset', 'Set as-of="2024-07-01"');
  }
  return asOfInstant(instant, zone);
}

/** As-of at an instant, such as now. */
export function asOfInstant(instant: number, zone: Zone): AsOf {
  const today = zone.dayAt(instant);
  return zone.startOf(today) === instant ? {instant, day: today, isMidnight: true} : {instant, day: today + 1};
}

/** Whether all days before `until` are over at as-of. */
export function isOver(until: Day, asOf: AsOf): boolean {
  return until < asOf.day || (until === asOf.day && asOf.isMidnight === true);
}
