import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {heatScale} from './heat-scale.js';
import {heatSteps} from './heat-steps.js';

describe('heatScale', () => {
  it('spans the values it is given, nulls left out', () => {
    expect(heatScale([0.2, null, 0.05, 0.1]).domain).toEqual([0.05, 0.2]);
  });
  it('has no domain and no class where there is no value', () => {
    const scale = heatScale([null]);
    expect(scale.domain).toBeNull();
    expect(scale.classOf(0.3)).toBe('');
  });
  it('gives the smallest value the weakest step and the largest the strongest', () => {
    const scale = heatScale([0.1, 0.9]);
    expect(scale.classOf(0.1)).toBe('heat heat-0');
    expect(scale.classOf(0.9)).toBe('heat heat-8');
  });
  it('gives a lone value the middle step', () => {
    expect(heatScale([0.4]).classOf(0.4)).toBe('heat heat-4');
  });
  it('gives null no colour', () => {
    expect(heatScale([0.1, 0.9]).classOf(null)).toBe('');
  });
  it('is never weaker for a larger value', () => {
    const rate = fc.double({min: 0, max: 3, noNaN: true});
    fc.assert(fc.property(fc.array(rate, {minLength: 2, maxLength: 40}), (rates) => {
      const {classOf} = heatScale(rates);
      const steps = rates.toSorted((a, b) => a - b).map((each) => Number(classOf(each).split('-')[1]));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(steps.every((step) => step >= 0 && step < heatSteps)).toBe(true);
    }));
  });
});
