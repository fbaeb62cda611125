import {wrongAttribute, type IsoPeriod, type Unit} from '@crm-widgets/core';
import {readObject, type Json} from './attributes.js';
import {messagesFor} from './messages/messages.js';
import {periodShape} from './period-shape.js';

/** How numbers are written: as short as reads well, always short, to the cent, or as the page says. */
export type NumberStyle = 'auto' | 'compact' | 'full' | Intl.NumberFormatOptions;

/** What kind of number it is. */
export interface Kind {
  readonly unit: Unit;
  readonly currency: string | null;
}

export const DASH = '–';

const DAY = 86_400;

/** Texts that are kept; some hundred kilobytes. */
const MOST_KEPT = 10_000;

/** Reads the `format` attribute. @throws {InputError} `E_ATTR` */
export function readFormat(value: Json): NumberStyle {
  if (value === null || value === '') return 'auto';
  if (value === 'compact' || value === 'full') return value;
  try {
    const options = readObject<Intl.NumberFormatOptions>('format', value, '{}')!;
    new Intl.NumberFormat('en', options);
    return options;
  } catch (cause) {
    throw badFormat(value, cause);
  }
}

/** Numbers, periods and days as one language writes them. */
export class Formats {
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();
  /** What was written before: a triangle says some two thousand numbers, most of them again at its next drawing. */
  readonly #written = new Map<string, string>();
  /** Percentages by their digits after the mark and by number, as a triangle asks for a thousand at once. */
  readonly #percents: Map<number, string>[] = [];

  constructor(readonly locale: string, readonly style: NumberStyle = 'auto') {}

  is(locale: string, style: NumberStyle): boolean {
    return locale === this.locale && JSON.stringify(style) === JSON.stringify(this.style);
  }

  /**
   * A value in its unit; a dash for null.
   * @param options `style` in place of the widget's; `like` is the value whose size chooses digits and unit, so that an
   *   axis is of one piece
   */
  value(
    value: number | null, kind: Kind,
    {style = this.style, like = value ?? 0}: {readonly style?: NumberStyle; readonly like?: number} = {},
  ): string {
    if (value === null) return DASH;
    if (kind.unit === 'ratio' && style === 'auto') return this.percent(value);
    if (kind.unit === 'duration') return this.#duration(value, style, like);
    const named = typeof style === 'string' ? style : JSON.stringify(style);
    return this.#once(`${value} ${like} ${kind.unit} ${kind.currency} ${named}`, () =>
      this.#signed(this.#number(numberOptions(kind, style, Math.abs(like))).format(value)));
  }

  /** Where text runs from the right, a sign behind Latin letters, as in US$, is kept from going before them. */
  #signed(text: string): string {
    return /^(ar|he)/.test(this.locale) ? text.replace(/[A-Z]\p{Sc}/u, '$&\u200e') : text;
  }

  /** A count of things, grouped. */
  count(value: number): string {
    return this.#once(`c${value}`, () => this.#number({maximumFractionDigits: 0}).format(value));
  }

  /** A ratio as percent, rounded half away from zero; with all `digits` after the mark, but for a whole 0 % or 100 %. */
  percent(ratio: number, digits = 1): string {
    const scale = 10 ** (digits + 2);
    const rounded = (Math.sign(ratio) * Math.round(Math.abs(ratio) * scale)) / scale;
    const least = isWhole(ratio) ? 0 : digits;
    return once(this.#percents[least] ??= new Map(), rounded, () =>
      this.#number({style: 'percent', minimumFractionDigits: least, maximumFractionDigits: least}).format(rounded));
  }

  /** A difference of ratios in points, such as `1.2`. */
  points(difference: number): string {
    return this.#number({maximumFractionDigits: 1}).format(difference * 100);
  }

  /** `June 1998`, `Q2 1998`, `1998`, `15 June 1998`, or the first and last day; `short` for an axis. */
  period(period: IsoPeriod, width: 'long' | 'short' = 'long'): string {
    return this.#once(`${width}${period.from}${period.until}`, () => this.#period(period, width));
  }

  #period(period: IsoPeriod, width: 'long' | 'short'): string {
    const from = utc(period.from);
    const month = width === 'long' ? 'long' : 'short';
    switch (periodShape(period)) {
      case 'year': return this.#date({year: 'numeric'}).format(from);
      case 'quarter': return messagesFor(this.locale).quarter(
        this.count(Math.floor(from.getUTCMonth() / 3) + 1), this.#date({year: 'numeric'}).format(from));
      case 'month': return this.#date({year: 'numeric', month}).format(from);
      case 'day': return this.day(period.from, width);
      default: return this.#date({year: 'numeric', month: 'short', day: 'numeric'}).formatRange(from, lastDay(period));
    }
  }

  /** A day, ISO in. */
  day(iso: string, width: 'long' | 'short' = 'long'): string {
    return this.#date({year: 'numeric', month: width, day: 'numeric'}).format(utc(iso));
  }

  /** A period on an axis, such as `Jun` or, with its year, `Jun 1998`. */
  axisPeriod(period: IsoPeriod, year: boolean): string {
    return this.#once(`a${year}${period.from}${period.until}`, () => this.#axisPeriod(period, year));
  }

  #axisPeriod(period: IsoPeriod, year: boolean): string {
    const shape = periodShape(period);
    if (shape === 'month') return this.#date({month: 'short', ...(year ? {year: 'numeric'} : {})}).format(utc(period.from));
    if (shape === 'day' || shape === 'week') return this.#date({month: 'short', day: 'numeric'}).format(utc(period.from));
    return this.period(period, 'short');
  }

  /** How long ago an instant was, such as `5 minutes ago`. */
  ago(sinceMs: number, nowMs: number): string {
    const seconds = Math.max(0, nowMs - sinceMs) / 1000;
    const [unit, size] = durationUnit(seconds);
    return new Intl.RelativeTimeFormat(this.locale).format(-Math.round(seconds / size), unit);
  }

  #duration(seconds: number, style: NumberStyle, like: number): string {
    const [unit, size] = durationUnit(Math.abs(like));
    const own = typeof style === 'object' ? style : {};
    const unitDisplay = style === 'compact' ? 'short' : 'long';
    return this.#number({style: 'unit', unit, unitDisplay, maximumFractionDigits: 1, ...own}).format(seconds / size);
  }

  #once(key: string, write: () => string): string {
    return once(this.#written, key, write);
  }

  #number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return once(this.#numbers, JSON.stringify(options), () => numberFormat(this.locale, options));
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return once(this.#dates, JSON.stringify(options), () => new Intl.DateTimeFormat(this.locale, {timeZone: 'UTC', ...options}));
  }
}

