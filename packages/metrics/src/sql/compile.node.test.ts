import type {Catalog, MeasureQuery, Query} from '@crm-widgets/core';
import {measureMetric, nodeSource, sharedEngine} from '@crm-widgets/testing/node';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {revenue} from '../revenue/revenue.js';
import {compile, needs} from './compile.js';

const catalog: Catalog = {
  transactions: {
    relation: 't_1',
    shape: {rows: 3, columns: {
      customer_id: {type: 'id', sql: 'c0'}, issued_at: {type: 'instant', sql: 'c1'}, amount: {type: 'money', sql: 'c2'},
      'Order "source"': {type: 'text', sql: 'c3'},
    }},
  },
  customers: {
    relation: 't_2',
    shape: {rows: 1, columns: {customer_id: {type: 'id', sql: 'c0'}, channel: {type: 'text', sql: 'c1'}}},
  },
};
const asOf = {instant: Date.UTC(2024, 6, 1), day: 19_905, isMidnight: true} as const;
const query = (part: Partial<MeasureQuery> = {}): MeasureQuery => ({
  kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'},
  windows: [{from: 19_875, until: 19_905}], by: [], where: {}, asOf,
  measures: [{aggregate: {kind: 'sum', column: 'amount'}, filter: {status: 'paid'}}], ...part,
});
/** Of all that a script can hold in a text; made of fast-check's own unit for it, the table of that alone takes a second. */
const anyText = fc.string({unit: fc.nat(0xffff).map((code) => String.fromCharCode(code), codeOf)});

function codeOf(one: unknown): number {
  if (typeof one !== 'string' || one.length !== 1) throw new TypeError('no single unit of a text');
  return one.charCodeAt(0);
}

describe('a statement', () => {
  it('reads as a person would write it', () => {
    const {text, params, columns} = compile(query(), catalog);
    expect(text).toBe(`with transactions as (
  select c1 as issued_at, c1_day as issued_at_day, 'paid' as status, c2 as amount
  from t_1
),
windows (i, from_day, until_day) as (
  values (0, 19875, 19905)
),
calendar as (
  select i, cast(unnest(range(from_day, until_day)) as integer) as day from windows
),
days as (
  select r.issued_at_day as day, sum(r.amount) as p0
  from transactions as r
  where r.issued_at_day >= 19875
    and r.issued_at_day < 19905
    and r.status = cast(? as varchar)
  group by 1
)
select w.i as "window",
  cast(sum(p.p0) as varchar) as m0
from days as p
join calendar as w on w.day = p.day
group by 1
order by 1`);
    expect(params).toEqual(['paid']);
    expect(columns).toEqual({window: 'number', m0: 'number'});
  });

  it('has one scan for measures that share a fact, whatever they filter by', () => {
    const {text} = compile(query({measures: [
      {aggregate: {kind: 'sum', column: 'amount'}, filter: {status: 'paid'}},
      {aggregate: {kind: 'count'}, filter: {status: 'paid', kind: 'order'}},
      {
        aggregate: {kind: 'entities', column: 'customer_id', having: {kind: 'sum', column: 'amount', above: 0}},
        filter: {status: 'paid'},
      },
    ]}), catalog);
    expect(text.match(/from transactions/g)).toHaveLength(1);
    expect(text).toContain('sum(r.amount) as p0, count(*) filter (where r.kind = cast(? as varchar)) as p1');
  });

  it('holds nothing of what a page says but placeholders', () => {
    const bare = compile(query({where: {customer_id: 'x'}}), catalog).text;
    fc.assert(fc.property(anyText, (said) => {
      const {text, params} = compile(query({where: {customer_id: said}}), catalog);
      expect(text).toBe(bare);
      expect(params).toContain(said);
    }));
  });
  it('calls a file\'s own columns as the reader does', () => {
    const {text} = compile(query({by: ['Order "source"'], where: {'Order "source"': ['a', null]}}), catalog);
    expect(text).toContain('r.c3 as by0');
    expect(text).toContain('(r.c3 in (cast(? as varchar)) or r.c3 is null)');
  });
  it('has no place for a name that is no column', () => {
    fc.assert(fc.property(anyText, fc.constantFrom('by', 'where'), (said, attribute) => {
      const columns = ['customer_id', 'issued_at', 'amount', 'channel', 'kind', 'status', 'is_recurring', 'is_test'];
      fc.pre(!columns.includes(said.replace('customers.', '')));
      const part = attribute === 'by' ? {by: [said]} : {where: {[said]: 'x'}};
      expect(() => compile(query(part), catalog)).toThrow(/E_ATTR/);
    }));
  });
});

