import {expect, test} from 'vitest';
import type {Answer, MeasureQuery} from '@crm-widgets/core';
import {columnsRead, differences, distinctQueries, measuredIn, sqlOf, verify} from './card.js';
import type {CardTable} from './outcome.js';

const text = (sql: string) => ({type: 'text', sql}) as const;
const transactions: CardTable = {
  name: 'transactions', report: {read: 3, accepted: 3, rejected: 0, skipped: 0, reasons: []},
  shape: {rows: 3, columns: {
    customer_id: {type: 'id', sql: 'customer_id'}, status: text('status'), kind: text('kind'),
    issued_at: {type: 'instant', sql: 'issued_at', extent: {first: 19_723, last: 19_754}},
    amount: {type: 'money', sql: 'amount'}, channel: text('extra_0'),
  }},
};
const revenueQuery: MeasureQuery = {
  kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'},
  windows: [{from: 19_723, until: 19_754}], by: [], where: {}, asOf: {instant: 19_800 * 86_400_000, day: 19_800},
  measures: [{aggregate: {kind: 'sum', column: 'amount'}, filter: {status: 'paid'}}],
};

const signal = new AbortController().signal;
const answer = (rows: readonly (readonly [number, string | null, number])[]): Answer => ({
  rows: rows.length,
  columns: {window: rows.map(([w]) => w), by0: rows.map(([, key]) => key), m0: rows.map(([,, value]) => value)},
});

test('the SQL reads the rows of the table, with the values of the filter in place', () => {
  const sql = sqlOf({...revenueQuery, where: {channel: "O'Neill"}}, [transactions]);
  expect(sql).toContain('from raw_transactions');
  expect(sql).toContain("cast('O''Neill' as varchar)");
  expect(sql).not.toContain('?');
});

test('columns read are those of the data model in its order, then the file’s own', () => {
  expect([...columnsRead([{...revenueQuery, by: ['channel']}], [transactions])])
    .toEqual([['transactions', ['status', 'issued_at', 'amount', 'channel']]]);
});

test('a sum of an amount is money, of days a number; what is counted is a count', () => {
  const at = {kind: 'dated', column: 'closed_at'} as const;
  const cycle = {fact: {name: 'closed_deals'}, at, aggregate: {kind: 'mean', column: 'cycle_days'}} as const;
  const amount = {fact: {name: 'transactions'}, at, aggregate: {kind: 'sum', column: 'amount'}} as const;
  expect([
    measuredIn(amount, []), measuredIn(cycle, [{...transactions, name: 'deals'}]),
    measuredIn({...amount, aggregate: {kind: 'distinct', column: 'customer_id'}}, []),
  ]).toEqual(['money', 'number', 'count']);
});

test('equal queries are told once', () => {
  const one = {query: revenueQuery, answer: answer([])};
  expect(distinctQueries([one, {...one}, {...one, query: {...revenueQuery, by: ['kind']}}])).toHaveLength(2);
});

test('answers agree whatever the order of their rows', () => {
  const shown = answer([[0, 'web', 1.5], [1, null, 2]]);
  expect(differences(revenueQuery, shown, answer([[1, null, 2], [0, 'web', 1.5]]))).toEqual([]);
});

test('a number that is not the same to the last digit is told with its place', () => {
  expect(differences(revenueQuery, answer([[0, 'web', 0.3]]), answer([[0, 'web', 0.1 + 0.2]]))).toEqual([
    {query: revenueQuery, at: {by0: 'web', window: 0}, column: 'm0', shown: 0.3, other: 0.30000000000000004},
  ]);
});

test('a row that only one engine has is told', () => {
  expect(differences(revenueQuery, answer([[0, 'web', 1]]), answer([]))).toEqual([
    {query: revenueQuery, at: {by0: 'web', window: 0}, column: null, shown: 1, other: 0},
  ]);
});

test('a check asks every query, tells how far it is, and counts all differences though it names five', async () => {
  const shown = answer([0, 1, 2, 3, 4, 5].map((window) => [window, null, 1]));
  const done: number[] = [];
  const verdict = await verify(
    [{query: revenueQuery, answer: shown}, {query: revenueQuery, answer: answer([])}],
    async () => answer([]), signal, (n) => done.push(n));
  expect([verdict.agrees, verdict.queries, verdict.count, verdict.differences.length, done])
    .toEqual([false, 2, 6, 5, [1, 2]]);
});

test('a check that is called off settles with the reason', async () => {
  const stop = new AbortController();
  const asked = verify([{query: revenueQuery, answer: answer([])}], async () => {
    stop.abort(new Error('closed'));
    return answer([]);
  }, stop.signal);
  await expect(asked).rejects.toThrow('closed');
});
