import {expect, test} from 'vitest';
import {secondsEach, tonesOf} from './tones.js';

const of = (...values: (number | null)[]) => values.map((value) => ({value, isPartial: false}));
const hertz = (...values: (number | null)[]) => tonesOf(of(...values)).map(({frequency}) => frequency);

// 440 Hz is the A of ISO 16; an octave doubles.
test('the lowest value is an A, the highest the A two octaves above, the middle the one between', () =>
  expect(hertz(0, 5, 10)).toEqual([220, 440, 880]));
test('equal steps of value are equal steps of pitch, below zero too', () =>
  expect(hertz(-10, 0, 10).map((each) => each! / 220)).toEqual([1, 2, 4]));
test('values that are all equal are heard in the middle', () => expect(hertz(3, 3)).toEqual([440, 440]));
test('the unknown is silence, and moves no other tone', () => expect(hertz(0, null, 10)).toEqual([220, null, 880]));
test('nothing known is nothing to hear', () => expect([hertz(null), hertz()]).toEqual([[null], []]));
test('time goes from left to right, or as the line is drawn', () => {
  expect(tonesOf(of(1, 2, 3)).map(({pan}) => pan)).toEqual([-1, 0, 1]);
  expect(tonesOf(of(1, 2, 3), true).map(({pan}) => pan)).toEqual([1, -0, -1]);
});
test('what is not over is soft', () =>
  expect(tonesOf([{value: 1, isPartial: true}]).map(({isSoft}) => isSoft)).toEqual([true]));
test('tones are never too short to tell nor too long to wait for', () =>
  expect([1, 12, 24, 365].map(secondsEach)).toEqual([0.35, 0.35, 0.25, 0.09]));
