import {wordsOf} from '../shared/messages/words-of.js';

/** The words of the trend in one language; numbers and periods come in already written. */
export interface TrendMessages {
  /** From where to where, the highest and the lowest; periods as `within` of the shared messages says them. */
  sentence(parts: TrendParts): string;
  nothing(title: string): string;
  /** One period as assistive technology reads it. */
  point(period: string, value: string, before: string | null, unfinished: boolean): string;
  /** On the button that plays the line as tones, and that ends them. */
  readonly listen: string;
  readonly stop: string;
}

export interface TrendParts {
  readonly title: string;
  readonly first: Place;
  readonly last: Place;
  readonly highest: Place;
  readonly lowest: Place;
}

interface Place {
  readonly period: string;
  readonly value: string;
}

const en: TrendMessages = {
  sentence: ({title, first, last, highest, lowest}) =>
    `${title} went from ${first.value} ${first.period} to ${last.value} ${last.period}; `
    + `highest ${highest.value} ${highest.period}, lowest ${lowest.value} ${lowest.period}.`,
  nothing: (title) => `${title} is unknown throughout.`,
  point: (period, value, before, unfinished) =>
    `${period}: ${value}${unfinished ? ', not over yet' : ''}${before ? `; before: ${before}` : ''}`,
  listen: 'Listen',
  stop: 'Stop',
};

/** The words of a language; English where the kit does not speak it. */
export function trendMessages(language: string): TrendMessages {
  return wordsOf('trend', en, language);
}
