import {expect, test} from 'vitest';
import type {Measure} from '@crm-widgets/core';
import {cardWords} from './card-words.js';

const words = cardWords('en');

const versions = {fact: {name: 'mrr_versions'}, at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}} as const;

test('a measure reads, and does not name a column after the fact that it is of', () => {
  const cases: [Measure, string][] = [
    [{...versions, aggregate: {kind: 'sum', column: 'mrr'}}, 'sum of MRR of subscriptions in force at the end'],
    [{...versions, aggregate: {kind: 'distinct', column: 'customer_id'}}, 'different customers of subscriptions in force at the end'],
    [{...versions, fact: {name: 'mrr_movements'}, aggregate: {kind: 'sum', column: 'start'}}, 'sum of MRR at the start of changes of MRR in force at the end'],
    [{...versions, fact: {name: 'shipments'}, aggregate: {kind: 'sum', column: 'start'}}, 'sum of start of shipments in force at the end'],
  ];
  for (const [measure, text] of cases) expect(words.measure(measure)).toBe(text);
});

test('an input says what it is where its name alone does not', () => {
  expect(['fromOne', 'atFirst', 'uncosted', 'newCustomers'].map((name) => words.spoken(name)))
    .toEqual(['Answers on a scale from 1', 'Solved at first contact', 'Sales without a cost of goods', 'New customers']);
});
