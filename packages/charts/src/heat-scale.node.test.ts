import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {bandScale, divergingScale, heatScale} from './heat-scale.js';
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
  it('gives nothing but zeros the palest step, banded or not', () => {
    expect([heatScale([0, 0]).classOf(0), ...bandScale([0, 0]).bands]).toEqual(['heat heat-0', 'heat heat-0']);
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

describe('bandScale', () => {
  it('has round edges within the values: 12 % to 93 % in steps of 20 points', () => {
    const {edges, bands, domain} = bandScale([0.12, null, 0.93]);
    expect(edges).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(bands).toEqual(['heat heat-0', 'heat heat-2', 'heat heat-4', 'heat heat-6', 'heat heat-8']);
    expect(domain).toEqual([0.12, 0.93]);
  });
  it('has a value on an edge in the higher band', () => {
    const {classOf} = bandScale([0.12, 0.93]);
    expect([0.19, 0.2, 0.93].map(classOf)).toEqual(['heat heat-0', 'heat heat-2', 'heat heat-8']);
  });
  it('has one band for a lone value, and none for no value', () => {
    expect(bandScale([0.4])).toMatchObject({edges: [], bands: ['heat heat-4']});
    expect(bandScale([null])).toMatchObject({domain: null, edges: [], bands: []});
    expect(bandScale([0.1, 0.9]).classOf(null)).toBe('');
  });
  it('has one band for values that hardly differ', () => expect(bandScale([5e-324, -5e-324])).toMatchObject({edges: []}));
  it('has as many bands as edges and one more, five at most, whatever the values', () => {
    fc.assert(fc.property(fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: 1, maxLength: 20}), (values) => {
      const {edges, bands, classOf} = bandScale(values);
      expect(bands).toHaveLength(edges.length + 1);
      expect(bands.length).toBeLessThanOrEqual(5);
      for (const value of values) expect(bands).toContain(classOf(value));
    }));
  });
});

describe('divergingScale', () => {
  it('reaches as far to either side, and is weakest in the middle', () => {
    const {domain, classOf} = divergingScale([-0.05, 0.2, null]);
    expect(domain).toEqual([-0.2, 0.2]);
    expect([-0.2, -0.05, 0, 0.2].map(classOf)).toEqual(['heat heat-8 low', 'heat heat-2 low', 'heat heat-0', 'heat heat-8']);
  });
  it('has the weakest step where nothing differs, and none for no value', () => {
    expect(divergingScale([0, 0]).classOf(0)).toBe('heat heat-0');
    expect(divergingScale([]).domain).toBeNull();
    expect(divergingScale([0.1]).classOf(null)).toBe('');
  });
});
