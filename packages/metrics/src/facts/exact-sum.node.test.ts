import fc from 'fast-check';
import {expect, it} from 'vitest';
import {ExactSum} from './exact-sum.js';

// Up to a billion a month in units of the sixteenth decimal, as doubles hold them.
const amounts = fc.array(fc.double({min: -1e9, max: 1e9, noNaN: true}).map((amount) => Math.round(amount * 1e16)), {maxLength: 60});

it('holds what whole doubles come to, whatever their order and size', () => {
  fc.assert(fc.property(amounts, (values) => {
    const sum = new ExactSum();
    for (const value of values) sum.add(value);
    const exact = values.reduce((known, value) => known + BigInt(value), 0n);
    expect(BigInt(sum.high) + BigInt(sum.low)).toBe(exact);
    expect(sum.high).toBe(Number(exact));
  }));
});

it('holds the rest that a great amount leaves behind', () => {
  const sum = new ExactSum().add(1e25).add(1).add(-1e25);
  expect([sum.high, sum.low]).toEqual([1, 0]);
});
