import type {Cell, CohortResult} from '@crm-widgets/core';
import {cohortAverages, type CohortAverage, type CohortAverageKind} from '@crm-widgets/metrics/cohort';
import type {CellPlace} from './cohort-cells.js';
import type {CohortLook} from './cohort-look.js';
import type {Pane} from './cohort-pane.js';
import type {CohortScale} from './cohort-scale.js';
import type {CohortViewWords} from './cohort-view-words.js';
import {oncePer} from './once-per.js';
import {averageInWords, cellInWords, periodName, rateText, type CohortVoice} from './cohort-words.js';

export type Cohort = CohortResult['cohorts'][number];

/** In which words a triangle speaks, and how it is looked at. */
export interface TriangleVoice extends CohortVoice {
  readonly views: CohortViewWords;
  readonly look: CohortLook;
}

/** What the rows of one drawing share. */
export interface Drawing extends TriangleVoice {
  readonly result: CohortResult;
  readonly current: CellPlace | null;
  /** How many there are, and those that are drawn. */
  readonly columns: number;
  readonly periods: readonly number[];
  readonly averages: readonly (CohortAverage | null)[];
  /** Null where all is drawn. */
  readonly pane: Pane | null;
  readonly scale: CohortScale;
  readonly unfolded: boolean;
  /** First days of the cohorts that are compared. */
  readonly pinned: readonly string[];
  /** Key of the cell whose rows are shown; null for none. */
  readonly open: string | null;
}

const averaged = oncePer<CohortResult, readonly (CohortAverage | null)[]>();

/** The averages of a triangle; reckoned once, for each cell that is pointed at asks for them. */
export function averagesOf(result: CohortResult, kind: CohortAverageKind): readonly (CohortAverage | null)[] {
  return averaged(result, kind, () => cohortAverages(result, kind));
}

/** Rows of heads above the others. */
export const HEAD_ROWS = 2;

/** Whether all of it is drawn, so that assistive technology can count rows and columns itself. */
export function isWhole({pane}: Pick<Drawing, 'pane'>): boolean {
  return pane === null;
}

/** What stands for a day in the keys of the average's cells. */
export const AVERAGE = 'average';

/** A cell's number: its rate, or how many or how much that is. */
export function cellText({formats, look: {show}, result}: Pick<Drawing, 'formats' | 'look' | 'result'>, cell: Cell): string {
  if (show === 'percent') return rateText(formats, cell.rate);
  if (result.measure === 'customers') return formats.count(cell.value);
  return formats.value(cell.value, {unit: 'money', currency: result.currency}, {style: 'compact'});
}

/** What the average is called. */
export function averageName({words, views, look: {average}}: TriangleVoice, {mode}: Pick<CohortResult, 'mode'>): string {
  if (mode === 'survival') return views.survival;
  return average === 'simple' ? views.simpleAverage : words.average;
}

/** A cell in a sentence, by where it is, and whether it reaches the target; empty for one that is not there. */
export function sentenceAt(
  result: CohortResult, averages: readonly (CohortAverage | null)[], {from, period}: CellPlace, voice: TriangleVoice,
): string {
  if (from === AVERAGE) {
    const average = averages[period];
    return average ? inOne(voice, averageSentence(result, average, period, voice), ...target(average.value, period, voice)) : '';
  }
  const cohort = result.cohorts.find((one) => one.from === from);
  const cell = cohort?.cells[period];
  return cell ? inOne(voice, cellInWords(result, cohort!, period, voice), ...target(cell.rate, period, voice)) : '';
}

function averageSentence(result: CohortResult, {value, n, interval}: CohortAverage, period: number, voice: TriangleVoice): string {
  const {formats, views, words, look: {average}} = voice;
  const [low, high] = interval ?? [];
  const between = low === undefined ? '' : words.between(rateText(formats, low), rateText(formats, high!));
  if (average === 'weighted' && result.mode !== 'survival') return inOne(voice, averageInWords(result, period, voice), period > 0 ? between : '');
  return inOne(voice, views.averageCell({
    name: averageName(voice, result), time: views.at(result.grain, periodName(voice, period)), rate: rateText(formats, value),
    n: n === null ? null : formats.count(n), count: n ?? 0, of: average === 'simple' ? 'cohorts' : 'atRisk',
  }), between);
}

function target(rate: number | null, period: number, {look: {target: wanted}, views, formats}: TriangleVoice): string[] {
  if (wanted === null || rate === null || period === 0) return [];
  const written = rateText(formats, wanted);
  return [rate >= wanted ? views.targetMet(written) : views.targetMissed(written)];
}

function inOne({words}: TriangleVoice, ...parts: readonly string[]): string {
  return parts.filter(Boolean).join(words.comma);
}
