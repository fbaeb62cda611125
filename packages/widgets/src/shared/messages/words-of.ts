import type {Language, Sections} from './language.js';

/** Languages that have come, by their tag without region; English needs not come. */
export const learned = new Map<string, Partial<Language>>();

/** The words of a section in the language of a locale; in English what that language does not say, or all until it came. */
export function wordsOf<K extends keyof Sections>(section: K, english: Sections[K], locale: string): Sections[K] {
  const own = learned.get(locale.split('-', 1)[0]!)?.[section];
  return own ? {...english, ...own} : english;
}
