import type {Cell, CohortResult, Measured} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';
import {cohortAverages} from './cohort-average.js';
import {cohortDifference} from './cohort-difference.js';

const cell = (value: number, size: number, isPartial = false): Cell =>
  ({value, rate: size === 0 ? null : value / size, interval: null, isPartial});
const average: Measured = {
  value: 20 / 110, numerator: 20, denominator: 110, n: 110, interval: [0.12, 0.26], reason: null, isPartial: false, immature: false,
};
const result: CohortResult = {
  grain: 'month', measure: 'customers', mode: 'on', currency: null, warnings: [], average: [average, average, null],
  cohorts: [
    {from: '2024-01-01', size: 10, cells: [cell(10, 10), cell(5, 10), cell(4, 10, true)]},
    {from: '2024-02-01', size: 100, cells: [cell(100, 100), cell(15, 100), null]},
    {from: '2024-03-01', size: 0, cells: [cell(0, 0), cell(0, 0), null]},
  ],
};

describe('cohortAverages', () => {
  it('weighted: as the result says', () => expect(cohortAverages(result, 'weighted')).toBe(result.average));
  it('simple: the mean of 50 % and 15 %, of two cohorts; those with nobody and what is not over left out', () => {
    expect(cohortAverages(result, 'simple').map((one) => one && {...one, value: one.value!.toFixed(4)})).toEqual([
      {value: '1.0000', n: 2, interval: null}, {value: '0.3250', n: 2, interval: null}, null,
    ]);
  });
});

describe('cohortDifference', () => {
  const cohort = (size: number, ...values: number[]) =>
    ({from: '2024-01-01', size, cells: values.map((value) => cell(value, size))});
  it('CDNOW, month 1: 124 of 781 and 134 of 857 differ by 0.24 points, within noise', () => {
    // 1 614 / 669 317; the pooled share is 258 of 1 638, its z by hand 0.134.
    const found = cohortDifference(cohort(781, 781, 124), cohort(857, 857, 134), 1, 'customers')!;
    expect(found.difference).toBeCloseTo(1614 / 669_317, 12);
    expect(found.z).toBeCloseTo(0.134, 3);
    expect(found.isBeyondNoise).toBe(false);
  });
  it('CDNOW, month 1: 134 of 857 and 87 of 719 differ by 3.5 points, beyond noise', () => {
    expect(cohortDifference(cohort(857, 857, 134), cohort(719, 719, 87), 1, 'customers')).toMatchObject({isBeyondNoise: true});
  });
  it('is not known of amounts, of a period that is not over, of too few, and of none', () => {
    expect(cohortDifference(cohort(781, 781, 124), cohort(857, 857, 134), 1, 'revenue-net')).toBeNull();
    expect(cohortDifference(result.cohorts[0]!, result.cohorts[0]!, 2, 'customers')).toBeNull();
    expect(cohortDifference(cohort(9, 9, 4), cohort(9, 9, 3), 1, 'customers')).toBeNull();
    expect(cohortDifference(cohort(10, 10), cohort(10, 10), 1, 'customers')).toBeNull();
  });
});
