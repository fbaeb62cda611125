import {dayFromIso, isoOf, type FunnelResult, type Step} from '@crm-widgets/core';
import {overallDifference, stepDifference, type ProportionDifference} from '@crm-widgets/metrics/funnel';
import {DASH, type Formats} from '../shared/format.js';
import {apart, sentences} from '../shared/messages/pieces.js';
import {wordsOf} from '../shared/messages/words-of.js';

/** A difference in points, its sign written, and how many they are without it. */
interface Points {
  readonly written: string;
  readonly size: number;
}

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
  /** In its place where nobody reached the step before. */
  readonly noneGoOn: string;
  leave(count: string): string;
  /** Of those who may still come. */
  wait(count: string, n: number): string;
  /** The median time from the step before. */
  takes(time: string): string;
  /** In its place where the median is 0: no time is known to have passed for all, or for half of them or more. */
  atOnce(isAll: boolean): string;
  /** Said of a step that more reached than the one before. */
  readonly grown: string;
  /** The same in a sentence that explains it. */
  grows(from: string, to: string): string;
  readonly lost: string;
  /** A drop, by the steps that it lies between. */
  between(from: string, to: string): string;
  /** One step of the picture's label. */
  stepOf(label: string, count: string, share: string | null): string;
  overall(first: string, entered: string, last: string, reached: string, share: string): string;
  leaves(first: string, entered: string, last: string, lost: string, share: string): string;
  /** In the place of both where nobody entered. */
  nobody(first: string): string;
  largestDrop(from: string, to: string, count: string): string;
  /** What the thin bars of groups are of. */
  readonly groupBars: string;
  moreGroups(count: string, n: number): string;
  /** What dashed bars are. */
  readonly dashed: string;
  /** A group without a name. */
  readonly unnamed: string;
  group: string;
  all: string;
  /** Two shares side by side, and by how many points the first is above the second; null where it cannot be told. */
  against(first: string, second: string, points: Points | null, isBeyondNoise: boolean): string;
  compared(first: string, second: string, shares: string): string;
  noise: string;
}

/** In which language the funnel speaks, and how it writes numbers. */
export interface FunnelVoice {
  readonly formats: Formats;
  readonly words: FunnelWords;
}

/** What a picture is of. */
type Shown = Pick<FunnelResult, 'steps' | 'groups'>;

/** The picture in words: `Lead 10, 80% go on; Demo 8, 38% go on; Won 3`, then the same of each group. */
export function inWords({steps, groups}: Shown, voice: FunnelVoice): string {
  const {formats, words} = voice;
  const one = (own: readonly Step[]) => own.map(({label, count}, index) => {
    const rate = own[index + 1]?.fromPrevious ?? null;
    return words.stepOf(label, formats.count(count), rate === null ? null : share(formats, rate));
  }).join('; ');
  return [one(steps), ...(groups ?? []).map(({key, steps: own}) => `${sideName(key, voice)}: ${one(own)}`)].join('. ');
}

/** What the funnel says, as a sentence or two; empty for no steps. */
export function mainFinding(
  {steps, groups}: Shown, voice: FunnelVoice, {view, isCompared}: {view?: string; isCompared?: boolean} = {},
): string {
  const {formats, words} = voice;
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last) return '';
  if (isCompared && groups?.length === 2) return comparison(groups, voice);
  // Who may still come is lost nowhere yet.
  const lost = Math.max(0, first.count - last.count - steps.reduce((sum, {pending}) => sum + pending, 0));
  const say = view === 'abandonment' ? words.leaves : words.overall;
  const [count, rate] = view === 'abandonment' ? [lost, lost / first.count] : [last.count, last.fromFirst];
  const overall = first.count === 0 ? words.nobody(brief(first.label))
    : say(brief(first.label), formats.count(first.count), brief(last.label), formats.count(count), share(formats, rate));
  const drop = largestDrop(steps);
  const grown = steps.slice(1).flatMap((step, k) => (step.count > steps[k]!.count ? [words.grows(brief(steps[k]!.label), brief(step.label))] : []));
  if (!drop || steps.length === 2) return sentences(overall, ...grown);
  return sentences(overall, words.largestDrop(brief(drop.from.label), brief(drop.to.label), formats.count(drop.count)), ...grown);
}

