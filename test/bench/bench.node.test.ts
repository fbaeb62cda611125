import {describe, expect, it} from 'vitest';
import {changes} from './changes.mjs';
import {difference} from './equal.mjs';

const board = {
  revenue: 12.5, paying: 3, average: 4.25, months: [1, 2], channels: {web: 10, store: 2.5}, funnel: [9, 4], cohorts: [[3, 1], [2, 0]],
};

describe('difference', () => {
  it('finds none in boards that are equal to half a cent, whatever the order of channels', () => {
    expect(difference(board, {...board, revenue: 12.504, channels: {store: 2.5, web: 10}})).toBeNull();
  });
  it('takes a channel of 0 for one that is missing', () => {
    expect(difference(board, {...board, channels: {...board.channels, phone: 0}})).toBeNull();
  });
  it('says where two boards differ', () => {
    expect(difference(board, {...board, cohorts: [[3, 1], [2, 1]]})).toBe('.cohorts.1.1: 0 and 1');
    expect(difference(board, {...board, revenue: 12.51})).toBe('.revenue: 12.5 and 12.51');
    expect(difference(board, {...board, months: [1, 2, 3]})).toBe('.months.2: undefined and 3');
    expect(difference(board, {...board, paying: Number.NaN})).toBe('.paying: 3 and NaN');
  });
});

describe('changes', () => {
  const all = changes(50);
  it('never sets a filter twice', () => {
    expect(new Set(all.map((filter) => JSON.stringify(filter))).size).toBe(50);
  });
  it('changes channels and range in turn, and keeps the other', () => {
    for (let i = 1; i < all.length; i++) {
      const [before, after] = [all[i - 1]!, all[i]!];
      if (i % 2 === 0) expect([after.from, after.until]).toEqual([before.from, before.until]);
      else expect(after.channels).toEqual(before.channels);
    }
  });
  it('ends each range in December 2024, and lets it be three months long', () => {
    for (const {from, until} of all.slice(1)) {
      expect(until! > '2024-12-01' && until! <= '2025-01-01').toBe(true);
      expect((Date.parse(until!) - Date.parse(from!)) / 86_400_000).toBeGreaterThanOrEqual(90);
    }
  });
});
