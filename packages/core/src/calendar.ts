import {wrongAttribute} from './errors.js';

/** A local calendar day, counted from 1970-01-01; no zone and no clock in it. */
export type Day = number;

/** What a business means by a day, a week and a year. */
export interface Calendar {
  /** IANA name. */
  readonly zone: string;
  readonly weekStart: 'monday' | 'sunday';
  /** Month in which the fiscal year starts, 1 to 12. */
  readonly fiscalYearStart: number;
}

const DAY_MS = 86_400_000;

/** `[year, month 1-12, day of month]` of a day. */
export function civil(day: Day): [number, number, number] {
  const date = new Date(day * DAY_MS);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** The day of a date; months outside 1 to 12 carry into the year. */
export function dayOf(year: number, month: number, date: number): Day {
  // Date.UTC reads years 0 to 99 as 1900 to 1999.
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return Math.round(at.getTime() / DAY_MS);
}

/** `2024-06-15` of a day. */
export function isoOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of an ISO date; null for anything else, `2024-02-30` included. */
export function dayFromIso(text: string): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoOf(day) === text ? day : null;
}

/** Minutes east of UTC at an instant, by Intl: engines' own zone functions need an extension, or know other rules. */
export class Zone {
  /** None for UTC, as the first format of a page costs as much as its first picture. */
  #format: Intl.DateTimeFormat | null = null;
  // A zone changes its offset at most a few times a year, so whole UTC days share one; days with a change are asked each time.
  readonly #offsets = new Map<number, number | null>();

  /** @throws {InputError} `E_ATTR` for a name that Intl does not know */
  constructor(readonly name: string) {
    if (name === 'UTC') return;
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: name, hourCycle: 'h23', era: 'short',
        year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
      });
    } catch (cause) {
      throw wrongAttribute('time-zone', name, 'an IANA time zone', 'Set time-zone to a name such as Europe/Paris', cause);
    }
  }

  /** The local day an instant falls on. */
  dayAt(instant: number): Day {
    return Math.floor((instant + this.offsetAt(instant)) / DAY_MS);
  }

  /** The instant at which a local day starts; where clocks skip midnight, the first instant of the day. */
  startOf(day: Day): number {
    const local = day * DAY_MS;
    let instant = local - this.offsetAt(local);
    instant = local - this.offsetAt(instant);
    while (this.dayAt(instant) < day) instant += 900_000;
    while (this.dayAt(instant - 1) >= day) instant -= 900_000;
    return instant;
  }

  /** Milliseconds to add to an instant to read its local clock as if it were UTC. */
  offsetAt(instant: number): number {
    if (!this.#format) return 0;
    const utcDay = Math.floor(instant / DAY_MS);
    let offset = this.#offsets.get(utcDay);
    if (offset === undefined) {
      const first = this.#ask(utcDay * DAY_MS);
      offset = first === this.#ask((utcDay + 1) * DAY_MS - 1000) ? first : null;
      this.#offsets.set(utcDay, offset);
    }
    return offset ?? this.#ask(instant);
  }

  #ask(instant: number): number {
    const part: Record<string, string> = {};
    for (const {type, value} of this.#format!.formatToParts(instant)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const local = dayOf(year, Number(part.month), Number(part.day)) * DAY_MS
      + Number(part.hour) * 3_600_000 + Number(part.minute) * 60_000 + Number(part.second) * 1000;
    return local - Math.floor(instant / 1000) * 1000;
  }
}
