import fc from 'fast-check';
import {expect, it} from 'vitest';
import {Decimal} from './sums.js';

function sumOf(values: readonly number[]): Decimal {
  const sum = new Decimal();
  for (const value of values) sum.add(value);
  return sum;
}

it('a sum exceeds a bound as the number it is written as does', () => {
  const amount = fc.double({min: -1e6, max: 1e6, noNaN: true});
  fc.assert(fc.property(fc.array(amount, {maxLength: 9}), amount, fc.boolean(), (values, other, isNear) => {
    const sum = sumOf(values);
    const bound = isNear ? sum.written() : other;
    expect(sum.exceeds(bound)).toBe(sum.written() > bound);
    expect(sum.exceeds(0)).toBe(sum.written() > 0);
  }));
});

it('the last of sixteen digits decides', () => {
  expect([sumOf([0.1, 0.2]).exceeds(0.3), sumOf([0.1, 0.2, 1e-16]).exceeds(0.3)]).toEqual([false, true]);
});

it('a sum that is cleared begins anew', () => {
  const sum = sumOf([1e9, 1e-16]);
  sum.clear();
  sum.add(2);
  expect(sum.written()).toBe(2);
});