function comparison([a, b]: readonly {key: string; steps: Step[]}[], voice: FunnelVoice): string {
  const [one, other] = [a!.steps.at(-1)!, b!.steps.at(-1)!];
  const test = overallDifference(a!.steps, b!.steps);
  return voice.words.compared(apart(sideName(a!.key, voice)), apart(sideName(b!.key, voice)), against(one.fromFirst, other.fromFirst, test, voice));
}

/** How the share that goes on to a step differs between two sides. */
export function difference(a: readonly Step[], b: readonly Step[], k: number, voice: FunnelVoice): string {
  return against(a[k]?.fromPrevious ?? null, b[k]?.fromPrevious ?? null, stepDifference(a, b, k), voice);
}

function against(a: number | null, b: number | null, test: ProportionDifference | null, {formats, words}: FunnelVoice): string {
  return words.against(share(formats, a), share(formats, b), test && signed(test.difference, formats), test?.isBeyondNoise ?? false);
}

function signed(difference: number, formats: Formats): Points {
  const size = Math.round(Math.abs(difference) * 1000) / 10;
  return {written: `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${formats.points(size / 100)}`, size};
}

/** A group by its value; a period, which is called as the attribute has it, as people write it. */
export function sideName(key: string, {formats, words}: FunnelVoice): string {
  const days = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(key);
  if (days) return formats.period({from: days[1]!, until: isoOf(dayFromIso(days[2]!)! + 1)});
  return key === '' ? words.unnamed : key;
}

/** Between which two steps most are lost; null where none are. The earlier of two that lose as many. */
export function largestDrop(steps: readonly Step[]): {from: Step; to: Step; count: number} | null {
  let largest: {from: Step; to: Step; count: number} | null = null;
  steps.slice(1).forEach((to, index) => {
    const from = steps[index]!;
    const count = from.count - to.count - to.pending;
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

/**
 * How long it takes to come to a step; empty where nobody was timed. Of deals that skip a stage, and where the data holds one date
 * for both, no time passes, which a `0 sec` would not say.
 */
export function timeTaken({medianSeconds, meanSeconds}: Step, {formats, words}: FunnelVoice): string {
  if (medianSeconds === null) return '';
  if (medianSeconds === 0) return words.atOnce(meanSeconds === 0);
  return words.takes(formats.value(medianSeconds, {unit: 'duration', currency: null}, {style: 'compact'}));
}

/** A name as a sentence can hold it. */
function brief(label: string): string {
  return apart(label.length > 40 ? `${label.slice(0, 39).trimEnd()}…` : label);
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
  noneGoOn: 'nobody to go on',
  leave: (count) => `${count} do not`,
  wait: (count) => `${count} still may`,
  takes: (time) => `median ${time}`,
  atOnce: (isAll) => (isAll ? 'no time between' : 'no time between for half or more'),
  grown: 'more than before',
  grows: (from, to) => `${to} is larger than ${from} before it: the two were counted apart, and not all came that way.`,
  lost: 'Lost',
  between: (from, to) => `${from} → ${to}`,
  stepOf: (label, count, rate) => (rate === null ? `${label} ${count}` : `${label} ${count}, ${rate} go on`),
  overall: (first, entered, last, reached, rate) => `Of ${entered} in ${first}, ${reached} reach ${last}: ${rate}.`,
  leaves: (first, entered, last, lost, rate) => `Of ${entered} in ${first}, ${lost} do not reach ${last}: ${rate}.`,
  nobody: (first) => `Nobody reached ${first}.`,
  largestDrop: (from, to, count) => `Most are lost between ${from} and ${to}: ${count}.`,
  groupBars: 'Thin bars are of the first step of their own group.',
  moreGroups: (count, n) => `${count} more ${n === 1 ? 'group is' : 'groups are'} in the table.`,
  dashed: 'Dashed: still on the way.',
  unnamed: 'Not stated',
  group: 'Group',
  all: 'All',
  against: (first, second, points, isBeyondNoise) => (points === null ? `${first} against ${second}, too few to tell`
    : `${first} against ${second}: ${points.written} ${points.size === 1 ? 'point' : 'points'}, ${isBeyondNoise ? 'beyond noise' : 'within noise'}`),
  compared: (first, second, shares) => `${first} beside ${second}, from first step to last: ${shares}.`,
  noise: 'Beyond noise: less than once in 20 times by chance alone (two shares, 95%).',
};

/** The funnel's words in a language, such as `en`; English where it has none. */
export function funnelWords(language: string): FunnelWords {
  return wordsOf('funnel', en, language);
}
