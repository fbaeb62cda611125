import fc from 'fast-check';
import {expect, it} from 'vitest';
import {readRunLengths} from './run-lengths.js';

const read = (bytes: number[], width: number, count: number) => {
  const into = new Int32Array(count);
  readRunLengths(Uint8Array.from(bytes), 0, width, into);
  return [...into];
};

it('reads the numbers 0 to 7 in three bits each, as the format has them for an example (Encodings.md, RLE)', () => {
  expect(read([3, 0b10001000, 0b11000110, 0b11111010], 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it('reads a run: its length twice, and the number in whole bytes', () => {
  expect(read([8, 0x39, 0x05], 11, 4)).toEqual([1337, 1337, 1337, 1337]);
});

it('reads runs and packed numbers one behind the other, no more than are wanted', () => {
  expect(read([4, 1, 3, 0b1010_1010, 200, 1, 1], 1, 12)).toEqual([1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1]);
});

it('refuses fewer numbers than are wanted', () => {
  expect(() => read([4, 1], 1, 3)).toThrow('fewer values');
  expect(() => read([], 1, 1)).toThrow('fewer values');
});

it('reads what is packed, in any number of bits', () => {
  const packed = fc.nat(23).chain((bits) => fc.tuple(fc.constant(bits + 1), fc.array(fc.nat(2 ** (bits + 1) - 1), {minLength: 1, maxLength: 40})));
  fc.assert(fc.property(packed, ([width, numbers]) => {
    const groups = Math.ceil(numbers.length / 8);
    // Each number in so many letters, the lowest bit last; put together and cut into bytes from the end.
    const bits = numbers.map((number) => number.toString(2).padStart(width, '0')).reverse().join('').padStart(groups * width * 8, '0');
    const bytes = Array.from({length: groups * width}, (_, i) => parseInt(bits.slice(bits.length - 8 * i - 8, bits.length - 8 * i), 2));
    expect(read([groups * 2 + 1, ...bytes], width, numbers.length)).toEqual(numbers);
  }));
});
