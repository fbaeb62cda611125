/** Where digits of what words are given stand out of sight while it is put into words. */
const HIDDEN = 0xe000;

const hide = (text: string) => text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(HIDDEN + Number(digit)));
const show = (text: string) => text.replaceAll(/[\ue000-\ue009]/g, (digit) => `${digit.charCodeAt(0) - HIDDEN}`);

/** The digits of a locale that names its own; percentages as Intl writes them. */
function writerFor(locale: string): (text: string) => string {
  const number = new Intl.NumberFormat(locale, {useGrouping: false});
  const percent = new Intl.NumberFormat(locale, {style: 'percent'});
  return (text) => text
    .replaceAll(/(\d+)[\u00a0\u202f\u200e]*%\u200e?/g, (_, figure: string) => percent.format(Number(figure) / 100))
    .replaceAll(/[0-9]/g, (digit) => number.format(Number(digit)));
}

/** Whether a locale asks for other digits than those of Europe. */
export function hasOwnDigits(locale: string): boolean {
  return /-u-(.*-)?nu-(?!latn)/.test(locale);
}

/**
 * Words whose own figures are in the digits of a locale, such as the 95 of an interval, and numbers that they are given as such. What they
 * are given as text stays as it is: it is written already, or a name from the data.
 */
export function inDigits<T>(words: T, locale: string): T {
  return written(words, writerFor(locale)) as T;
}

function written(words: unknown, write: (text: string) => string): unknown {
  if (typeof words === 'string') return write(words);
  if (typeof words === 'function') {
    return (...given: unknown[]) => {
      const said: unknown = Reflect.apply(words, null, given.map(hidden));
      return typeof said === 'string' ? show(write(said)) : said;
    };
  }
  return mapped(words, (each) => written(each, write));
}

/** A filter has names of columns for keys. */
function hidden(given: unknown): unknown {
  return typeof given === 'string' ? hide(given) : mapped(given, hidden, hide);
}

/** What a list or an object holds, changed. */
function mapped(value: unknown, change: (each: unknown) => unknown, rename = (name: string) => name): unknown {
  if (Array.isArray(value)) return value.map((each) => change(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [rename(name), change(each)]));
}
