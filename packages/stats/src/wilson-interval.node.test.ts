import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {wilsonInterval} from './wilson-interval.js';

describe('Wilson interval', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (successes, trials, low, high) => {
    const [found, until] = wilsonInterval(successes, trials)!;
    expect(found).toBeCloseTo(low, 4);
    expect(until).toBeCloseTo(high, 4);
  });
  it('of nothing is not known', () => expect(wilsonInterval(0, 0)).toBeNull());
  it.each([[-1, 2], [3, 2], [0.5, 2], [1, Number.NaN]])('of %f in %f is a mistake', (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  });
  it('holds the share and stays within 0 and 1', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.nat(10_000), (successes, others) => {
      fc.pre(successes + others > 0);
      const [low, high] = wilsonInterval(successes, successes + others)!;
      const p = successes / (successes + others);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(p + 1e-12);
      expect(high).toBeGreaterThanOrEqual(p - 1e-12);
    }));
  });
});
