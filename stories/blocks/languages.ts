/** Languages that the kit speaks. */
export const languages = ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh', 'ar', 'he', 'hi'];

const names = new Intl.DisplayNames('en', {type: 'language'});
const rightToLeft = new Set(['ar', 'he']);

/** By its English name, with the tag: `German, de`. */
export function languageName(lang: string): string {
  return `${names.of(new Intl.Locale(lang).baseName)}, ${lang}`;
}

export function directionOf(lang: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(lang).language) ? 'rtl' : 'ltr';
}
