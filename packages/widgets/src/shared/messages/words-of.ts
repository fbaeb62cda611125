import type {Language, Sections} from './language.js';

/** Languages that have come, by their tag without region, or by a locale that has digits of its own; English needs not come. */
export const learned = new Map<string, Partial<Language>>();

/** The tag of the language that the kit takes for a locale; none of those it speaks for who reads traditional Chinese. */
export function tagOf(locale: string): string {
  return /^(zh-(Hant|TW|HK|MO)|[^-]*)/.exec(locale)![0];
}

/** The words of a section in the language of a locale; in English what that language does not say, or all until it came. */
export function wordsOf<K extends keyof Sections>(section: K, english: Sections[K], locale: string): Sections[K] {
  const own = (learned.get(locale) ?? learned.get(tagOf(locale)))?.[section];
  return own ? {...english, ...own} : english;
}
