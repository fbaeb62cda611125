import {dayFromIso, Zone} from '@crm-widgets/core';
import {isOne, minutesOf, weekdays, type Schedule, type Schedules} from './schedule.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
export const WEEK = 7 * DAY;
/** From the Monday before 1970 to its first day, a Thursday. */
export const TO_MONDAY = 3 * DAY;
/** Before it nobody wrote tickets; the offset of then holds for all time before. */
const FIRST = Date.UTC(1990, 0, 1);

/** A stretch of time within which clocks do not change, and which is a holiday as a whole or not at all. */
export interface Stretch {
  /** Milliseconds UTC, half-open. */
  readonly from: number;
  readonly until: number;
  /** To be added to an instant for its local clock. */
  readonly offset: number;
  /** What to add to the open time of the local clock; on a holiday, all the open time there was. */
  readonly base: number;
  readonly isHoliday: boolean;
}

/**
 * Open time of a schedule, in milliseconds as they pass: hours that clocks skip are not open, and those they repeat are
 * open twice.
 *
 * Open time before an instant t is `base + weekly(t + offset)` of the stretch that holds it, and on a holiday `base`. So
 * engines need a small table of stretches and no zone of their own.
 */
export class WorkingTime {
  /** Open hours of a week, milliseconds after its Monday; in order and apart. */
  readonly openings: readonly (readonly [from: number, to: number])[];
  readonly perWeek: number;
  readonly stretches: readonly Stretch[];

  /** @param until the last instant of interest, milliseconds UTC */
  constructor(schedule: Schedule, until: number) {
    this.openings = merged(schedule);
    this.perWeek = this.openings.reduce((sum, [from, to]) => sum + to - from, 0);
    this.stretches = this.#stretch(new Zone(schedule.tz ?? 'UTC'), schedule.holidays ?? [], until);
  }

  /** Open milliseconds from one instant to a later one. */
  between(from: number, to: number): number {
    return this.#before(to) - this.#before(from);
  }

  #before(instant: number): number {
    let [low, high] = [0, this.stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.stretches[middle]!.from <= instant) low = middle;
      else high = middle - 1;
    }
    return this.#within(this.stretches[low]!, instant);
  }

  #within({offset, base, isHoliday}: Stretch, instant: number): number {
    return isHoliday ? base : base + this.#weekly(instant + offset);
  }

  /** Open time of a local clock that never changes. */
  #weekly(local: number): number {
    const week = Math.floor((local + TO_MONDAY) / WEEK);
    const rest = local + TO_MONDAY - week * WEEK;
    return this.openings.reduce((sum, [from, to]) => sum + Math.min(Math.max(rest - from, 0), to - from), week * this.perWeek);
  }

  #stretch(zone: Zone, holidays: readonly string[], until: number): Stretch[] {
    const closed = new Set(holidays.map((iso) => dayFromIso(iso)!));
    const edges = [...closed].flatMap((day) => [zone.startOf(day), zone.startOf(day + 1)]);
    const starts = [...new Set([...changesOf(zone, until), ...edges])].sort((a, b) => a - b);
    const stretches: Stretch[] = [];
    for (const [i, from] of [-Infinity, ...starts].entries()) {
      const before = stretches.at(-1);
      const at = before ? from : Math.min(FIRST, starts[0] ?? FIRST) - 1;
      const offset = zone.offsetAt(at);
      const isHoliday = closed.has(zone.dayAt(at));
      const open = before ? this.#within(before, from) : 0;
      const base = before && !isHoliday ? open - this.#weekly(from + offset) : open;
      stretches.push({from, until: starts[i] ?? Infinity, offset, base, isHoliday});
    }
    return stretches;
  }
}

/** The instants at which a zone's clocks change, from 1990 on. */
function changesOf(zone: Zone, until: number): number[] {
  const changes: number[] = [];
  // Clocks stay as they are for weeks at least.
  for (let from = FIRST; from < until; from += WEEK) {
    let [low, high] = [from, from + WEEK];
    if (zone.offsetAt(low) === zone.offsetAt(high)) continue;
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (zone.offsetAt(middle) === zone.offsetAt(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

function merged({weekly}: Schedule): [number, number][] {
  const all = weekly.map(({day, from, to}): [number, number] => {
    const start = weekdays.indexOf(day) * DAY;
    return [start + minutesOf(from)! * MINUTE, start + minutesOf(to)! * MINUTE];
  }).sort((a, b) => a[0] - b[0]);
  return all.reduce<[number, number][]>((apart, [from, to]) => {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
    return apart;
  }, []);
}

const made = new Map<string, WorkingTime>();
const MOST_MADE = 20;

/** Open time by group, `null` being the group of those without their own; made once, for a zone takes a while to ask. */
export function workingTimes(schedules: Schedules, until: number): Map<string | null, WorkingTime> {
  const byGroup = isOne(schedules) ? {default: schedules} : schedules;
  return new Map(Object.entries(byGroup).map(([group, schedule]) => {
    const key = JSON.stringify([schedule, until]);
    const known = made.get(key) ?? new WorkingTime(schedule, until);
    if (made.size >= MOST_MADE) made.clear();
    made.set(key, known);
    return [group === 'default' ? null : group, known];
  }));
}
