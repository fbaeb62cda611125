import {wordsOf} from './messages/words-of.js';

/** Words of the rows behind a step, in one language. */
export interface RowsWords {
  /** `side` is the group or period that it is of; null for all. */
  reached(label: string, count: string, side: string | null): string;
  lost(from: string, to: string, count: string, side: string | null): string;
  /** Of those who may still come to `to`. */
  pending(from: string, to: string, count: string, side: string | null): string;
  /** Name of what scrolls. */
  rowsOf(heading: string): string;
  readonly close: string;
  readonly nobody: string;
  readonly allPrivate: string;
  failed(why: string): string;
  /** `saved` is null where all are. */
  cut(shown: string, saved: string | null, all: string): string;
  times(median: string, mean: string): string;
  spread(low: string, high: string): string;
  bin(from: string, until: string, count: string): string;
}

const of = (side: string | null) => (side === null ? '' : ` · ${side}`);

const en: RowsWords = {
  reached: (label, count, side) => `Reached ${label}: ${count}${of(side)}`,
  lost: (from, to, count, side) => `Lost between ${from} and ${to}: ${count}${of(side)}`,
  pending: (from, to, count, side) => `Still on the way from ${from} to ${to}: ${count}${of(side)}`,
  rowsOf: (heading) => `Rows: ${heading}`,
  close: 'Close',
  nobody: 'There is nobody here.',
  allPrivate: 'Every column of these rows is private.',
  failed: (why) => `The rows could not be read: ${why}`,
  cut: (shown, saved, all) => `The first ${shown} of ${all} rows are shown; copy and CSV have ${saved === null ? 'all' : `the first ${saved}`}.`,
  times: (median, mean) => `Time from the step before: median ${median}, mean ${mean}`,
  spread: (low, high) => `How these times are spread, from ${low} to ${high}`,
  bin: (from, until, count) => `${from} to ${until}: ${count}`,
};

export function rowsWords(language: string): RowsWords {
  return wordsOf('rows', en, language);
}
