import {isoOf, type Day, type Zone} from '@crm-widgets/core';
import {decode} from './bytes.js';

export const DAY_MS = 86_400_000;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date without a time, as date types of files hold it: a local calendar day. */
export class LocalDay {
  constructor(readonly day: Day) {}

  toString(): string {
    return isoOf(this.day);
  }
}

/** A local calendar day, or a moment in milliseconds UTC. */
export type Moment = {readonly day: Day} | {readonly instant: number};

/** The day of a date; null for one that no calendar has, such as 30 February. */
export function calendarDay(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > monthDays[month - 1]!) return null;
  if (month === 2 && date === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null;
  // Days of years that start in March: leap days come last, so that months have fixed places.
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
    + Math.floor((153 * months + 2) / 5) + date - 719_469;
}

/** No date: beyond all days that a four-digit year has. */
export const NO_DAY: Day = 0x7fff_ffff;

const FIRST_YEAR = 1900;
const YEARS = 256;
/** The first day of each month of the years that dates of business have, so that no division is needed for them. */
const firstDays = Int32Array.from({length: YEARS * 12}, (_, month) =>
  calendarDay(FIRST_YEAR + Math.floor(month / 12), month % 12 + 1, 1)!);

/** The day of a date in ISO order, ten bytes long; `NO_DAY` when it is none. */
export function isoDay(bytes: Uint8Array, start: number): Day {
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return NO_DAY;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const date = twoDigits(bytes, start + 8);
  if (year < 0 || month < 0 || date < 0) return NO_DAY;
  const isUsual = year >= FIRST_YEAR && year < FIRST_YEAR + YEARS && month >= 1 && month <= 12 && date >= 1 && date <= 28;
  if (isUsual) return firstDays[(year - FIRST_YEAR) * 12 + month - 1]! + date - 1;
  return calendarDay(year, month, date) ?? NO_DAY;
}

/**
 * Reads ISO 8601 dates and date-times from bytes, without making a text of them.
 *
 * After the date `T` or a space, hours and minutes, seconds and their fraction if any (kept to the millisecond), and
 * `Z`, ` UTC`, `+01:00`, `+0100` or `+01`. A date-time without offset is UTC.
 */
export class IsoReader {
  /** After `'date'`. */
  day: Day = 0;
  /** After `'time'`; milliseconds UTC. */
  instant = 0;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #end = 0;

  read(bytes: Uint8Array, start: number, end: number): 'date' | 'time' | null {
    if (end - start === 10) {
      this.day = isoDay(bytes, start);
      return this.day === NO_DAY ? null : 'date';
    }
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    const year = this.#digits(4);
    if (!this.#skip(45)) return null;
    const month = this.#digits(2);
    if (!this.#skip(45)) return null;
    const day = calendarDay(year, month, this.#digits(2));
    if (day === null || !(year >= 0)) return null;
    this.day = day;
    return (this.#skip(84) || this.#skip(116) || this.#skip(32)) && this.#time() ? 'time' : null;
  }

  #time(): boolean {
    const hours = this.#digits(2);
    if (!this.#skip(58)) return false;
    const minutes = this.#digits(2);
    const seconds = this.#skip(58) ? this.#digits(2) : 0;
    if (!(hours < 24 && minutes < 60 && seconds < 60)) return false;
    const millis = this.#skip(46) || this.#skip(44) ? this.#fraction() : 0;
    const offset = this.#offset();
    this.instant = this.day * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis - offset * 60_000;
    return this.#at === this.#end && !Number.isNaN(this.instant);
  }

  /** Minutes east of UTC. */
  #offset(): number {
    while (this.#skip(32));
    if (this.#skip(90) || this.#skip(122) || this.#at === this.#end) return 0;
    const sign = this.#skip(43) ? 1 : this.#skip(45) ? -1 : 0;
    if (sign === 0) return this.#word();
    const hours = this.#digits(2);
    this.#skip(58);
    const minutes = this.#at === this.#end ? 0 : this.#digits(2);
    return hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) : NaN;
  }

  #word(): number {
    const word = this.#end - this.#at === 3 ? decode(this.#bytes, this.#at, this.#end).toUpperCase() : '';
    if (word !== 'UTC' && word !== 'GMT') return NaN;
    this.#at = this.#end;
    return 0;
  }

  #fraction(): number {
    let millis = 0;
    let scale = 100;
    const from = this.#at;
    for (; this.#at < this.#end; this.#at++, scale /= 10) {
      const digit = this.#bytes[this.#at]! - 48;
      if (digit < 0 || digit > 9) break;
      millis += digit * scale;
    }
    return this.#at === from ? NaN : Math.floor(millis + 1e-6);
  }

  /** A number of so many digits; NaN for anything else. */
  #digits(count: number): number {
    if (this.#at + count > this.#end) return NaN;
    let value = 0;
    for (const to = this.#at + count; this.#at < to; this.#at++) {
      const digit = this.#bytes[this.#at]! - 48;
      if (digit < 0 || digit > 9) return NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  #skip(byte: number): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }
}

/** A number of two digits; far below 0 for anything else. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -0xffff;
}

/** A power of two: twenty-two years of days. */
const REMEMBERED = 8192;

/** Local days and moments of one zone into each other, remembering the starts of days. */
export class ZoneDays {
  /** By the last bits of a day, the day asked last and its start. */
  readonly #days = new Int32Array(REMEMBERED).fill(-0x8000_0000);
  readonly #starts = new Float64Array(REMEMBERED);
  /** As well by the day of UTC, what to add to its moments for the local clock. */
  readonly #utcDays = new Int32Array(REMEMBERED).fill(-0x8000_0000);
  readonly #offsets = new Float64Array(REMEMBERED);

  constructor(private readonly zone: Zone) {}

  startOf(day: Day): number {
    const place = day & (REMEMBERED - 1);
    if (this.#days[place] === day) return this.#starts[place]!;
    this.#days[place] = day;
    return (this.#starts[place] = this.zone.startOf(day));
  }

  dayAt(instant: number): Day {
    const utcDay = Math.floor(instant / DAY_MS);
    const place = utcDay & (REMEMBERED - 1);
    if (this.#utcDays[place] !== utcDay) this.#askOffset(utcDay, place);
    const offset = this.#offsets[place]!;
    return Number.isNaN(offset) ? this.zone.dayAt(instant) : Math.floor((instant + offset) / DAY_MS);
  }

  /** Most days have one offset from their start to their end, as `Zone` has it too; others have to be asked each time. */
  #askOffset(utcDay: number, place: number): void {
    const first = this.zone.offsetAt(utcDay * DAY_MS);
    this.#utcDays[place] = utcDay;
    this.#offsets[place] = first === this.zone.offsetAt((utcDay + 1) * DAY_MS - 1000) ? first : NaN;
  }
}

/** Reads a text under one order of day, month and year; null where it does not fit. */
export type DateReading = (text: string) => Moment | null;

/** Whether a text is a date of digits whose order only the column as a whole can tell. */
export function isUndecided(text: string): boolean {
  return /^\d{1,2}([/.-])\d{1,2}\1\d{4}(?:$|[T ])/.test(text);
}
