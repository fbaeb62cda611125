import type {Step} from '@crm-widgets/core';
import {DASH, type Formats} from '../shared/format.js';

/** Every word of the funnel, in one language; numbers arrive written. */
export interface FunnelWords {
  caption: string;
  /** Name of the group of steps. */
  steps: string;
  step: string;
  reached: string;
  ofFirst: string;
  ofPrevious: string;
  interval: string;
  /** Who may still reach a step. */
  pending: string;
  /** Times from the step before. */
  median: string;
  mean: string;
  range(low: string, high: string): string;
  goOn(share: string): string;
  leave(count: string): string;
  /** One step of the picture's label. */
  stepOf(label: string, count: string, share: string | null): string;
  overall(first: string, entered: string, last: string, reached: string, share: string): string;
  largestDrop(from: string, to: string, count: string): string;
}

/** In which language the funnel speaks, and how it writes numbers. */
export interface FunnelVoice {
  readonly formats: Formats;
  readonly words: FunnelWords;
}

/** The picture in words: `Lead 10, 80% go on; Demo 8, 38% go on; Won 3`. */
export function inWords(steps: readonly Step[], {formats, words}: FunnelVoice): string {
  return steps.map(({label, count}, index) => {
    const rate = steps[index + 1]?.fromPrevious ?? null;
    return words.stepOf(label, formats.count(count), rate === null ? null : share(formats, rate));
  }).join('; ');
}

/** What the funnel says, as a sentence or two; empty for no steps. */
export function mainFinding(steps: readonly Step[], {formats, words}: FunnelVoice): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last) return '';
  const overall = words.overall(
    brief(first.label), formats.count(first.count),
    brief(last.label), formats.count(last.count), share(formats, last.fromFirst),
  );
  const drop = largestDrop(steps);
  if (!drop || steps.length === 2) return overall;
  return `${overall} ${words.largestDrop(brief(drop.from.label), brief(drop.to.label), formats.count(drop.count))}`;
}

/** Between which two steps most are lost; null where none are. The earlier of two that lose as many. */
export function largestDrop(steps: readonly Step[]): {from: Step; to: Step; count: number} | null {
  let largest: {from: Step; to: Step; count: number} | null = null;
  steps.slice(1).forEach((to, index) => {
    const from = steps[index]!;
    const count = from.count - to.count;
    if (count > (largest?.count ?? 0)) largest = {from, to, count};
  });
  return largest;
}

/** A rate as percent, above 100 % where a step grows; a dash for null. What is not 0 is not written as 0. */
export function share(formats: Formats, rate: number | null): string {
  const least = 0.001;
  if (rate !== null && rate > 0 && rate < least / 2) return `<${formats.percent(least)}`;
  return rate === null ? DASH : formats.percent(rate);
}

/** A name as a sentence can hold it. */
function brief(label: string): string {
  return label.length > 40 ? `${label.slice(0, 39).trimEnd()}…` : label;
}

const en: FunnelWords = {
  caption: 'How many reach each step',
  steps: 'Steps of the funnel',
  step: 'Step',
  reached: 'Reached',
  ofFirst: 'of first',
  ofPrevious: 'of previous',
  interval: '95% between',
  pending: 'Still on the way',
  median: 'Median time',
  mean: 'Mean time',
  range: (low, high) => `${low} and ${high}`,
  goOn: (rate) => `${rate} go on`,
  leave: (count) => `${count} do not`,
  stepOf: (label, count, rate) => (rate === null ? `${label} ${count}` : `${label} ${count}, ${rate} go on`),
  overall: (first, entered, last, reached, rate) => `Of ${entered} in ${first}, ${reached} reach ${last}: ${rate}.`,
  largestDrop: (from, to, count) => `Most are lost between ${from} and ${to}: ${count}.`,
};

// A language is one value that satisfies FunnelWords, entered here.
const languages: Readonly<Record<string, FunnelWords>> = {en};

/** The funnel's words in a language, such as `en`; English where it has none. */
export function funnelWords(language: string): FunnelWords {
  return Object.hasOwn(languages, language) ? languages[language]! : en;
}
