import {InputError, oneOf, shortened, wrongAttribute} from '@crm-widgets/core';

/** Data that an attribute gives as JSON text and a property as a value. */
export type Json = string | object | null;

/** How errors call an element: its tag, and its id where it has one. */
export function labelOf({id, localName}: Element): string {
  return id ? `${localName}#${id}` : localName;
}

/** The text, or undefined where none was given; frameworks give a year as a number. */
export function given(text: string | number | null): string | undefined {
  return text ? `${text}` : undefined;
}

/**
 * An object given as JSON text or as a value; undefined where none was given.
 * Objects have no prototype, and `__proto__` is refused, so that no key of a page reaches anything but itself.
 *
 * @throws {InputError} `E_ATTR` for anything but an object
 */
export function readObject<T extends object>(attribute: string, value: Json, example: string): T | undefined {
  const parsed = readJson(attribute, value, example);
  if (parsed === undefined) return undefined;
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as T;
  throw badJson(attribute, value, example);
}

/** Any JSON, given as text or as a value. @throws {InputError} `E_ATTR` */
export function readJson(attribute: string, value: Json, example: string): unknown {
  if ((value ?? '') === '') return undefined;
  try {
    return JSON.parse(typeof value === 'string' ? value : JSON.stringify(value), withoutPrototype);
  } catch (cause) {
    throw badJson(attribute, value, example, cause);
  }
}

/** A number given as text or as a value; undefined where none was given. @throws {InputError} `E_ATTR` */
export function readNumber(attribute: string, value: string | number | null, example: string): number | undefined {
  if ((value ?? '') === '') return undefined;
  const number = Number(`${value}`.trim() || Number.NaN);
  if (Number.isFinite(number)) return number;
  throw wrongAttribute(attribute, String(value), 'a number', `Set ${attribute}="${example}"`);
}

/** One of a few words; undefined where none was given. @throws {InputError} `E_ATTR` */
export function readOneOf<T extends string>(attribute: string, text: string | null, words: readonly T[]): T | undefined {
  if (!text) return undefined;
  return oneOf(attribute, text, words);
}

/**
 * Absolute addresses of a list separated by spaces, seen from a base.
 *
 * @throws {InputError} `E_URL_SCHEME` for anything but http and https
 */
export function readAddresses(text: string, base: string): string[] {
  return text.trim().split(/\s+/).map((address) => {
    const url = address && URL.canParse(address, base) ? new URL(address, base) : null;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href;
    throw new InputError({
      code: 'E_URL_SCHEME', where: ['attribute src'],
      what: `got "${shortened(address)}", wanted an address that starts with http or https, or is relative to the page`,
      mend: 'Serve the file from a web server and give its address',
    });
  });
}

function withoutPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__ is no key');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.assign(Object.create(null) as object, value);
}

function badJson(attribute: string, value: Json, example: string, cause?: unknown): InputError {
  const got = typeof value === 'string' ? value : 'a value that is no plain data';
  return wrongAttribute(attribute, got, `JSON such as ${example}`, `Set ${attribute}='${example}'`, cause);
}
