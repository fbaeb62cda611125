import {faultOf, missingCode} from '@crm-widgets/core';
import {logOnce} from '../states.js';
import {hasOwnDigits, inDigits} from './digits.js';
import type {Language} from './language.js';
import {learned, tagOf} from './words-of.js';

/** A language is one module, entered here; English stands with those who speak it. */
const languages: Readonly<Record<string, () => Promise<Language>>> = {
  de: async () => (await import('./de/index.js')).de,
  fr: async () => (await import('./fr/index.js')).fr,
  es: async () => (await import('./es/index.js')).es,
  pt: async () => (await import('./pt/index.js')).pt,
  ja: async () => (await import('./ja/index.js')).ja,
  zh: async () => (await import('./zh/index.js')).zh,
  ar: async () => (await import('./ar/index.js')).ar,
  he: async () => (await import('./he/index.js')).he,
  hi: async () => (await import('./hi/index.js')).hi,
};

/** Tags of the languages that the kit speaks, English apart. */
export const tags = Object.keys(languages);

const coming = new Map<string, Promise<boolean>>();

/** Fetches the words of a locale; true where they came just now. A language that cannot be had leaves English. */
export function learn(locale: string): Promise<boolean> {
  const tag = tagOf(locale);
  const name = hasOwnDigits(locale) ? locale : tag;
  if (learned.has(name) || !Object.hasOwn(languages, tag)) return Promise.resolve(false);
  let words = coming.get(name);
  if (!words) coming.set(name, words = fetchWords(tag, name).finally(() => coming.delete(name)));
  return words;
}

/** @param name what they are kept by: the tag, or a whole locale that has digits of its own */
async function fetchWords(tag: string, name: string): Promise<boolean> {
  try {
    const words = await languages[tag]!();
    learned.set(name, name === tag ? words : inDigits({...words, kit: {...words.kit, language: name}}, name));
    return true;
  } catch (cause) {
    logOnce(faultOf(missingCode(`the words of ${tag}`, cause)));
    return false;
  }
}
