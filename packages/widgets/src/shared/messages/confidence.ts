const systems: Readonly<Record<string, string>> = {ar: 'arab', hi: 'deva'};

/** 95 % as Intl writes it in a language, in the digits of the number that follows: its own where the page asks for them, else those of Europe. */
export function confidence(language: 'ar' | 'hi', beside: string): string {
  const digits = /[٠-٩०-९]/.test(beside) ? systems[language] : 'latn';
  return new Intl.NumberFormat(`${language}-u-nu-${digits}`, {style: 'percent'}).format(0.95);
}
