import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {commonOfNewcomers} from './newcomers.js';

/** Members as bits of words. */
function setOf(members: readonly number[], words: number): Uint32Array {
  const set = new Uint32Array(words);
  for (const member of members) set[member >> 5]! |= 1 << (member & 31);
  return set;
}

describe('newcomers', () => {
  it('are counted in each set from the one they are first in', () => {
    const sets = [setOf([0, 31, 40], 2), setOf([31, 33], 2), setOf([0, 33, 40, 63], 2)];
    expect([...commonOfNewcomers(sets)]).toEqual([3, 1, 2, 0, 1, 1, 0, 0, 1]);
  });
  it('are none of no sets', () => {
    expect([...commonOfNewcomers([])]).toEqual([]);
  });
  it('are as many as a plain loop counts, however many words are full', () => {
    const words = 70;
    const member = fc.nat({max: words * 32 - 1});
    const full = fc.constant(Array.from({length: words * 32}, (_, i) => i));
    const members = fc.oneof(fc.array(member, {maxLength: 300}), {arbitrary: full, weight: 1});
    fc.assert(fc.property(fc.array(members, {maxLength: 5}), (lists) => {
      const found = commonOfNewcomers(lists.map((list) => setOf(list, words)));
      const plain = lists.map((list) => new Set(list));
      const wanted = plain.flatMap((set, k) => plain.map((other, p) => (p < k ? 0
        : [...set].filter((one) => other.has(one) && !plain.slice(0, k).some((before) => before.has(one))).length)));
      expect([...found]).toEqual(wanted);
    }));
  });
});
