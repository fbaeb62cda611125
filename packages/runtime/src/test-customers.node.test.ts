import type {TableName} from '@crm-widgets/core';
import {afterAll, describe, expect, it} from 'vitest';
import {askCohort} from './cohort.js';
import {askFunnel} from './funnel.js';
import {askKpi} from './kpi.js';
import {NodeSource} from './node/index.js';
import type {Ask} from './outcome.js';

/** metrics.md 0.4: what `is_test` says is left out before any numerator or denominator, of the entity, hence everywhere. */
const files: Readonly<Partial<Record<TableName, string>>> = {
  customers: 'customer_id,acquired_at,is_test\nnorth,2024-01-10,false\nqa,2024-01-10,true\nsouth,2024-02-10,\n',
  transactions: 'customer_id,issued_at,amount\nnorth,2024-01-10,100\nqa,2024-01-11,900\n\nqa,2024-02-11,900\nsouth,2024-02-10,50\n,2024-02-12,1\n',
  subscriptions: 'customer_id,started_at,ended_at,unit_amount,interval\nnorth,2024-01-10,,10,month\nqa,2024-01-10,,90,month\n',
  deals: 'deal_id,customer_id,stage,created_at\na,north,Won,2024-01-05\nb,south,Lost,2024-01-06\nc,qa,Won,2024-01-07\nd,,Won,2024-01-08\n',
  surveys: 'survey,score,scale_min,scale_max,responded_at,customer_id\nnps,10,0,10,2024-02-01,north\nnps,0,0,10,2024-02-01,qa\nnps,8,0,10,2024-02-02,south\n',
  fx_rates: 'currency,date,rate_to_reporting\nUSD,2024-01-01,0.9\n',
};

const sources: NodeSource[] = [];
afterAll(() => Promise.all(sources.map((source) => source.close())));

function sourceOf(engine = 'columns', given = files): NodeSource {
  const tables = Object.entries(given).map(([name, text]) => ({
    label: `table ${name}`, candidates: [name as TableName], src: [`data:text/csv,${encodeURIComponent(text)}`],
  }));
  const source = new NodeSource({label: 'source', asOf: '2024-04-01', currency: 'EUR', engine}, tables);
  sources.push(source);
  return source;
}

const {signal} = new AbortController();
const askOf = (source: NodeSource) => async (ask: Ask) =>
  (await askKpi(source, {period: '2024-01..2024-02', grain: 'month', compare: 'none', ...ask}, {signal})).result;
const without = (...names: TableName[]) => Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name as TableName)));

describe.each(['columns', 'duckdb'])('rows of test customers, by %s', (engine) => {
  const source = sourceOf(engine);
  const ask = askOf(source);
  it('are no revenue', async () => {
    expect((await ask({metric: 'revenue'})).series.map(({value}) => value)).toEqual([100, 51]);
    expect((await ask({metric: 'revenue', by: 'customer_id', period: '2024-02'})).groups!.map(({key}) => key)).toEqual(['south', '']);
  });
  it('are no recurring revenue', async () => {
    expect((await ask({metric: 'mrr'})).series.map(({value}) => value)).toEqual([10, 10]);
  });
  it('answer no survey: one promoter of two, and no detractor', async () => {
    expect((await ask({metric: 'nps', period: '2024-02'})).current).toMatchObject({value: 50, n: 2});
  });
  it('are no deal of a funnel', async () => {
    const {result} = await askFunnel(source, {table: 'deals', steps: 'Lead,Won', period: '2024-01'}, {signal});
    expect(result.steps.map(({count}) => count)).toEqual([3, 2]);
  });
  it('start no cohort', async () => {
    const {result} = await askCohort(source, {table: 'transactions', grain: 'month', period: '2024-01..2024-02'}, {signal});
    expect(result.cohorts.map(({size}) => size)).toEqual([1, 1]);
  });
  it('are told by the report of their table', async () => {
    const {report, shape} = (await source.table('transactions')).table;
    expect(report).toEqual({
      read: 6, accepted: 3, rejected: 0, skipped: 3,
      reasons: [{code: 'test', column: null, count: 2, firstLine: 3}, {code: 'blank', column: null, count: 1, firstLine: 4}],
    });
    expect(shape).toMatchObject({rows: 3, columns: {customer_id: {type: 'id'}}});
    expect((await source.table('customers')).table.report).toEqual({
      read: 3, accepted: 2, rejected: 0, skipped: 1, reasons: [{code: 'test', column: null, count: 1, firstLine: 3}],
    });
    expect((await source.table('fx_rates')).table.report.skipped).toBe(0);
  });
});

describe('customers', () => {
  it('that no table names leave every row in', async () => {
    expect((await askOf(sourceOf('columns', without('customers')))({metric: 'revenue'})).series.map(({value}) => value)).toEqual([1000, 951]);
  });
  it('that are a test in one row are one in all', async () => {
    const customers = 'customer_id,acquired_at,is_test\nqa,2024-01-10,\nqa,2024-01-10,true\n';
    const ask = askOf(sourceOf('columns', {...files, customers}));
    expect((await ask({metric: 'new-customers', period: '2024-01'})).current.value).toBe(0);
    expect((await ask({metric: 'revenue', period: '2024-01'})).current.value).toBe(100);
  });
  it('that cannot be read leave every row in, and a warning says so', async () => {
    const {series, warnings} = await askOf(sourceOf('columns', {...files, customers: 'a,b\n1,2\n'}))({metric: 'revenue'});
    expect(series.map(({value}) => value)).toEqual([1000, 951]);
    expect(warnings).toEqual([{
      code: 'tests_unknown', table: 'transactions', count: null,
      message: 'The table customers could not be read, so rows of test customers are not left out.',
    }]);
  });
});
