import {expect, test} from 'vitest';
import {readRows} from '@crm-widgets/columns';
import type {MeasureQuery} from '@crm-widgets/core';
import {answerFrom} from './answering.js';

const options = {candidates: ['transactions'] as const, columns: {}, zone: 'UTC', currency: null, maxBytes: 1e6};
const transactions = readRows(options, [
  {customer_id: 'a', issued_at: '2024-01-05', amount: 10},
  {customer_id: 'a', issued_at: '2024-01-06', amount: 5, status: 'void'},
  {customer_id: 'b', issued_at: '2024-02-01', amount: 7},
]);

function countOf(fact: string): MeasureQuery {
  return {
    // Days since 1970: January 2024.
    kind: 'measures', fact: {name: fact}, at: {kind: 'dated', column: 'issued_at'}, windows: [{from: 19723, until: 19754}],
    by: [], where: {}, asOf: {instant: Date.UTC(2024, 2, 1), day: 19783, isMidnight: true},
    measures: [{aggregate: {kind: 'count'}}],
  };
}

const ask = (query: MeasureQuery) =>
  answerFrom({query, source: 1, declared: ['transactions'], jobs: {transactions: 1}}, 7, (job) => (job === 1 ? transactions : null));

test('rows of a table are counted as they are, those of a fact as it makes them: a void order is no purchase', async () => {
  expect(await ask(countOf('transactions'))).toMatchObject({kind: 'answer', call: 7, answer: {columns: {m0: [2]}}});
  expect(await ask(countOf('orders'))).toMatchObject({kind: 'answer', call: 7, answer: {columns: {m0: [1]}}});
});

test('a table that is declared and not read is wanted', async () => {
  const query = countOf('deals');
  const asked = answerFrom({query, source: 1, declared: ['deals'], jobs: {}}, 8, () => null);
  expect(await asked).toEqual({kind: 'wanted', call: 8, table: 'deals'});
});

test('a source is never answered from the rows of another that declares the same tables', async () => {
  const declared = ['transactions', 'deals'] as const;
  const deals = readRows({...options, candidates: ['deals']}, [{deal_id: 'd', stage: 'Won', created_at: '2024-01-02'}]);
  const tableOf = (job: number) => (job === 1 ? transactions : job === 2 ? deals : null);
  const query = countOf('transactions');
  expect(await answerFrom({query, source: 1, declared, jobs: {transactions: 1}}, 9, tableOf)).toMatchObject({kind: 'answer'});
  expect(await answerFrom({query, source: 2, declared, jobs: {deals: 2}}, 10, tableOf)).toEqual({kind: 'wanted', call: 10, table: 'transactions'});
});
