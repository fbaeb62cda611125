import type {InstantColumn, TextColumn} from '@crm-widgets/core';
import {expect, test} from 'vitest';
import {readRows} from './read-rows.js';
import {bytesOf} from './table-bytes.js';

const options = {candidates: ['transactions' as const], columns: {}, zone: 'UTC', currency: null, maxBytes: 1e6};
const row = {customer_id: 'ann', issued_at: '2024-01-01', amount: 1};

test('counts what stands there by now: row numbers, and instants that are starts of days, from when they are asked for', () => {
  const one = readRows(options, [row]);
  const two = readRows(options, [row, row]);
  // 4 for the day, 8 for the amount, and 4 for the code of the name, which itself is kept once.
  expect(bytesOf(two) - bytesOf(one)).toBe(16);
  const before = bytesOf(two);
  expect((two.columns.get('issued_at') as InstantColumn).instants).toHaveLength(2);
  expect(bytesOf(two) - before).toBe(16);
  expect((two.columns.get('transaction_id') as TextColumn).codes).toHaveLength(2);
  expect(bytesOf(two) - before).toBe(24);
});

test('counts an instant with a time and its day as 12 bytes', () => {
  const timed = {...row, issued_at: '2024-01-01T10:00:00Z'};
  expect(bytesOf(readRows(options, [timed, timed])) - bytesOf(readRows(options, [timed]))).toBe(24);
});

test('counts a bitmap where a value is missing: a byte for one to eight rows', () => {
  const whole = bytesOf(readRows(options, [{...row, tax: 2}, {...row, tax: 2}]));
  expect(bytesOf(readRows(options, [{...row, tax: 2}, row])) - whole).toBe(1);
});
