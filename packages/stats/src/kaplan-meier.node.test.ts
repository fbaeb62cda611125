import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {kaplanMeier, type LivesAt} from './kaplan-meier.js';

/** (time, event) pairs, 1 for lost and 0 for censored, as counts by time. */
function livesOf(pairs: readonly (readonly [number, number])[]): LivesAt[] {
  return [...new Set(pairs.map(([time]) => time))].map((time) => {
    const own = pairs.filter(([at]) => at === time);
    const lost = own.filter(([, event]) => event === 1).length;
    return {time, lost, censored: own.length - lost};
  });
}

const lives = fc.array(fc.tuple(fc.nat(20), fc.nat(1)), {minLength: 1, maxLength: 60}).map(livesOf);

describe('Kaplan-Meier', () => {
  it('A8: the control group, whose last observation is censored, does not fall to 0', () => {
    const steps = kaplanMeier(livesOf([[9, 1], [19, 1], [32, 1], [34, 1], [48, 0], [50, 0]]));
    const lostAt = steps.filter(({time}) => time < 48);
    expect(lostAt.map(({time}) => time)).toEqual([9, 19, 32, 34]);
    expect(lostAt.map(({survival}) => survival.toFixed(4))).toEqual(['0.8333', '0.6667', '0.5000', '0.3333']);
    expect(lostAt.map(({interval}) => interval![0].toFixed(4))).toEqual(['0.2731', '0.1946', '0.1109', '0.0461']);
    expect(lostAt.map(({interval}) => interval![1].toFixed(3))).toEqual(['0.975', '0.904', '0.804', '0.676']);
    expect(steps.at(-1)).toMatchObject({time: 50, atRisk: 1, survival: lostAt.at(-1)!.survival});
  });
  it('of 6-MP against placebo: 21 at risk, .8571 after 6 weeks; placebo .3810 after 8 (Gehan 1965)', () => {
    const steps = kaplanMeier(livesOf([
      [6, 1], [6, 1], [6, 1], [6, 0], [7, 1], [9, 0], [10, 1], [10, 0], [11, 0], [13, 1], [16, 1], [17, 0], [19, 0],
      [20, 0], [22, 1], [23, 1], [25, 0], [32, 0], [32, 0], [34, 0], [35, 0],
    ]));
    const at = (time: number) => steps.find((step) => step.time === time)!;
    expect(at(6)).toMatchObject({atRisk: 21});
    expect([6, 7, 10, 13, 16, 22, 23].map((time) => at(time).survival.toFixed(4)))
      .toEqual(['0.8571', '0.8067', '0.7529', '0.6902', '0.6275', '0.5378', '0.4482']);
  });
  it('has no band while nobody is lost, nor once nobody is left', () => {
    expect(kaplanMeier([{time: 1, lost: 0, censored: 1}, {time: 2, lost: 3, censored: 0}])).toEqual([
      {time: 1, atRisk: 4, survival: 1, interval: null}, {time: 2, atRisk: 3, survival: 0, interval: null},
    ]);
    expect(kaplanMeier([])).toEqual([]);
  });
  it('never rises, and lies in its band', () => {
    fc.assert(fc.property(lives, (own) => {
      kaplanMeier(own).reduce((before, {survival, interval}) => {
        expect(survival).toBeLessThanOrEqual(before);
        if (interval) {
          expect(interval[0]).toBeGreaterThanOrEqual(0);
          expect(interval[0]).toBeLessThan(survival);
          expect(interval[1]).toBeGreaterThan(survival);
          expect(interval[1]).toBeLessThanOrEqual(1);
        }
        return survival;
      }, 1);
    }));
  });
  it('is the plain share where nobody is censored before the end', () => {
    fc.assert(fc.property(fc.array(fc.nat(20), {minLength: 1}), (times) => {
      const steps = kaplanMeier(livesOf(times.map((time) => [time, 1] as const)));
      for (const {time, survival} of steps) {
        expect(survival).toBeCloseTo(times.filter((other) => other > time).length / times.length, 12);
      }
    }));
  });
  it.each([
    [[{time: -1, lost: 0, censored: 0}]], [[{time: 1, lost: 0.5, censored: 0}]], [[{time: 1, lost: 1, censored: -1}]],
    [[{time: 1, lost: 1, censored: 0}, {time: 1, lost: 1, censored: 0}]],
  ])('of %j is a mistake', (given) => {
    expect(() => kaplanMeier(given)).toThrow(RangeError);
  });
});