/** What was made for a key before, or is made now and kept. */
function once<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  let value = kept.get(key);
  if (value === undefined) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, value = make());
  }
  return value;
}

/** A page's options may contradict those of the unit, and a file's currency be none; a plain number is still true. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat(locale);
  }
}

/** None or all: a share that needs no digits after the mark, and says more without them. */
function isWhole(ratio: number): boolean {
  return ratio === 0 || Math.abs(ratio) === 1;
}

/** The unit a duration of that many seconds reads best in, and its size in seconds. */
export function durationUnit(seconds: number): ['day' | 'hour' | 'minute' | 'second', number] {
  if (seconds >= 2 * DAY) return ['day', DAY];
  if (seconds >= 7200) return ['hour', 3600];
  return seconds >= 120 ? ['minute', 60] : ['second', 1];
}

function numberOptions({unit, currency}: Kind, style: NumberStyle, size: number): Intl.NumberFormatOptions {
  const base = unitOptions(unit, currency);
  if (typeof style === 'object') return {...base, ...style};
  if (unit === 'ratio') return {...base, maximumFractionDigits: style === 'full' ? 2 : 1};
  const short = {...base, notation: 'compact', maximumSignificantDigits: 3} as const;
  if (style === 'compact' && size >= 1000) return {...short, minimumFractionDigits: 0};
  if (style === 'auto' && size >= 1_000_000) return {...short, minimumSignificantDigits: 3};
  return {...base, ...digitsOf({unit, currency}, style, size)};
}

function unitOptions(unit: Unit, currency: string | null): Intl.NumberFormatOptions {
  if (unit === 'money' && currency) return {style: 'currency', currency, currencyDisplay: 'narrowSymbol'};
  if (unit === 'ratio') return {style: 'percent'};
  return unit === 'months' ? {style: 'unit', unit: 'month', unitDisplay: 'long'} : {};
}

function digitsOf({unit, currency}: Kind, style: NumberStyle, size: number): Intl.NumberFormatOptions {
  if (unit !== 'money') return {maximumFractionDigits: style === 'full' ? 2 : 1};
  // A currency knows how many it has: none in yen, three in dinars.
  const own = currency ? undefined : 2;
  const digits = style === 'full' || size < 10_000 ? own : 0;
  return {minimumFractionDigits: digits, maximumFractionDigits: digits};
}

function utc(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

function lastDay({until}: IsoPeriod): Date {
  return new Date(utc(until).getTime() - DAY * 1000);
}

function badFormat(value: Json, cause?: unknown) {
  const got = typeof value === 'string' ? value : JSON.stringify(value);
  return wrongAttribute('format', got, 'compact, full, or options of Intl.NumberFormat', 'Set format="compact"', cause);
}
