import {readAsOf, Zone, type Query} from '@crm-widgets/core';
import {metricIds} from '@crm-widgets/metrics';
import {askKpi, type Ask} from '@crm-widgets/runtime';
import {makeCompany, toCsv} from '@crm-widgets/testing';
import {sharedEngine, sourceOf, TwoEngines} from '@crm-widgets/testing/node';
import {afterAll, describe, expect, it, vi} from 'vitest';
import {TestFolder} from './test-folder.js';

type Engine = ReturnType<ReturnType<typeof sharedEngine>>;

/** One DuckDB for all commands of this file, for to start it takes longer than to ask it. */
vi.mock('@crm-widgets/data/node', async (load) => {
  const {createNodeEngine, ...rest} = await load<{createNodeEngine(): Engine}>();
  const engine = createNodeEngine();
  afterAll(() => engine.close());
  const shared: Engine = {
    start: () => engine.start(), hold: (...args) => engine.hold(...args), release: (name) => engine.release(name),
    run: (...args) => engine.run(...args), tablesNamed: (text) => engine.tablesNamed(text), close() {}, get status() { return engine.status; },
  };
  return {...rest, createNodeEngine: () => shared};
});

// A year of a company: every table there is, and the same rows for the page and for the command.
const {fx_rates: _rates, ...tables} = makeCompany({seed: 7, months: 12, from: '2024-01-01'});
const zone = 'Europe/Paris';
const company = {tables, zone, currency: 'EUR', asOf: readAsOf('2025-01-01', new Zone(zone))};
const source = {
  timeZone: zone, currency: 'EUR', asOf: '2025-01-01',
  tables: Object.keys(tables).map((name) => ({name, src: `${name}.csv`})),
};
const folder = new TestFolder({
  'source.json': source,
  ...Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, toCsv(rows)])),
});
afterAll(() => folder.remove());

const engine = sharedEngine();
let held: Promise<TwoEngines> | null = null;

/** What a page shows, from the rows themselves. */
async function page(by: 'duckdb' | 'columns', ask: Ask): Promise<unknown> {
  const engines = await (held ??= TwoEngines.hold(engine(), company));
  const answers = (query: Query) => engines[by](query);
  const {result} = await askKpi(sourceOf(company, {weekStart: 'monday', fiscalYearStart: 1}, engines, answers), ask,
    {signal: new AbortController().signal});
  return JSON.parse(JSON.stringify(result));
}

async function computed(...args: string[]): Promise<unknown> {
  const {status, out, err} = await folder.run('compute', ...args, '--source', 'source.json', '--json');
  expect({status, err: err.replaceAll(/^warning .*\n?/gm, '')}).toEqual({status: 0, err: ''});
  return JSON.parse(out);
}

describe.each(['columns', 'duckdb'] as const)('compute, answered by %s, gives what a page shows', (by) => {
  for (const metric of metricIds) {
    it(`for ${metric}`, async () => {
      expect(await computed(metric, '--engine', by)).toEqual(await page(by, {metric}));
    });
  }
  const asks: readonly [string, Ask, string[]][] = [
    ['a period and a grain', {period: '2024-01..2024-06', grain: 'quarter'}, ['--period', '2024-01..2024-06', '--grain', 'quarter']],
    ['a range by its ends', {from: '2024-02-01', until: '2024-05-01'}, ['--from', '2024-02-01', '--until', '2024-05-01']],
    ['all time, compared with nothing', {period: 'all', compare: 'none'}, ['--period', 'all', '--compare', 'none']],
    ['groups', {by: 'channel'}, ['--by', 'channel']],
    ['a filter', {where: {country: ['DE', 'FR']}}, ['--where', '{"country": ["DE", "FR"]}']],
    ['a target', {target: 50_000}, ['--target', '50000']],
  ];
  for (const [name, ask, args] of asks) {
    it(`for ${name}`, async () => {
      expect(await computed('mrr', '--engine', by, ...args)).toEqual(await page(by, {metric: 'mrr', ...ask}));
    });
  }
  it('for parameters', async () => {
    expect(await computed('cac', '--engine', by, '--params', '{"scope": "total"}'))
      .toEqual(await page(by, {metric: 'cac', params: {scope: 'total'}}));
  });
});

