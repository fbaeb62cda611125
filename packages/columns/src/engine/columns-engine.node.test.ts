import {dayFromIso, isoOf, type DerivedTable, type MeasureQuery, type Query, type TableName, type Where} from '@crm-widgets/core';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readRows} from '../read-rows.js';
import {Cache} from './cache.js';
import {ColumnsEngine} from './columns-engine.js';
import {answerFromSums} from './day-sums.js';
import {TableWanted} from './engine-tables.js';
import {rowsOfFact} from './derived-rows.js';
import {entityCounter} from './presence.js';
import {answerFromRows} from './measures.js';
import {TableViews} from './table-view.js';

const day = (iso: string) => dayFromIso(iso)!;
const midnight = (iso: string) => ({instant: day(iso) * 86_400_000, day: day(iso), isMidnight: true}) as const;
const asOf = midnight('2024-04-01');
const months = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'].map(day);
const windows = [0, 1, 2].map((k) => ({from: months[k]!, until: months[k + 1]!}));

/** Tables with the facts `orders` (paid rows), `visits` (rows that last 31 days) and `plans` (versions). */
function tablesOf(tables: Partial<Record<TableName, readonly object[]>>) {
  const read = new Map(Object.entries(tables).map(([name, rows]) => [name as TableName,
    readRows({candidates: [name as TableName], columns: {}, zone: 'UTC', currency: 'EUR', maxBytes: 1e9}, rows)]));
  return {declared: new Set(read.keys()), read};
}

function find({name}: {readonly name: string}): DerivedTable | null {
  if (name !== 'visits') return null;
  return {
    base: 'transactions', uses: {transactions: ['customer_id', 'issued_at']}, own: {valid_from: 'instant', valid_to: 'instant'}, lasting: 31,
    derive: (from) => {
      const issued = from.table('transactions').instant('issued_at');
      const later = {...issued, days: issued.days.map((d) => d + 31)};
      return {rows: issued.days.length, baseRows: null, own: {valid_from: issued, valid_to: later}};
    },
  };
}

const shop = tablesOf({
  customers: [{customer_id: 'a', segment: 'large'}, {customer_id: 'b', segment: 'small'}],
  transactions: [
    {customer_id: 'a', issued_at: '2024-01-05', amount: 10.1, channel: 'web'},
    {customer_id: 'a', issued_at: '2024-01-31', amount: 20.2, channel: 'store'},
    {customer_id: 'b', issued_at: '2024-02-01', amount: 30, channel: 'web'},
    {customer_id: 'a', issued_at: '2024-03-10', amount: -5, channel: null},
    {customer_id: 'c', issued_at: '2024-03-11', amount: 7, channel: 'web'},
  ],
});
const ask = async (query: Query) => (await new ColumnsEngine(find, shop).run(query)).columns;
const measures = (part: Partial<MeasureQuery>): MeasureQuery => ({
  kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'}, windows, by: [], where: {}, asOf,
  measures: [{aggregate: {kind: 'sum', column: 'amount'}}], ...part,
});

