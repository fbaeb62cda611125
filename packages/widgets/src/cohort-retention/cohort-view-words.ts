import {wordsOf} from '../shared/messages/words-of.js';

/** Words of how a triangle is looked at, what is compared and who is behind a cell, in one language; numbers arrive written. */
export interface CohortViewWords {
  /** Names of the switches, and of what they switch to. */
  readonly view: string;
  readonly triangle: string;
  readonly curves: string;
  readonly averageOnly: string;
  readonly numbers: string;
  readonly percent: string;
  readonly counts: string;
  readonly amounts: string;
  readonly grain: string;
  /** By grain. */
  readonly grains: Readonly<Record<string, string>>;
  readonly simpleAverage: string;
  /** What the average of survival is called. */
  readonly survival: string;
  /** What n counts where each cohort counts the same. */
  readonly countedCohorts: string;
  /** What n counts of survival. */
  readonly atRisk: string;
  target(rate: string): string;
  /** Added to a cell's sentence. */
  targetMet(rate: string): string;
  targetMissed(rate: string): string;
  /** Ends of the scale of two colours. */
  points(difference: string): string;
  readonly ofPeriod: string;
  lessThan(edge: string): string;
  between(low: string, high: string): string;
  atLeast(edge: string): string;
  /** Such as `month 3`; `period` may be several, as `1-7`. */
  at(grain: string, period: string): string;
  /** An average in a sentence. */
  averageCell(parts: AverageParts): string;
  /** What marks a cohort to be compared. */
  pin(cohort: string): string;
  pinned(cohort: string): string;
  readonly unpin: string;
  /** Heading of two cohorts side by side. */
  compared(first: string, second: string): string;
  readonly difference: string;
  readonly pickSecond: string;
  readonly beyondNoise: string;
  readonly withinNoise: string;
  readonly unknownNoise: string;
  /** What beyond noise means. */
  readonly noise: string;
  chart(caption: string): string;
  readonly band: string;
  readonly oneLine: string;
}

export interface AverageParts {
  /** What it is called, such as `All cohorts`. */
  readonly name: string;
  /** Such as `month 3`. */
  readonly time: string;
  readonly rate: string;
  /** Null where it rests on nothing known. */
  readonly n: string | null;
  readonly count: number;
  readonly of: 'customers' | 'cohorts' | 'atRisk';
}

const en: CohortViewWords = {
  view: 'View',
  triangle: 'Triangle',
  curves: 'Curves',
  averageOnly: 'Average',
  numbers: 'Numbers',
  percent: 'Percent',
  counts: 'Counts',
  amounts: 'Amounts',
  grain: 'Cohorts by',
  grains: {day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year'},
  simpleAverage: 'Simple average',
  survival: 'Survival',
  countedCohorts: 'Cohorts that the average counts, each the same',
  atRisk: 'Customers at risk at the start of the period',
  target: (rate) => `Target ${rate}`,
  targetMet: (rate) => `target of ${rate} met`,
  targetMissed: (rate) => `below the target of ${rate}`,
  points: (difference) => `${difference} points`,
  ofPeriod: 'against the average of the period',
  lessThan: (edge) => `below ${edge}`,
  between: (low, high) => `${low} to ${high}`,
  atLeast: (edge) => `${edge} and above`,
  at: (grain, period) => `${grain} ${period}`,
  averageCell: ({name, time, rate, n, count, of}) => {
    const nouns = {customers: ['customer', 'customers'], cohorts: ['cohort', 'cohorts'], atRisk: ['customer at risk', 'customers at risk']};
    return `${name}, ${time}: ${rate}${n === null ? '' : ` of ${n} ${nouns[of][count === 1 ? 0 : 1]!}`}`;
  },
  pin: (cohort) => `Pin ${cohort} to compare it`,
  pinned: (cohort) => `${cohort} is pinned; take it away`,
  unpin: 'Stop comparing',
  compared: (first, second) => `${first} against ${second}`,
  difference: 'Difference, points',
  pickSecond: 'Pick a second cohort by its name to compare.',
  beyondNoise: 'beyond noise',
  withinNoise: 'within noise',
  unknownNoise: 'too few to tell',
  noise: 'Beyond noise: less than once in 20 times by chance alone (two shares, 95%).',
  chart: (caption) => `${caption}: a line for each cohort`,
  band: 'Band: 95% interval',
  oneLine: 'One thin line a cohort',
};

/** The words in a language, such as `en`. */
export function cohortViewWords(language: string): CohortViewWords {
  return wordsOf('views', en, language);
}
