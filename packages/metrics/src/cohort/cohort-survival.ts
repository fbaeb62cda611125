import type {Measured} from '@crm-widgets/core';
import {kaplanMeier, type LivesAt} from '@crm-widgets/stats';
import type {CountedCohort} from './cohort-triangle.js';

/**
 * How many outlast each period, by the Kaplan-Meier estimate over all cohorts: who is gone at the end of a period is lost
 * in it, and who is there at the end of the last complete one is not known after it.
 *
 * @param cohorts their cells are those who never left; the column of a period is null where no cohort has been through it
 * @see metrics.md 7.4
 */
export function survivalOf(cohorts: readonly CountedCohort[], width: number): (Measured | null)[] {
  const lives = Array.from({length: width}, (_, time): {-readonly [K in keyof LivesAt]: LivesAt[K]} => ({time, lost: 0, censored: 0}));
  let seen = 0;
  for (const {size, cells} of cohorts) {
    let before = size;
    let period = 0;
    for (; period < width && cells[period] && !cells[period]!.isPartial; period++) {
      lives[period]!.lost += before - cells[period]!.value;
      before = cells[period]!.value;
    }
    if (period > 0) lives[period - 1]!.censored += before;
    seen = Math.max(seen, period);
  }
  const steps = kaplanMeier(lives);
  return steps.map(({atRisk, survival, interval}, period): Measured | null => {
    if (period >= seen) return null;
    const isNone = atRisk === 0;
    return {
      value: isNone ? null : survival, numerator: null, denominator: null, n: atRisk, interval,
      reason: isNone ? 'no_data' : null, isPartial: false, immature: false,
    };
  });
}
