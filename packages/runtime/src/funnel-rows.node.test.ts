import {readAsOf, Zone} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askFunnelRows} from './funnel-rows.js';
import type {FunnelAsk, FunnelPick} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

async function rowsOf(tables: TestTables, ask: FunnelAsk, pick: Partial<FunnelPick>) {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf('2024-07-01', new Zone('UTC')), currency: 'USD'};
  const viewed = sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, (query) => source.ask(query));
  return askFunnelRows(viewed, {period: 'all', ...ask}, {step: 0, which: 'reached', group: null, ...pick}, {signal});
}

const event = (actor_id: string, name: string, at: string, source = 'web') => ({actor_id, name, at, source});
const events = [
  event('a', 'visit', '2024-05-01'), event('a', 'signup', '2024-05-02'), event('b', 'visit', '2024-05-01', 'ads'),
  event('c', 'visit', '2024-06-25'), event('d', 'visit', '2024-05-01'), event('d', 'signup', '2024-05-01T06:00:00Z'),
];
const asked = {steps: 'visit, signup'};

describe('askFunnelRows', () => {
  it('tells who reached a step, when, and how long it took', async () => {
    const {ids, isCut, columns, rows, waits} = await rowsOf({events}, asked, {step: 1});
    expect([ids, isCut]).toEqual([['a', 'd'], false]);
    expect(columns).toEqual([{name: 'actor_id', type: 'id'}, {name: 'visit', type: 'instant'}, {name: 'signup', type: 'instant'}]);
    expect(rows).toEqual([
      ['a', Date.UTC(2024, 4, 1), Date.UTC(2024, 4, 2)], ['d', Date.UTC(2024, 4, 1), Date.UTC(2024, 4, 1, 6)],
    ]);
    // Two times, 21 600 s and 86 400 s: the cube root of 2, rounded up, is 2 bins of 32 400 s; the longest has one more.
    expect(waits).toEqual([{from: 21_600, until: 54_000, count: 1}, {from: 86_400, until: 118_800, count: 1}]);
  });
  it('tells the lost apart from those who may still come', async () => {
    expect((await rowsOf({events}, asked, {step: 1, which: 'lost'})).ids).toEqual(['b']);
    const {ids, rows} = await rowsOf({events}, asked, {step: 1, which: 'pending'});
    expect([ids, rows]).toEqual([['c'], [['c', Date.UTC(2024, 5, 25), null]]]);
  });
  it('tells those of one group, or of one side', async () => {
    expect((await rowsOf({events}, {...asked, by: 'source'}, {group: 'ads'})).ids).toEqual(['b']);
    expect((await rowsOf({events}, {...asked, by: 'source', segments: 'web, ads'}, {group: 'web'})).ids).toEqual(['a', 'd', 'c']);
    const moved = [event('a', 'visit', '2024-05-01', 'tv'), event('a', 'signup', '2024-05-02'), event('b', 'visit', '2024-05-01', 'tv')];
    const tv = {...asked, by: 'source', segments: 'tv, web'};
    expect((await rowsOf({events: moved}, tv, {step: 1, group: 'tv'})).ids).toEqual(['a']);
    expect((await rowsOf({events: moved}, tv, {step: 1, which: 'lost', group: 'tv'})).ids).toEqual(['b']);
    const june = {...asked, period: '2024-06', compare: 'previous'};
    expect((await rowsOf({events}, june, {group: '2024-05-01..2024-05-31'})).ids).toEqual(['a', 'b', 'd']);
  });
  it('says what the source knows of each, but for what is private', async () => {
    const people = [{person_id: '1', email: 'ann@example.org', created_at: '2024-05-01', converted_at: '2024-05-02', owner: 'Ann'}];
    const {ids, columns, rows} = await rowsOf({people}, {table: 'people', steps: 'lead, customer'}, {step: 1});
    expect([ids, columns.map(({name}) => name)]).toEqual([['1'], ['person_id', 'lead', 'customer', 'created_at', 'converted_at', 'owner']]);
    expect(rows[0]!.at(-1)).toBe('Ann');
  });
  it('does not tell ids that are private', async () => {
    const people = [{email: 'ann@example.org', created_at: '2024-05-01', converted_at: '2024-05-02'}];
    const {ids, columns} = await rowsOf({people}, {table: 'people', entity: 'email'}, {});
    expect([ids, columns.map(({name}) => name)]).toEqual([null, ['Lead', 'Customer']]);
  });

  const deals = [
    {deal_id: '1', stage: 'Lead', created_at: '2024-05-01', owner: 'Ann'}, {deal_id: '2', stage: 'Demo', created_at: '2024-05-02', owner: 'Bob'},
    {deal_id: '3', stage: 'Won', created_at: '2024-05-03', owner: 'Ann'}, {deal_id: '4', stage: 'Lost', created_at: '2024-05-04', owner: 'Bob'},
  ];
  const stages = {steps: 'Lead, Demo, Won'};

  it('tells deals without history by where they stand', async () => {
    const idsOf = async (pick: Partial<FunnelPick>, ask: FunnelAsk = stages) => (await rowsOf({deals}, ask, pick)).ids!.toSorted();
    expect(await idsOf({})).toEqual(['1', '2', '3', '4']);
    expect(await idsOf({step: 2})).toEqual(['3']);
    expect(await idsOf({step: 1, which: 'pending'})).toEqual(['1']);
    expect(await idsOf({step: 2, which: 'lost'})).toEqual(['4']);
    expect(await idsOf({group: 'Bob', step: 1}, {...stages, by: 'owner'})).toEqual(['2', '4']);
    const {columns, rows} = await rowsOf({deals}, stages, {step: 2});
    expect([columns.map(({name}) => name), rows]).toEqual([['deal_id', 'stage', 'created_at', 'owner'], [['3', 'Won', Date.UTC(2024, 4, 3), 'Ann']]]);
  });
});