describe('the engine on columns', () => {
  it('adds money up by window, to the cent', async () => {
    expect(await ask(measures({}))).toEqual({window: [0, 1, 2], m0: [30.3, 30, 2]});
  });
  it('groups by a label, rows without one as null', async () => {
    expect(await ask(measures({windows: windows.slice(2), by: ['channel'], measures: [{aggregate: {kind: 'count'}}]})))
      .toEqual({window: [0, 0], by0: ['web', null], m0: [1, 1]});
  });
  it('filters by what the table of customers says; one who is not listed there has no segment', async () => {
    const count = [{aggregate: {kind: 'count'}}] as const;
    expect((await ask(measures({where: {segment: 'large'}, measures: count}))).m0).toEqual([2, 1]);
    expect(await ask(measures({where: {'customers.segment': null}, measures: count}))).toEqual({window: [2], m0: [1]});
  });
  it('filters measures by one column in different ways, of which labels tell one', async () => {
    expect(await ask(measures({measures: [
      {aggregate: {kind: 'count'}, filter: {amount: {from: 0}}}, {aggregate: {kind: 'count'}, filter: {amount: {not: null}}},
    ]}))).toEqual({window: [0, 1, 2], m0: [2, 1, 1], m1: [2, 1, 2]});
  });
  it('counts customers once, those whose payments come to nothing not at all', async () => {
    const having = {kind: 'sum', column: 'amount', above: 0} as const;
    expect(await ask(measures({measures: [
      {aggregate: {kind: 'distinct', column: 'customer_id'}}, {aggregate: {kind: 'entities', column: 'customer_id', having}},
      {aggregate: {kind: 'entities', column: 'customer_id', having: {kind: 'rows', atLeast: 2}}},
    ]}))).toEqual({window: [0, 1, 2], m0: [1, 1, 2], m1: [1, 1, 1], m2: [1, 0, 0]});
  });
  it('interpolates a median between two values (type 7)', async () => {
    const window = [{from: months[0]!, until: months[2]!}];
    expect((await ask(measures({windows: window, measures: [{aggregate: {kind: 'quantile', column: 'amount', q: 0.75}}]}))).m0).toEqual([25.1]);
  });
  it('knows nothing of the hours after as-of', async () => {
    const noon = {instant: day('2024-03-11') * 86_400_000 - 1, day: day('2024-03-11')};
    expect((await ask(measures({asOf: noon}))).m0).toEqual([30.3, 30, -5]);
    expect((await ask(measures({asOf: {instant: day('2024-03-10') * 86_400_000, day: day('2024-03-11')}}))).m0).toEqual([30.3, 30]);
  });
  it('counts a version that lasts so long at the left limit of an edge', async () => {
    const at = {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'} as const;
    const aggregate = {kind: 'distinct', column: 'customer_id'} as const;
    // The visit of 31 January is over on 2 March; b came on 1 February and is gone on 3 March.
    expect(await ask(measures({fact: {name: 'visits'}, at, measures: [{aggregate}]}))).toEqual({window: [0, 1, 2], m0: [1, 2, 2]});
    expect(await ask(measures({fact: {name: 'visits'}, at: {kind: 'kept', from: 'valid_from', to: 'valid_to', entity: 'customer_id'},
      measures: [{aggregate}]}))).toEqual({window: [1, 2], m0: [1, 1]});
  });
  it('says who of a cohort came back, and how large it was', async () => {
    const rows = {fact: {name: 'transactions'}} as const;
    expect(await ask({
      kind: 'cohort', starts: {...rows, column: 'issued_at'}, returns: {...rows, at: {kind: 'dated', column: 'issued_at'}},
      entity: 'customer_id', windows, where: {}, asOf,
    })).toEqual({
      cohort: [0, 0, 0, 1, 1, 2, 2], period: [null, 0, 2, null, 1, null, 2],
      entities: [1, 1, 1, 1, 1, 1, 1], size: [1, null, null, 1, null, 1, null],
    });
  });
  it('tells the first and last day known', async () => {
    expect(await ask({kind: 'extent', fact: {name: 'transactions'}, column: 'issued_at', where: {channel: 'web'}, asOf: midnight('2024-03-11')}))
      .toEqual({first: [day('2024-01-05')], last: [day('2024-02-01')], rows: [2]});
  });
  it('spreads values over bins of whole width, as many as the cube root of their number (metrics.md 7.2)', async () => {
    expect(await ask({kind: 'distribution', fact: {name: 'transactions'}, column: 'amount', where: {}, asOf}))
      .toEqual({from: [-5, 13], until: [13, 31], count: [3, 2]});
  });
  it('gives the first rows in order, those without a value last', async () => {
    expect(await ask({
      kind: 'rows', fact: {name: 'transactions'}, columns: ['channel', 'amount', 'issued_at'], sort: [{column: 'channel', descending: true}],
      limit: 4, where: {customer_id: 'a'}, asOf,
    })).toEqual({
      c0: ['web', 'store', null], c1: [10.1, 20.2, -5],
      c2: ['2024-01-05', '2024-01-31', '2024-03-10'].map((iso) => day(iso) * 86_400_000),
    });
  });
  it('says which table it has to see first', async () => {
    const engine = new ColumnsEngine(find, {declared: new Set(['transactions', 'customers']), read: new Map()});
    await expect(engine.run(measures({}))).rejects.toThrow(TableWanted);
  });
  it('tells the first of several names at fault, groups before conditions', async () => {
    const where = {nowhere: 'x', issued_at: '2024-01-31', never: 'x'};
    await expect(ask(measures({where}))).rejects.toThrow(/attribute where: got the column "nowhere"/);
    await expect(ask(measures({where, by: ['nobody']}))).rejects.toThrow(/attribute by: got the column "nobody"/);
  });
  it('names a table, a column and a value that cannot be', async () => {
    await expect(ask(measures({fact: {name: 'deals'}}))).rejects.toThrow(/^E_SCHEMA_MISSING table deals: /);
    await expect(ask(measures({at: {kind: 'dated', column: 'paid_at'}}))).rejects.toThrow(/no column paid_at/);
    await expect(ask(measures({by: ['shape']}))).rejects.toThrow(/^E_ATTR attribute by: got the column "shape", wanted one of transaction_id, customer_id, /);
    await expect(ask(measures({where: {amount: 'much'}}))).rejects.toThrow('got "much", wanted a number');
  });
});

describe('what was added up before', () => {
  const row = fc.record({
    customer_id: fc.option(fc.constantFrom('a', 'b', 'c', 'd')), channel: fc.option(fc.constantFrom('web', 'store')),
    issued_at: fc.option(fc.integer({min: 0, max: 95}).map((d) => new Date((months[0]! + d) * 86_400_000))),
    amount: fc.integer({min: -30, max: 50}).map((cents) => cents / 100),
  });
  const condition = fc.constantFrom('web', null, ['web', null], {not: 'web'}, ['store'], []);
  const having = fc.constantFrom({kind: 'rows', atLeast: 1}, {kind: 'rows', atLeast: 2}, {kind: 'rows', atLeast: 3}, {kind: 'sum', column: 'amount', above: 0});
  const range = fc.tuple(fc.integer({min: -3, max: 90}), fc.option(fc.integer({min: -3, max: 60})), fc.boolean()).map(([from, length, isOpen]) => ({
    ...(isOpen ? {} : {from: isoOf(months[0]! + from)}), ...(length === null && !isOpen ? {} : {until: isoOf(months[0]! + from + (length ?? 0))}),
  }));
  const ways = {
    visits: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}, transactions: {kind: 'dated', column: 'issued_at'}, all: {kind: 'always'},
  } as const;
  const aggregate = fc.oneof(
    fc.constantFrom({kind: 'count'}, {kind: 'sum', column: 'amount'}, {kind: 'mean', column: 'amount'}, {kind: 'distinct', column: 'customer_id'}),
    having.map((own) => ({kind: 'entities', column: 'customer_id', having: own})),
  );

  it('is what the rows say', () => {
    fc.assert(fc.property(
      fc.array(row, {maxLength: 40}), fc.array(aggregate, {minLength: 1, maxLength: 3}), fc.option(condition, {nil: undefined}),
      fc.option(condition, {nil: undefined}), fc.constantFrom([], ['channel']), fc.constantFrom('transactions', 'visits', 'all'),
      fc.option(range, {nil: undefined}),
      (rows, aggregates, where, filter, by, fact, days) => {
        const at = ways[fact];
        const query = measures({
          fact: {name: fact === 'all' ? 'transactions' : fact}, at, by,
          where: {...(where === undefined ? {} : {channel: where as never}), ...(days ? {issued_at: days} : {})} as Where,
          measures: aggregates.map((one, k) => ({aggregate: one as never, ...(filter === undefined || k > 0 ? {} : {filter: {channel: filter as never}})})),
          windows: [...windows, {from: months[0]! + 5, until: months[2]! + 9}],
        });
        const tables = new TableViews(tablesOf({transactions: [...rows, {customer_id: 'e', amount: 1, issued_at: '2024-01-01', channel: 'web'}]}));
        const facts = rowsOfFact(tables, find(query.fact) ?? {base: 'transactions', uses: {}, own: {}}, asOf);
        const quick = answerFromSums(query, facts, new Cache(1e9), entityCounter);
        fc.pre(quick !== null);
        const sorted = (answer: typeof quick) => Array.from({length: answer!.rows}, (_, i) =>
          JSON.stringify(Object.values(answer!.columns).map((column) => column[i]))).sort();
        expect(sorted(quick)).toEqual(sorted(answerFromRows(query, facts)));
      },
    ), {numRuns: 300});
  });
});
