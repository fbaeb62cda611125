import {decode} from './bytes.js';

/** How numbers are written in a file. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Whether the other mark may part thousands: not where it may as well be a decimal mark that nobody named. */
  readonly grouped: boolean;
}

/** How numbers are written in JSON and in JavaScript. */
export const plainFormat: NumberFormat = {decimal: '.', grouped: false};

const MINUS = 45;
const ZERO = 48;

/** A plain decimal in its two whole parts: digits without the mark, and how many of them stand behind it. */
export interface Scanned {
  value: number;
  decimals: number;
}

/**
 * Reads digits with at most one decimal mark and a leading minus, up to 15 of them, into `into`.
 * @returns whether the bytes were that and nothing else; anything else is for `plainNumber` to judge
 */
export function scanDecimal(bytes: Uint8Array, start: number, end: number, decimal: string, into: Scanned): boolean {
  const mark = decimal === ',' ? 44 : 46;
  const negative = bytes[start] === MINUS;
  const from = negative ? start + 1 : start;
  if (end - from > 16) return false;
  let value = 0;
  let marked = -1;
  for (let at = from; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (bytes[at] === mark && marked < 0) marked = at;
    else return false;
  }
  const digits = end - from - (marked < 0 ? 0 : 1);
  if (digits < 1 || digits > 15) return false;
  into.value = negative && value !== 0 ? -value : value;
  into.decimals = marked < 0 ? 0 : end - marked - 1;
  return true;
}

const group = String.raw`[\s'’]`;
const patterns = {
  '.': numberPattern(String.raw`\.`, `(?:,|${group})`, group),
  ',': numberPattern(',', String.raw`(?:\.|${group})`, group),
};

function numberPattern(mark: string, separator: string, alone: string) {
  const rest = String.raw`(?:${mark}(\d*))?(?:[eE]([+-]?\d{1,4}))?$`;
  return {
    bare: new RegExp(String.raw`^(\d*)${rest}`),
    grouped: new RegExp(String.raw`^(\d{1,3}(${separator})\d{3}(?:\2\d{3})*)${rest}`),
    spaced: new RegExp(String.raw`^(\d{1,3}(${alone})\d{3}(?:\2\d{3})*)${rest}`),
  };
}

/** A number taken apart: the value is ± 0.`digits` with the mark moved `point` places to the right. */
export interface PlainNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
  readonly symbol: string | null;
}

/**
 * Reads a number with thousands parted in threes, a currency symbol at either end, a sign, or parentheses for minus.
 * @returns null for what is not one, NaN and Infinity included
 */
export function plainNumber(text: string, {decimal, grouped}: NumberFormat): PlainNumber | null {
  const outer = /^(\()?\s*([+\-−])?\s*(\p{Sc})?\s*([+\-−])?\s*(.*?)\s*(\p{Sc})?\s*(\))?$/su.exec(text.trim());
  if (!outer) return null;
  const [, open, sign, leading, innerSign, body, trailing, close] = outer;
  if (!open !== !close || (sign && innerSign) || (open && (sign ?? innerSign)) || (leading && trailing)) return null;
  const {bare, grouped: parted, spaced} = patterns[decimal];
  const plain = bare.exec(body!);
  const match = plain ? [plain[1]!, plain[2], plain[3]] : matchGrouped((grouped ? parted : spaced).exec(body!));
  if (!match) return null;
  const whole = match[0]!.replace(/\D/g, '');
  const fraction = match[1] ?? '';
  if (whole + fraction === '') return null;
  const negative = open !== undefined || /[-−]/.test(sign ?? innerSign ?? '');
  const point = whole.length + Number(match[2] ?? 0);
  return {negative, digits: whole + fraction, point, symbol: leading ?? trailing ?? null};
}

function matchGrouped(match: RegExpExecArray | null) {
  return match && [match[1]!, match[3], match[4]];
}

export function numberOf({negative, digits, point}: PlainNumber): number {
  const value = Number(`0.${digits}e${point}`);
  return negative && value !== 0 ? -value : value;
}

/** Most that a double holds exactly in ten-thousandths: 900 billion major units. */
export const MONEY_LIMIT = 9e15;

/**
 * Whole ten-thousandths of a decimal, digits beyond the fourth rounded half away from zero.
 * @returns Infinity beyond ± 900 billion
 */
export function tenThousandthsOf({negative, digits, point}: PlainNumber): number {
  const place = point + 4;
  const kept = place <= 0 ? '' : digits.slice(0, place).padEnd(Math.min(place, 400), '0').replace(/^0+/, '');
  if (kept.length > 16) return Infinity;
  const roundsUp = place >= 0 && digits.charCodeAt(place) >= 53;
  const value = Number(kept) + (roundsUp ? 1 : 0);
  if (value > MONEY_LIMIT) return Infinity;
  return negative && value !== 0 ? -value : value;
}

/** `plainNumber` of bytes. */
export function plainNumberOf(bytes: Uint8Array, start: number, end: number, format: NumberFormat) {
  // Longer than any number with its marks; spares the pattern a page of text.
  return end - start > 500 ? null : plainNumber(decode(bytes, start, end), format);
}
