import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {netShareInterval} from './net-share-interval.js';

describe('interval of a net share', () => {
  it('F1: of 162 for and 54 against of 324 reaches 8.12 points to either side of 33.33', () => {
    const [low, high] = netShareInterval(162, 54, 324)!;
    expect((high - low) * 50).toBeCloseTo(8.12, 2);
    expect((low + high) * 50).toBeCloseTo(33.33, 2);
  });
  it('F2: of 70 for and 10 against of 100 reaches 13.00 points to either side of 60', () => {
    const [low, high] = netShareInterval(70, 10, 100)!;
    expect((high - low) * 50).toBeCloseTo(13, 2);
    expect((low + high) * 50).toBeCloseTo(60, 9);
  });
  it('of nothing is not known', () => expect(netShareInterval(0, 0, 0)).toBeNull());
  it.each([[-1, 0, 2], [2, 1, 2], [0.5, 0, 2], [0, 0, Number.NaN]])('of %f and %f of %f is a mistake', (p, d, n) => {
    expect(() => netShareInterval(p, d, n)).toThrow(RangeError);
  });
  it('holds the net share, stays within -1 and 1, and turns round with its counts', () => {
    fc.assert(fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (favour, against, others) => {
      fc.pre(favour + against + others > 0);
      const answers = favour + against + others;
      const [low, high] = netShareInterval(favour, against, answers)!;
      const [back, forth] = netShareInterval(against, favour, answers)!;
      const net = (favour - against) / answers;
      expect(low >= -1 && high <= 1 && low <= net + 1e-12 && high >= net - 1e-12).toBe(true);
      expect(back).toBeCloseTo(-high, 9);
      expect(forth).toBeCloseTo(-low, 9);
    }));
  });
});
