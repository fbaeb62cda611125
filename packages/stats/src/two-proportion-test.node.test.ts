import {describe, expect, it} from 'vitest';
import {twoProportionTest} from './two-proportion-test.js';

describe('twoProportionTest', () => {
  it('is that of 60 of 100 and 45 of 100: z = 0.15 / sqrt(0.525 * 0.475 * 0.02) = 2.1240', () => {
    const found = twoProportionTest([60, 100], [45, 100])!;
    expect(found.z).toBeCloseTo(2.124, 4);
    expect(found.isBeyondNoise).toBe(true);
    // 0.15 ± 1.959964 * sqrt(0.24/100 + 0.2475/100), by hand.
    expect(found.interval.map((edge) => edge.toFixed(4))).toEqual(['0.0132', '0.2868']);
  });
  it('takes 55 of 100 and 45 of 100 for noise: z = 1.4142', () => {
    const found = twoProportionTest([55, 100], [45, 100])!;
    expect([found.z.toFixed(4), found.isBeyondNoise]).toEqual(['1.4142', false]);
  });
  it('says nothing where too few are expected', () => {
    expect(twoProportionTest([0, 0], [1, 4])).toBe(null);
    expect(twoProportionTest([1, 200], [3, 200])).toBe(null);
    expect(twoProportionTest([9, 9], [20, 20])).toBe(null);
  });
  it('turns around with its sides', () => {
    const [one, other] = [twoProportionTest([60, 100], [45, 120])!, twoProportionTest([45, 120], [60, 100])!];
    expect([other.difference, other.z]).toEqual([-one.difference, -one.z]);
  });
  it('refuses what is no count', () => {
    expect(() => twoProportionTest([5, 4], [1, 4])).toThrow(RangeError);
    expect(() => twoProportionTest([0.5, 4], [1, 4])).toThrow(RangeError);
  });
});
