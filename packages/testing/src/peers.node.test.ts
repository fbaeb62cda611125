import {ColumnsEngine, readRows} from '@crm-widgets/columns';
import {readAsOf, Zone, type TableName} from '@crm-widgets/core';
import {findDerived} from '@crm-widgets/metrics/facts';
import {askKpi, type Ask, type Source} from '@crm-widgets/runtime';
import {describe, expect, it} from 'vitest';
import {sourceOf} from './parity/node-view.js';

type Tables = Readonly<Partial<Record<TableName, readonly object[]>>>;

/** Codes of the warnings that a widget would show of a metric in March 2024. */
async function warned(given: Tables, ask: Ask, params: object = {}): Promise<string[]> {
  const tables = new Map(Object.entries(given).map(([name, rows]) =>
    [name as TableName, readRows({candidates: [name as TableName], columns: {}, zone: 'UTC', currency: 'EUR', maxBytes: 1e9}, rows)]));
  const engine = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
  const company = {zone: 'UTC', currency: 'EUR', asOf: readAsOf('2024-04-01', new Zone('UTC'))};
  const view = await sourceOf(company, {weekStart: 'monday', fiscalYearStart: 1}, {tables}, async (query) => engine.run(query)).view();
  const source = {view: async () => ({...view, business: {...view.business, params}})} as unknown as Source;
  const {result} = await askKpi(source, {period: '2024-03', compare: 'none', ...ask}, {signal: new AbortController().signal});
  return result.warnings.map(({code}) => code);
}

const version = (customer_id: string, valid_from: string, valid_to: string | null = null) => ({
  subscription_id: customer_id, customer_id, status: 'active', started_at: valid_from, valid_from, valid_to, unit_amount: 10,
  interval: 'month',
});

describe('churn and retention', () => {
  // One of two leaves, and so does who joined since.
  const subscriptions = [version('a', '2024-01-01'), version('b', '2024-01-01', '2024-03-10'), version('c', '2024-03-02', '2024-03-20')];
  const asked = ['customer-churn-rate', 'customer-retention-rate'] as const;

  it.each(asked)('%s says nothing where both add up to 1', async (metric) => {
    expect(await warned({subscriptions}, {metric})).toEqual([]);
  });
  it.each(asked)('%s says nothing where both go by another formula', async (metric) => {
    expect(await warned({subscriptions}, {metric}, {churnFormula: 'events'})).toEqual([]);
  });
  it('warn where a widget counts churn otherwise than the source counts retention', async () => {
    expect(await warned({subscriptions}, {metric: 'ccr', params: {churnFormula: 'events'}})).toEqual(['not_one_with_retention']);
  });
  it('warn on both where the source counts them apart', async () => {
    const params = {'customer-churn-rate': {churnFormula: 'events'}};
    expect(await warned({subscriptions}, {metric: 'ccr'}, params)).toEqual(['not_one_with_retention']);
    expect(await warned({subscriptions}, {metric: 'crr'}, params)).toEqual(['not_one_with_churn']);
  });
  it('are looked at under the filter of the widget', async () => {
    const customers = ['a', 'b', 'c'].map((customer_id) => ({customer_id, segment: customer_id}));
    const asked = (segment: string[]) =>
      warned({subscriptions, customers}, {metric: 'ccr', params: {churnFormula: 'events'}, where: {'customers.segment': segment}});
    expect(await asked(['a'])).toEqual([]);
    expect(await asked(['a', 'c'])).toEqual(['not_one_with_retention']);
  });
});

describe('leads and prospects', () => {
  const person = (created_at: string, qualified_at: string | null, converted_at: string | null) => ({created_at, qualified_at, converted_at});
  const lost = person('2024-03-01', '2024-03-02', null);

  it('say nothing while more of the qualified are won than of all', async () => {
    expect(await warned({people: [lost, person('2024-03-01', '2024-03-02', '2024-03-09'), person('2024-03-01', null, null)]}, {metric: 'lcr'}))
      .toEqual([]);
  });
  it('warn where those are won who never were qualified', async () => {
    expect(await warned({people: [lost, person('2024-03-01', null, '2024-03-09')]}, {metric: 'lcr'})).toEqual(['above_conversion_rate']);
  });
  it('say nothing where nobody is qualified, or the rates are of other things', async () => {
    const people = [lost, person('2024-03-01', null, '2024-03-09')];
    expect(await warned({people: people.slice(1)}, {metric: 'lcr'})).toEqual([]);
    expect(await warned({people}, {metric: 'lcr'}, {attribution: 'period'})).toEqual([]);
    expect(await warned({people: people.map(({created_at, converted_at}) => ({created_at, converted_at}))}, {metric: 'lcr'})).toEqual([]);
  });
});
