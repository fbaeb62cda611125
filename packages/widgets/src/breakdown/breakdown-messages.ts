import {wordsOf} from '../shared/messages/words-of.js';

/** The words of the breakdown in one language; numbers and periods come in already written. */
export interface BreakdownMessages {
  /** How many groups and which comes first; the period as `within` of the shared messages says it. */
  sentence(parts: BreakdownParts): string;
  /** Cost of a group that won nobody. */
  spent(amount: string): string;
}

export interface BreakdownParts {
  readonly title: string;
  readonly dimension: string;
  readonly period: string | null;
  readonly groups: number;
  readonly first: {readonly name: string; readonly value: string} | null;
}

const plural = new Intl.PluralRules('en');

const en: BreakdownMessages = {
  sentence: ({title, dimension, period, groups, first}) => {
    const lead = `${title} by ${dimension}${period ? ` ${period}` : ''}: ${groups} ${plural.select(groups) === 'one'
      ? 'group' : 'groups'}`;
    return first ? `${lead}; ${first.name} comes first with ${first.value}.` : `${lead}.`;
  },
  spent: (amount) => `${amount} spent`,
};

/** The words of a language; English where the kit does not speak it. */
export function breakdownMessages(language: string): BreakdownMessages {
  return wordsOf('breakdown', en, language);
}
