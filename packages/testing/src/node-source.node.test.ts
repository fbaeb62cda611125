import {expect, it} from 'vitest';
import type {MeasureQuery} from '@crm-widgets/core';
import {nodeSource, sharedEngine} from './node-source.js';

const engine = sharedEngine();
const transactions = [
  {transaction_id: '1', customer_id: 'a', issued_at: '2024-01-05', amount: 10, tax: 2},
  {transaction_id: '2', customer_id: 'b', issued_at: '2024-01-06', amount: 20, tax: 3},
];

/** Of January 2024, whose days are 19 723 to 19 753 from 1970-01-01. */
const sumOf = (column: string): MeasureQuery => ({
  kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'}, windows: [{from: 19_723, until: 19_754}],
  by: [], where: {}, asOf: {instant: 1_717_200_000_000, day: 19_875, isMidnight: true}, measures: [{aggregate: {kind: 'sum', column}}],
});

// DuckDB has to start, on a machine that may be busy with other tests.
it('answers queries that are asked at once, each on the columns that it needs', async () => {
  const {by} = await nodeSource(engine(), {transactions});
  const answers = await Promise.all(['amount', 'tax', 'amount', 'tax'].map((column) => by.duckdb.ask(sumOf(column))));
  expect(answers.map(({columns}) => [...columns.m0!])).toEqual([[30], [5], [30], [5]]);
});

it('goes on after a query that fails', async () => {
  const {by, run} = await nodeSource(engine(), {transactions});
  const [refused, answered] = await Promise.allSettled([
    run({text: 'select nothing from nowhere', params: [], columns: {}}), by.duckdb.ask(sumOf('amount')),
  ]);
  expect([refused.status, answered.status]).toEqual(['rejected', 'fulfilled']);
});
