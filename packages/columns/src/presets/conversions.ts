import type {Field} from './preset.js';
import {numberIn, Unreadable, type Texts} from './texts.js';

/** Quirks that several exports share, each a function from the text of a cell. */

export const lower = (text: string): string => text.toLowerCase();
export const upper = (text: string): string => text.toUpperCase();

/** The first of several columns that has a value in the row. */
export function anyOf(...headers: string[]): Field {
  return {headers, make: (row) => row.any(...headers)};
}

/** The first of a list parted by semicolons, of the first of several columns that has a value in the row. */
export function firstOf(...headers: string[]): Field {
  return {headers, make: (row) => row.any(...headers)?.split(';')[0]!.trim()};
}

/** What stands at a path of JSON, as text: a part of an object that an API has in a cell; null where there is none. */
export function inside(text: string | null, ...path: readonly string[]): string | null {
  if (text === null) return null;
  try {
    const found = path.reduce<unknown>((value, key) => (
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : null), JSON.parse(text));
    return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
  } catch {
    return path.length === 0 ? text : null;
  }
}

/** `-` is how some exports write nothing. */
export const unlessDash = (text: string): string => (text === '-' ? '' : text);

/** Words of the export to those of the data model, without case; others stay, in small letters. */
export function words(known: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => {
    const word = text.toLowerCase();
    return Object.hasOwn(known, word) ? known[word]! : word;
  };
}

/** `true` and its like, `1` among them, without case. */
export function isYes(text: string | null): boolean {
  return text !== null && /^(true|t|yes|y|1)$/i.test(text);
}

/** A chance in percent as one from 0 to 1. @throws {Unreadable} */
export function percent(text: string, {format}: Texts): number {
  return numberIn(text.replace(/\s*%$/, ''), format) / 100;
}

/** A chance as it is, or in percent where it says so. @throws {Unreadable} */
export function share(text: string, row: Texts): number {
  return text.endsWith('%') ? percent(text, row) : numberIn(text, row.format);
}

/** Minutes of a span as `HH:mm:ss` writes it, also beyond a day; `49:30:15` is 2970.25. @throws {Unreadable} */
export function minutesOf(text: string): number {
  const match = /^(-)?(\d+):(\d\d):(\d\d)$/.exec(text);
  if (!match) throw new Unreadable('not_a_duration');
  const [, minus, hours, minutes, seconds] = match;
  return (minus ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * A Salesforce id in its long form. The short one of 15 letters tells capitals from small ones; the long one has three
 * more that say which are capitals, so that it survives programs which do not. Other texts stay as they are.
 */
export function longId(text: string): string {
  if (!/^[a-z0-9]{15}$/i.test(text)) return text;
  const check = [0, 5, 10].map((from) => {
    let capitals = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(text[from + i]!)) capitals |= 1 << i;
    return letters[capitals]!;
  });
  return text + check.join('');
}

/** What a stage of this name means in most pipelines. */
export function outcomeOf(stage: string | null): 'won' | 'lost' | null {
  const match = /^(?:closed[ _-]?)?(won|lost)$/i.exec(stage?.trim() ?? '');
  return match ? (match[1]!.toLowerCase() as 'won' | 'lost') : null;
}