describe('compute', () => {
  const shop = new TestFolder({
    'source.json': {currency: 'EUR', asOf: '2024-04-01', tables: [{name: 'transactions', src: 'orders.csv'}]},
    'orders.csv': 'customer_id,issued_at,amount\na,2024-01-05,10\nb,2024-02-07,20.5\na,2024-03-09,12.25\nc,soon,1\n',
  });
  afterAll(() => shop.remove());

  it('writes a sentence, what it rests on, and the periods, and says which rows were left out', async () => {
    expect(await shop.run('compute', 'revenue', '--source', 'source.json', '--period', '2024-01..2024-03')).toEqual({
      status: 0,
      out: [
        'Revenue was €12.25 in March 2024, down 40% from February 2024.',
        'n = 1 · small base',
        '',
        '  January 2024   €10.00',
        '  February 2024  €20.50',
        '  March 2024     €12.25',
      ].join('\n'),
      err: 'warning rows_rejected: 1 of 4 rows of transactions could not be read (not_a_date in issued_at: 1, first in line 5)',
    });
  });

  const faults: readonly [string, string[], number, string][] = [
    ['an unknown metric', ['revenu', '--source', 'source.json'], 1, 'E_METRIC'],
    ['a metric whose table is absent', ['win-rate', '--source', 'source.json'], 1, 'wanted the table deals; the source has transactions'],
    ['a wrong grain', ['revenue', '--source', 'source.json', '--grain', 'dai'], 1, 'E_ATTR option --grain: got "dai"'],
    ['a filter that is no JSON', ['revenue', '--source', 'source.json', '--where', '{'], 1, 'E_ATTR option --where'],
    ['a wrong engine', ['revenue', '--source', 'source.json', '--engine', 'trino'], 1, 'attribute engine: got "trino"'],
    ['a source file that is not there', ['revenue', '--source', 'none.json'], 1, 'E_FILE source none.json'],
    ['no metric', ['--source', 'source.json'], 2, 'Which metric?'],
    ['two metrics', ['mrr', 'arr', '--source', 'source.json'], 2, 'One metric at a time'],
    ['no source', ['revenue'], 2, '--source source.json'],
    ['an option that it has not', ['revenue', '--source', 'source.json', '--grin', 'day'], 2, "Unknown option '--grin'"],
  ];
  for (const [name, args, status, says] of faults) {
    it(`ends with ${status} for ${name}, and says so`, async () => {
      const said = await shop.run('compute', ...args);
      expect([said.status, said.out]).toEqual([status, '']);
      expect(said.err).toContain(says);
    });
  }

  it('tells a fault as JSON where the result would be', async () => {
    const {status, err} = await shop.run('compute', 'win-rate', '--source', 'source.json', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(err)).toMatchObject({error: {code: 'E_TABLE', where: ['metric win-rate']}});
  });

  const files: readonly [string, object, string][] = [
    ['no list of tables', {tables: {}}, 'tables is no list'],
    ['a setting that is none', {timezone: 'UTC', tables: []}, 'a source has no "timezone", it has timeZone, currency'],
    ['a metric of its own', {metrics: [], tables: []}, 'a source has no "metrics"'],
    ['a table setting that is none', {tables: [{name: 'transactions', src: 'orders.csv', 'date-format': 'dd/mm/yyyy'}]}, 'has no "date-format", it has format'],
    ['a table that is none of the twelve', {tables: [{name: 'orders', src: 'orders.csv'}]}, 'got the table name "orders"'],
    ['a table without an address', {tables: [{name: 'transactions'}]}, 'the table transactions has no src'],
    ['an address of another kind', {tables: [{name: 'transactions', src: 'ftp://host/orders.csv'}]}, 'E_URL_SCHEME'],
    ['two tables of one name', {tables: [1, 2].map(() => ({name: 'transactions', src: 'orders.csv'}))}, 'E_TABLE_DUP'],
    ['a file that is not there', {tables: [{name: 'transactions', src: 'gone.csv'}]}, 'there is no such file'],
    ['a file that is another', {tables: [{name: 'transactions', src: 'orders.csv', integrity: 'sha256-AAAA'}]}, 'E_INTEGRITY'],
    ['a file beyond maxBytes', {maxBytes: 10, tables: [{name: 'transactions', src: 'orders.csv'}]}, 'E_LIMIT_BYTES'],
    ['a wrong time zone', {timeZone: 'Mars/Base', tables: [{name: 'transactions', src: 'orders.csv'}]}, 'source bad.json > '],
  ];
  for (const [name, file, says] of files) {
    it(`says what is wrong with a source file that has ${name}`, async () => {
      shop.write('bad.json', file);
      const {status, err} = await shop.run('compute', 'revenue', '--source', 'bad.json');
      expect(status).toBe(1);
      expect(err).toContain(says);
    });
  }

  it('reads several files of one table, joined', async () => {
    shop.write('more.csv', 'customer_id,issued_at,amount\nd,2024-03-10,7.75\n');
    shop.write('two.json', {currency: 'EUR', asOf: '2024-04-01', tables: [{name: 'transactions', src: ['orders.csv', 'more.csv']}]});
    const {out} = await shop.run('compute', 'revenue', '--source', 'two.json', '--period', '2024-03', '--json');
    expect(JSON.parse(out)).toMatchObject({current: {value: 20, n: 2}});
  });
});

describe('crm-widgets', () => {
  const empty = new TestFolder({});
  afterAll(() => empty.remove());

  it('tells its commands, and of each what it takes', async () => {
    expect(await empty.run('--help')).toMatchObject({status: 0, err: ''});
    expect((await empty.run('compute', '--help')).out).toContain('Usage: crm-widgets compute METRIC');
  });
  it('ends with 2 for no command and for one that it has not', async () => {
    expect((await empty.run()).status).toBe(2);
    expect(await empty.run('conjure')).toMatchObject({status: 2, err: expect.stringContaining('no command "conjure"') as string});
  });
});