const versions = {
  fact: {name: 'mrr_versions'}, at: {kind: 'always'}, measures: [{aggregate: {kind: 'count'}}],
} as const;

describe('faults', () => {
  it('name the columns that there are', () => {
    expect(() => compile(query({by: ['country']}), catalog)).toThrow(
      'E_ATTR attribute by: got the column "country", wanted one of customer_id, issued_at, amount, Order "source", '
      + 'customers.customer_id, customers.channel. Change the column in by.');
  });
  it('name the table that is missing', () => {
    expect(() => compile(query(versions), catalog))
      .toThrow(/^E_SCHEMA_MISSING table subscriptions: /);
  });
  it('name the column that is missing', () => {
    expect(() => compile(query({at: {kind: 'dated', column: 'paid_at'}}), catalog))
      .toThrow(/^E_SCHEMA_MISSING table transactions: the file has no column paid_at/);
  });
  it.each([
    [{amount: 'much'}, 'got "much", wanted a number'],
    [{issued_at: 'May'}, 'got "May", wanted an ISO date, or a date-time with offset'],
    [{is_recurring: 'often'}, 'got "often", wanted true or false'],
    [{channel: {}}, 'got {}, wanted from, until or not'],
  ])('say what a condition wants: %j', (where, what) => {
    expect(() => compile(query({where}), catalog)).toThrow(what);
  });
});

describe('needs', () => {
  const has = (table: string, column?: string) =>
    table in catalog && (column === undefined || column in catalog[table as 'customers']!.shape.columns);

  it('are the columns that the statement reads, and the customers it looks them up in', () => {
    expect(needs(query({by: ['channel']}), has)).toEqual([
      {table: 'customers', columns: ['customer_id', 'channel']},
      {table: 'transactions', columns: ['issued_at', 'customer_id', 'status', 'amount']},
    ]);
  });
  it('are both tables where neither was read yet', () => {
    const unread = (table: string, column?: string) => column === undefined && has(table);
    expect(needs(query({by: ['channel']}), unread)).toEqual([
      {table: 'customers', columns: ['customer_id', 'channel']},
      {table: 'transactions', columns: ['issued_at', 'customer_id', 'channel', 'status', 'amount']},
    ]);
  });
  it('follow a column to the one that stands in for it', () => {
    const all = (table: string, column?: string) => table === 'subscriptions' && column !== 'valid_from';
    const [{columns} = {columns: []}] = needs(query(versions), all);
    expect(columns).toContain('started_at');
  });
});

