import {expect, test} from 'vitest';
import {readRows} from './read-table.js';
import {bytesOf} from './table-bytes.js';

const options = {candidates: ['transactions' as const], columns: {}, zone: 'UTC', currency: null, maxBytes: 1e6};
const row = {customer_id: 'ann', issued_at: '2024-01-01', amount: 1};

test('counts 12 bytes for an instant with its day, 8 for an amount; row numbers take none until they are asked for', () => {
  const one = bytesOf(readRows(options, [row]));
  const two = bytesOf(readRows(options, [row, row]));
  // 12 + 8 + 4, for the code of the name; the name itself is kept once.
  expect(two - one).toBe(24);
});

test('counts a bitmap where a value is missing: a byte for one to eight rows', () => {
  const whole = bytesOf(readRows(options, [{...row, tax: 2}, {...row, tax: 2}]));
  expect(bytesOf(readRows(options, [{...row, tax: 2}, row])) - whole).toBe(1);
});
