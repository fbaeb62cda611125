/**
 * Which way a sentence runs, by its own words: what it isolates, such as a name from the data, does not tell. The browser's
 * `auto` would go by a name that stands first.
 */
export function sentenceDirection(sentence: string): 'ltr' | 'rtl' | 'auto' {
  const [first] = /\p{L}/u.exec(sentence.replaceAll(/\u2068[^\u2069]*\u2069/gu, '')) ?? [];
  if (first === undefined) return 'auto';
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr';
}
