import {readAsOf, Zone} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askCohortRows} from './cohort-rows.js';
import type {CohortAsk, CohortPick} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

async function rowsOf(tables: TestTables, ask: CohortAsk, key: string) {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf('2024-07-01', new Zone('UTC')), currency: 'USD'};
  const viewed = sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, (query) => source.ask(query));
  const [from, period] = key.split('/');
  const pick: CohortPick = {from: from!, period: Number(period)};
  return askCohortRows(viewed, {period: '2024-01..2024-06', ...ask}, pick, {signal});
}

const idsOf = async (tables: TestTables, ask: CohortAsk, key: string) => (await rowsOf(tables, ask, key)).ids;

const order = (customer_id: string, issued_at: string, amount = 10) => ({customer_id, issued_at, amount, kind: 'order', status: 'paid'});
const transactions = [
  order('a', '2024-01-05'), order('b', '2024-01-20'), order('c', '2024-01-31'), order('d', '2024-02-01'),
  order('a', '2024-02-10'), order('b', '2024-03-10'), order('a', '2024-03-01'), order('c', '2024-06-30'),
];

describe('askCohortRows', () => {
  it('tells who came back in a period, and in the first all of the cohort', async () => {
    expect(await idsOf({transactions}, {}, '2024-01-01/0')).toEqual(['a', 'b', 'c']);
    expect(await idsOf({transactions}, {}, '2024-01-01/1')).toEqual(['a']);
    expect(await idsOf({transactions}, {}, '2024-01-01/2')).toEqual(['a', 'b']);
    expect(await idsOf({transactions}, {}, '2024-02-01/1')).toEqual([]);
  });
  it('tells them by the mode that is asked for', async () => {
    expect(await idsOf({transactions}, {mode: 'unbounded'}, '2024-01-01/3')).toEqual(['c']);
    expect(await idsOf({transactions}, {mode: 'until'}, '2024-01-01/2')).toEqual(['a', 'b']);
    expect(await idsOf({transactions}, {mode: 'bracket', brackets: '0,1-2,3-5'}, '2024-01-01/2')).toEqual(['c']);
    expect(await idsOf({transactions}, {mode: 'rolling24'}, '2024-01-01/1')).toEqual(['a', 'b']);
    expect(await idsOf({transactions}, {cohort: 'recurring'}, '2024-02-01/1')).toEqual(['a']);
    expect(await idsOf({transactions}, {minCount: 2, mode: 'until'}, '2024-01-01/2')).toEqual(['a']);
  });
  it('tells whose revenue it is', async () => {
    expect(await idsOf({transactions}, {measure: 'revenue-net'}, '2024-01-01/2')).toEqual(['a', 'b']);
  });
  it('tells what each brought, to the cent and in the currency of the source, who brought most first', async () => {
    const sold = [
      order('a', '2024-01-05', 5), order('b', '2024-01-20', 7), order('c', '2024-01-31', 1), order('a', '2024-02-10', 0.1), order('a', '2024-02-11', 0.2),
      order('b', '2024-02-12', 19.99), {...order('b', '2024-02-13', -4.99), kind: 'refund'},
    ];
    const brought = async (measure: CohortAsk['measure'], key: string) => {
      const {columns, rows} = await rowsOf({transactions: sold}, {measure}, key);
      return [columns, rows];
    };
    const columns = (name: string) => [{name: 'customer_id', type: 'id'}, {name, type: 'money', currency: 'USD'}];
    expect(await brought('revenue-net', '2024-01-01/1')).toEqual([columns('revenue_net'), [['b', 15], ['a', 0.3]]]);
    expect(await brought('revenue-gross', '2024-01-01/1')).toEqual([columns('revenue_gross'), [['b', 19.99], ['a', 0.3]]]);
    expect(await brought('revenue-net', '2024-01-01/0')).toEqual([columns('revenue_net'), [['b', 7], ['a', 5], ['c', 1]]]);
    expect((await rowsOf({transactions: sold}, {measure: 'revenue-net', mode: 'until'}, '2024-01-01/1')).rows).toEqual([['b', 15], ['a', 0.3]]);
  });
  it('tells subscribers who are there at the end of a period, and those who never left', async () => {
    const subscriptions = [
      {customer_id: 'a', started_at: '2024-01-05', valid_from: '2024-01-05', valid_to: null, unit_amount: 10},
      {customer_id: 'b', started_at: '2024-01-06', valid_from: '2024-01-06', valid_to: '2024-02-10', unit_amount: 10},
      {customer_id: 'b', started_at: '2024-01-06', valid_from: '2024-03-10', valid_to: null, unit_amount: 10},
    ];
    expect(await idsOf({subscriptions}, {}, '2024-01-01/2')).toEqual(['a', 'b']);
    expect(await idsOf({subscriptions}, {mode: 'survival'}, '2024-01-01/2')).toEqual(['a']);
    expect(await idsOf({subscriptions}, {measure: 'revenue-gross'}, '2024-01-01/1')).toEqual(['a']);
  });
  it('tells what subscribers pay in a period, of gross no more than they paid at first', async () => {
    const pays = (customer_id: string, valid_from: string, valid_to: string | null, unit_amount: number) =>
      ({customer_id, started_at: '2024-01-05', valid_from, valid_to, unit_amount, interval_unit: 'month'});
    const subscriptions = [pays('a', '2024-01-05', '2024-02-10', 10.1), pays('a', '2024-02-10', null, 20.2), pays('b', '2024-01-05', '2024-02-10', 30), pays('b', '2024-02-10', null, 5)];
    const rows = async (measure: CohortAsk['measure'], period: number) =>
      (await rowsOf({subscriptions}, {measure}, `2024-01-01/${period}`)).rows.map(([id, worth]) => [id, worth]);
    expect(await rows('revenue-net', 1)).toEqual([['a', 20.2], ['b', 5]]);
    expect(await rows('revenue-gross', 1)).toEqual([['a', 10.1], ['b', 5]]);
    expect(await rows('revenue-net', 0)).toEqual([['b', 30], ['a', 10.1]]);
  });
  it('says what the source knows of each, and keeps to the filter of the page', async () => {
    const customers = [{customer_id: 'a', acquired_at: '2024-01-05', channel: 'ads'}, {customer_id: 'b', acquired_at: '2024-01-20', channel: 'web'}];
    const {ids, columns, rows, isCut} = await rowsOf({transactions, customers}, {table: 'transactions', where: {channel: 'ads'}}, '2024-01-01/2');
    expect([ids, isCut]).toEqual([['a'], false]);
    expect(columns.map(({name}) => name)).toEqual(['customer_id', 'acquired_at', 'channel']);
    expect([rows[0]![0], rows[0]!.at(-1)]).toEqual(['a', 'ads']);
  });
  it('refuses a cell that is not there', async () => {
    await expect(rowsOf({transactions}, {}, '2023-01-01/0')).rejects.toThrow('got "2023-01-01/0", wanted a cell of the triangle');
    await expect(rowsOf({transactions}, {}, '2024-05-01/4')).rejects.toThrow('wanted a cell of the triangle');
  });
});
