import type {KpiParts} from './messages.js';

/** Picks the form of a count. */
export interface Plural<C extends Intl.LDMLPluralRule> {
  (count: number, forms: Readonly<Record<C, string>>): string;
  readonly categories: readonly C[];
}

/** The forms of a language; `categories` are all that Intl tells apart in it. */
export function plurals<C extends Intl.LDMLPluralRule>(language: string, categories: readonly C[]): Plural<C> {
  const rules = new Intl.PluralRules(language);
  const pick = (count: number, forms: Readonly<Record<C, string>>) => forms[rules.select(count) as C];
  return Object.assign(pick, {categories});
}

/** A code in words; in those it is made of where there are none. */
export function inWords(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? words[code]! : code.replaceAll('_', ' ');
}

/** A text that keeps its own direction within one that runs from the right, such as a number or a name from the data. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A name from the data; one whose letters run from the right takes no figure after it along. */
export function apart(name: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? isolate(name) : name;
}

/** Sentences in a row; after a full-width stop no space is written. */
export function sentences(...all: readonly string[]): string {
  return all.join(' ').replaceAll('。 ', '。');
}

/** What the finding of a KPI is put together from; marks come with the spaces that follow them. */
export interface FindingPieces {
  unknown(title: string, period: string | null, reason: string | null): string;
  now(title: string, value: string, period: string | null, unfinished: boolean): string;
  than(change: NonNullable<KpiParts['change']>, before: string): string;
  goal(status: string, target: string): string;
  readonly marks: {readonly comma: string; readonly semicolon: string; readonly stop: string};
}

/** The finding of a KPI in one sentence. */
export function finding({unknown, now, than, goal, marks}: FindingPieces): (parts: KpiParts) => string {
  return ({title, value, reason, period, unfinished, change, before, target, status}) => {
    if (value === null) return `${unknown(title, period, reason)}${marks.stop}`;
    const compared = change && before ? `${marks.comma}${than(change, before)}` : '';
    const aimed = target && status ? `${marks.semicolon}${goal(status, target)}` : '';
    return `${now(title, value, period, unfinished)}${compared}${aimed}${marks.stop}`;
  };
}