describe('answers', () => {
  const engine = sharedEngine();
  const transactions = [
    {
      transaction_id: '1', customer_id: 'a', issued_at: '2024-06-01', amount: 10, kind: 'order', 'Till no.': '7',
      at: 'x',
    },
    {
      transaction_id: '2', customer_id: 'b', issued_at: '2024-06-15T12:00:00Z', amount: 20, kind: 'order',
      'Till no.': '12', at: null,
    },
    {
      transaction_id: '3', customer_id: null, issued_at: '2024-06-30', amount: -5, kind: 'refund', 'Till no.': null,
      at: 'x',
    },
  ];
  const customers = [
    {customer_id: 'a', channel: 'web'}, {customer_id: 'a', channel: 'web'}, {customer_id: 'b', channel: null},
  ];
  const count = async (where: MeasureQuery['where']) => {
    const source = await nodeSource(engine(), {transactions, customers});
    const {columns} = await source.ask(query({where, measures: [{aggregate: {kind: 'count'}}]}));
    return columns.m0![0] ?? 0;
  };

  it.each<[MeasureQuery['where'], number]>([
    [{kind: 'order'}, 2],
    [{kind: {not: 'order'}}, 1],
    [{customer_id: null}, 1],
    [{customer_id: {not: null}}, 2],
    [{customer_id: ['a', null]}, 2],
    [{customer_id: []}, 0],
    [{amount: {from: 10, until: 20}}, 1],
    [{issued_at: '2024-06-15'}, 1],
    [{issued_at: {from: '2024-06-15T12:00:00Z'}}, 2],
    [{issued_at: {until: '2024-06-15T14:00:00+02:00'}}, 1],
    [{is_recurring: false}, 3],
    [{'Till no.': 7}, 1],
    [{'Till no.': {from: 10}}, 1],
    [{at: 'x'}, 2],
    [{channel: 'web'}, 1],
    [{'customers.channel': 'web', kind: 'order'}, 1],
    [{channel: null}, 2],
    [{channel: {not: 'web'}}, 2],
    [{channel: {not: null}}, 1],
  ])('to where %j are of %i rows', async (where, rows) => {
    expect(await count(where)).toBe(rows);
  });

  it('count a customer who is listed twice once in a group', async () => {
    const source = await nodeSource(engine(), {transactions, customers});
    const {columns} = await source.ask(query({
      by: ['channel'], measures: [{aggregate: {kind: 'count'}}, {aggregate: {kind: 'sum', column: 'amount'}}],
    }));
    expect(columns).toMatchObject({by0: ['web', null], m0: [1, 2], m1: [10, 15]});
  });

  it('group by a day of the customer, the earlier one of a customer listed twice', async () => {
    const won = [
      {customer_id: 'a', acquired_at: '2024-02-01'}, {customer_id: 'a', acquired_at: '2024-01-31T23:00:00Z'},
      {customer_id: 'b', acquired_at: null},
    ];
    const source = await nodeSource(engine(), {transactions, customers: won});
    const {columns} = await source.ask(query({by: ['acquired_at'], measures: [{aggregate: {kind: 'count'}}]}));
    expect(columns).toMatchObject({by0: ['2024-01-31', null], m0: [1, 2]});
  });

  it('have the first and last day before as-of', async () => {
    const source = await nodeSource(engine(), {transactions});
    const before = {...asOf, day: 19_904};
    const extent: Query = {kind: 'extent', fact: {name: 'transactions'}, column: 'issued_at', where: {}, asOf: before};
    expect((await source.ask(extent)).columns).toEqual({first: [19_875], last: [19_889], rows: [2]});
    const none = await source.ask({...extent, where: {kind: 'credit'}});
    expect(none.columns).toEqual({first: [null], last: [null], rows: [0]});
  });

  it('know the words nan and inf for no numbers', async () => {
    const rows = ['nan', 'inf', '11', '9'].map((said) => ({issued_at: '2024-06-01', amount: 1, said}));
    const source = await nodeSource(engine(), {transactions: rows});
    const counted = query({where: {said: {from: 10}}, measures: [{aggregate: {kind: 'count'}}]});
    expect((await source.ask(counted)).columns.m0).toEqual([1]);
  });

  it('take no part of a row whose days end before they begin, or where they begin', async () => {
    const rows = ['2024-06-02', '2024-06-03', '2024-06-05'].map((service_end) => ({
      issued_at: '2024-06-01', amount: 10, service_start: '2024-06-03', service_end,
    }));
    const source = await nodeSource(engine(), {transactions: rows});
    const spread = query({
      at: {kind: 'spread', from: 'service_start', to: 'service_end'}, windows: [{from: 19_875, until: 19_878}],
      measures: [{aggregate: {kind: 'sum', column: 'amount'}}, {aggregate: {kind: 'count'}}],
    });
    expect((await source.ask(spread)).columns).toMatchObject({m0: [5], m1: [1]});
  });

  it('have the first day of a fact within the day that as-of cuts', async () => {
    const expenses = [
      {incurred_at: '2024-06-10', amount: 1, category: 'acquisition_sales'},
      {incurred_at: '2024-06-12T08:00:00Z', amount: 1, category: 'acquisition_sales'},
    ];
    const source = await nodeSource(engine(), {expenses});
    const fact = {name: 'acquisition_costs', params: {scope: 'acquisition', categories: ['acquisition_sales']}};
    const cut = {instant: Date.UTC(2024, 5, 12, 9), day: 19_887};
    const extent: Query = {kind: 'extent', fact, column: 'cost_from', where: {}, asOf: cut};
    expect((await source.ask(extent)).columns).toEqual({first: [19_884], last: [19_886], rows: [2]});
  });

  it('count what a fact leaves out for want of a rate as it would count with one', async () => {
    const subscriptions = [
      {customer_id: 'a', started_at: '2024-06-01', unit_amount: 10, currency: 'GBP'},
      {customer_id: 'b', started_at: '2024-06-01', unit_amount: 0, currency: 'GBP'},
      {customer_id: 'c', started_at: '2024-06-01', unit_amount: 10, currency: 'EUR'},
    ];
    const source = await nodeSource(engine(), {subscriptions, fx_rates: []});
    const left = query({
      fact: {name: 'activity', params: {}, rates: {into: 'EUR', day: 19_900, missing: true}},
      at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}, measures: [{aggregate: {kind: 'count'}}],
    });
    expect((await source.ask(left)).columns).toEqual({window: [0], m0: [1]});
  });

  it('mix sums, entities and quantiles, each window by itself though they overlap', async () => {
    const source = await nodeSource(engine(), {transactions});
    const {columns} = await source.ask(query({
      windows: [{from: 19_875, until: 19_905}, {from: 19_889, until: 19_890}, {from: 19_910, until: 19_920}],
      measures: [
        {aggregate: {kind: 'sum', column: 'amount'}}, {aggregate: {kind: 'mean', column: 'amount'}},
        {aggregate: {kind: 'quantile', column: 'amount', q: 0.5}},
        {aggregate: {kind: 'distinct', column: 'customer_id'}}, {aggregate: {kind: 'distinct', column: 'kind'}},
        {aggregate: {kind: 'sum', column: 'amount'}, filter: {kind: 'credit'}},
      ],
    }));
    expect(columns).toEqual({
      window: [0, 1], m0: [25, 20], m1: [25 / 3, 20], m2: [10, 20], m3: [2, 1], m4: [2, 1], m5: [0, 0],
    });
  });

  it('of groups add up to the whole, and do not depend on the order of rows', {timeout: 120_000}, async () => {
    const row = fc.record({
      customer_id: fc.constantFrom('a', 'b', null), shop: fc.constantFrom('x', 'y', null),
      issued_at: fc.constantFrom('2024-05-31', '2024-06-01', '2024-06-30'),
      amount: fc.integer({min: -100_000, max: 100_000}).map((cents) => (cents / 100).toFixed(2)),
    });
    await fc.assert(fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 30}), async (rows) => {
      const frame = {period: '2024-05..2024-06', grain: 'month'} as const;
      const source = await nodeSource(engine(), {transactions: rows});
      const other = await nodeSource(engine(), {transactions: [...rows].reverse()});
      const whole = await measureMetric(revenue, source, frame);
      const parts = await measureMetric(revenue, source, {...frame, by: 'shop'});
      expect((await measureMetric(revenue, other, frame)).measured).toEqual(whole.measured);
      for (const {window, inputs} of whole.measured) {
        const own = parts.measured.filter((part) => part.window.from === window.from);
        expect(own.reduce((sum, part) => sum + part.inputs.revenue!, 0)).toBeCloseTo(inputs.revenue!, 6);
        expect(own.reduce((sum, part) => sum + part.inputs.rows!, 0)).toBe(inputs.rows);
      }
    }), {numRuns: 15});
  });
});
