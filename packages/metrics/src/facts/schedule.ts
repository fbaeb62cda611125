import {dayFromIso, Zone} from '@crm-widgets/core';
import type {Param} from '../metric.js';

/** When a team is open: hours of local days of a zone, without holidays. */
export interface Schedule {
  /** IANA name; the source's zone where it is left out. */
  readonly tz?: string;
  readonly weekly: readonly {readonly day: string; readonly from: string; readonly to: string}[];
  /** ISO dates. */
  readonly holidays?: readonly string[];
}

/** One schedule for all tickets, or one for each group; `default` is for groups without their own. */
export type Schedules = Schedule | Readonly<Record<string, Schedule>>;

export const weekdays: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Business hours, null until they are given. */
export const scheduleParam: Param<Schedules | null> = {
  about: 'business hours: {weekly: [{day: mon..sun, from, to}], holidays, tz}, or one by group; tz: as the source',
  fallback: null,
  read(given) {
    if (given === null) return null;
    const all = isPlain(given) ? ('weekly' in given ? [given] : Object.values(given)) : [];
    if (all.length === 0) throw new TypeError('business hours {weekly, holidays, tz}, or an object of them by group');
    all.forEach(check);
    return given as Schedules;
  },
};

/** The same, with a zone for each. */
export function inZone(schedules: Schedules, zone: string): Schedules {
  return isOne(schedules) ? {tz: zone, ...schedules}
    : Object.fromEntries(Object.entries(schedules).map(([group, one]) => [group, {tz: zone, ...one}]));
}

/** One schedule for all rather than one for each group. */
export function isOne(schedules: Schedules): schedules is Schedule {
  return 'weekly' in schedules;
}

/** Minutes after midnight of `HH:mm`, `24:00` the last; null for anything else. */
export function minutesOf(time: unknown): number | null {
  const match = typeof time === 'string' ? /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) : null;
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : null;
  return minutes !== null && minutes <= 1440 ? minutes : null;
}

function check(given: unknown): void {
  const {tz, weekly, holidays = [], ...others} = isPlain(given) ? given : {};
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`a schedule of tz, weekly and holidays, without ${unknown}`);
  if (tz !== undefined && !isZone(tz)) throw new TypeError('a schedule with tz, an IANA time zone such as Europe/Paris');
  if (!Array.isArray(weekly) || weekly.length === 0 || !weekly.every(isOpening)) {
    throw new TypeError('a schedule with weekly, a list of {"day": "mon", "from": "09:00", "to": "17:00"}, from before to');
  }
  const areDays = Array.isArray(holidays) && holidays.every((day) => typeof day === 'string' && dayFromIso(day) !== null);
  if (!areDays) throw new TypeError('a schedule whose holidays are ISO dates');
}

function isOpening(given: unknown): boolean {
  if (!isPlain(given)) return false;
  const [from, to] = [minutesOf(given.from), minutesOf(given.to)];
  return weekdays.includes(String(given.day)) && from !== null && to !== null && from < to;
}

function isZone(name: unknown): boolean {
  try {
    return typeof name === 'string' && new Zone(name).name === name;
  } catch {
    return false;
  }
}

function isPlain(given: unknown): given is Record<string, unknown> {
  return Object.prototype.toString.call(given) === '[object Object]';
}
