import type {Day} from '@crm-widgets/core';
import {DAY_MS, type Moment} from './dates.js';

/** A clock behind a date, `1:45 PM` and offsets included. */
export const clock = String.raw`(?:[T ]\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*([AP]M)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?`;

/** The moment of a day and what `clock` found; the day alone where it found nothing. */
export function withClock(day: Day, [hours, minutes, seconds, half, zone]: readonly (string | undefined)[]): Moment | null {
  if (hours === undefined) return {day};
  return momentOf(day, hourOf(Number(hours), half), Number(minutes), Number(seconds ?? 0), offsetOf(zone));
}

function hourOf(hours: number, half: string | undefined): number {
  if (!half) return hours;
  return hours < 1 || hours > 12 ? NaN : hours % 12 + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '');
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

export function momentOf(day: Day, hours: number, minutes: number, seconds: number, offset: number): Moment | null {
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return null;
  return {instant: day * DAY_MS + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000};
}
