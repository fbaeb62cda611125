import type {CohortResult} from '@crm-widgets/core';
import type {CohortAverage} from '@crm-widgets/metrics/cohort';
import {AVERAGE} from './cohort-drawing.js';
import type {CohortLook} from './cohort-look.js';

/** What is known of a cohort, or of all, after so many periods. */
export interface CurvePoint {
  readonly period: number;
  readonly rate: number;
  readonly interval: readonly [number, number] | null;
  readonly isPartial: boolean;
}

/** A cohort by its first day, or the average. */
export interface Curve {
  readonly from: string;
  readonly points: readonly CurvePoint[];
}

/** The first period that says something: period 0 is the base of the others, but of survival and of brackets. */
export function firstTold({mode}: Pick<CohortResult, 'mode'>): number {
  return mode === 'survival' || mode === 'bracket' ? 0 : 1;
}

/** The average first, then the cohorts that it is of, the oldest before the others; without these where it is shown alone. */
export function curvesOf(
  result: CohortResult, averages: readonly (CohortAverage | null)[], view: CohortLook['view'], pinned: readonly string[],
): Curve[] {
  const first = firstTold(result);
  const average = averages.flatMap((one, period): CurvePoint[] =>
    (period < first || !one || one.value === null ? [] : [{period, rate: one.value, interval: one.interval, isPartial: false}]));
  const cohorts = result.cohorts.filter(({from}) => view === 'curves' || pinned.includes(from)).map(({from, cells}): Curve => ({
    from, points: cells.flatMap((cell, period): CurvePoint[] => {
      if (period < first || !cell || cell.rate === null) return [];
      return [{period, rate: cell.rate, interval: cell.interval, isPartial: cell.isPartial}];
    }),
  }));
  return [{from: AVERAGE, points: average}, ...cohorts].filter(({points}) => points.length > 0);
}
