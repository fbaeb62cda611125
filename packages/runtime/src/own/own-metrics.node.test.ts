import type {Fault} from '@crm-widgets/core';
import {dated, defineMetric, sum, countDistinct, ratio} from '@crm-widgets/metrics';
import {numberParam} from '@crm-widgets/metrics/params';
import type {OwnMetric} from '@crm-widgets/metrics/own';
import {afterAll, describe, expect, it} from 'vitest';
import {askDoctor} from '../doctor.js';
import {askKpi} from '../kpi.js';
import {NodeSource} from '../node/index.js';
import type {Ask} from '../outcome.js';

const orders = `customer_id,issued_at,amount,status,channel,Till no.,Region,order
a,2024-01-05,10.10,paid,web,1,north,first
b,2024-01-31,200.20,paid,ads,7,south,first
a,2024-02-01,300.30,paid,web,2,it's,second
c,2024-02-29,5,paid,web,3,north,first
c,2024-02-28,7,void,web,4,north,second
`;
const file = (text: string) => [`data:text/csv,${encodeURIComponent(text)}`];
const source = new NodeSource({label: 'source', asOf: '2024-03-01', currency: 'EUR'}, [
  {label: 'table transactions', candidates: ['transactions'], src: file(orders)},
  {label: 'table customers', candidates: ['customers'], src: file('customer_id,segment\na,large\nb,small\n')},
]);
afterAll(() => source.close());

const large = {id: 'large-orders', title: 'Large orders', unit: 'money', better: 'up'} as const;
const sumOfSql = {
  ...large, tables: ['transactions'], columns: {issued_at: 'instant', amount: 'money', customer_id: 'id'},
  at: 'issued_at', aggregate: {kind: 'sum', column: 'amount'},
} as const;
const select = 'select issued_at, issued_at_day, amount, customer_id from transactions where amount > 100';

async function shown(metric: OwnMetric | object, ask: Ask = {}) {
  source.own = [metric as OwnMetric];
  const {result, card} = await askKpi(source, {metric: 'large-orders', period: '2024-01..2024-02', ...ask}, {signal: new AbortController().signal});
  return {...result, card};
}

async function fault(metric: object): Promise<string> {
  return shown(metric).then(() => 'none', ({code, where, what, mend}: Fault) => `${code} ${where.join(' > ')}: ${what}. ${mend}`);
}

describe('a metric of the page\'s own', () => {
  it('of a table is an aggregate of its rows by period', async () => {
    const {series, unit, currency, current} = await shown({
      ...large, table: 'transactions', at: 'issued_at', aggregate: {kind: 'sum', column: 'amount'}, where: {amount: {from: 100}},
    });
    expect(series.map(({value, n}) => [value, n])).toEqual([[200.2, 1], [300.3, 1]]);
    expect([unit, currency, current.value]).toEqual(['money', 'EUR', 300.3]);
  });
  it('as defineMetric has it has measures, parameters and a calculator', async () => {
    const spend = dated('transactions', 'issued_at');
    const metric = defineMetric({
      id: 'large-orders', title: 'Spend per head', description: '', unit: 'money', better: 'up', reference: '', formula: 'sum / customers',
      params: {factor: numberParam(1, 'times', 0, 10)}, tables: [['transactions']],
      measures: () => ({amount: sum(spend, 'amount'), customers: countDistinct(spend, 'customer_id')}),
      calculate: ({amount, customers}, {factor}) => ratio(amount! * factor, customers),
    });
    expect((await shown(metric, {params: {factor: 2}})).current).toMatchObject({value: 312.3, denominator: 2});
  });
  it('of a SELECT is an aggregate of what it returns, to the cent', async () => {
    const {series, inputs} = await shown({...sumOfSql, sql: `${select} -- large ones\n;`});
    expect(series.map(({value, n}) => [value, n])).toEqual([[200.2, 1], [300.3, 1]]);
    expect(inputs).toEqual({value: 300.3, rows: 1});
  });
  it('of a SELECT can be filtered and grouped by what it returns', async () => {
    const {groups} = await shown({...sumOfSql, sql: select}, {period: 'all', by: 'customer_id', compare: 'none'});
    expect(groups?.map(({key, current: {value}}) => [key, value])).toEqual([['a', 300.3], ['b', 200.2]]);
  });
  it('of a SELECT may join tables that it declares', async () => {
    const sql = `with large as (select customer_id from customers where segment = 'large')
      select t.* from transactions t join large using (customer_id) where t.status <> 'void; select'`;
    expect((await shown({...sumOfSql, tables: ['transactions', 'customers'], sql}, {period: 'all'})).current.value).toBe(310.4);
  });
  it('of a SELECT may read columns beyond the data model, by the names of their headers', async () => {
    const till = {...sumOfSql, sql: `${select} and "Till no." = '7' or Region = 'it''s'`};
    expect((await shown(till, {period: 'all'})).inputs).toEqual({value: 500.5, rows: 2});
    const sql = `select t.* from transactions t join customers c using (customer_id) where t."order" = 'first' and segment = 'small'`;
    expect((await shown({...sumOfSql, tables: ['transactions', 'customers'], sql}, {period: 'all'})).inputs).toEqual({value: 200.2, rows: 1});
    expect(await fault({...sumOfSql, sql: `${select} and "Tillno" = '7'`})).toContain('the engine refuses it: Binder Error');
  });
  it('is among what the doctor says that the tables serve, or why they do not', async () => {
    source.own = [{...sumOfSql, sql: select}, {...sumOfSql, id: 'broken', sql: 'drop table transactions'}];
    const {result: {served}} = await askDoctor(source, {signal: new AbortController().signal});
    expect(served.slice(-2)).toEqual([
      {metric: 'large-orders', title: 'Large orders', serves: true, missing: null},
      {metric: 'broken', title: 'Large orders', serves: false, missing: 'it starts with "drop", wanted SELECT or WITH'},
    ]);
  });
  it('tells its formula and its source on the card', async () => {
    const {card} = await shown({...sumOfSql, sql: select});
    expect(card.definitions?.[0]?.metric).toMatchObject({title: 'Large orders', formula: `sum of amount of ${select}`, reference: 'the page'});
  });
});

describe('a SELECT of the page\'s own is refused', () => {
  const refusals: readonly [string, string, string][] = [
    ['two statements', `${select}; select 1`, 'it is not one statement by itself: Invalid Input Error: Expected a single statement'],
    ['one that ends ours', 'select 1 as amount) , b as (select 2', 'it is not one statement by itself'],
    ['what is no SELECT', 'copy transactions to \'x.csv\'', 'it starts with "copy", wanted SELECT or WITH'],
    ['a pragma', 'pragma version', 'starts with "pragma"'],
    ['a database', 'attach \'x.duckdb\'', 'starts with "attach"'],
    ['a comment before', '/* select */ drop table transactions', 'starts with "drop"'],
    ['a write behind WITH', 'with x as (select 1) insert into transactions select 1', 'the engine refuses it: Parser Error'],
    ['an empty text', ' -- nothing', 'starts with "nothing"'],
    ['a file by address', 'select * from read_csv(\'https://x.invalid/a.csv\')', 'it calls read_csv'],
    ['a file in quotes', 'select * from \'https://x.invalid/a.csv\'', 'it names the table "https://x.invalid/a.csv"'],
    ['a file by a quoted function', 'select * from "read_text"(\'/etc/passwd\')', 'it calls read_text'],
    ['a function behind a comment', 'select * --\r from read_text(\'/etc/passwd\')', 'it calls read_text'],
    ['files listed', 'select * from glob(\'*\')', 'it calls glob'],
    ['a query in a text', 'select * from query(\'select 1\')', 'it calls query'],
    ['settings', 'select * from duckdb_settings()', 'it names duckdb_settings'],
    ['tables of the engine', 'select * from information_schema.tables', 'it names information_schema'],
    ['tables of the engine in quotes', 'select * from "Information_Schema"."tables"', 'it names information_schema'],
    ['older names of the same', 'select * from sqlite_master', 'it names sqlite_master'],
    ['all tables', 'select * from (show all tables)', 'it has SHOW within'],
    ['a table that was not declared', 'select * from customers', 'it names the table "customers", declared are transactions'],
    ['one within', 'select * from transactions where amount > (select count(*) from customers)', 'it names the table "customers"'],
    ['a relation of the engine', 'select * from t_x_1', 'it names the table "t_x_1"'],
    ['a placeholder', 'select * from transactions where amount > ?', 'it has a question mark'],
    ['a parameter', 'select * from transactions where amount > $1', 'it has a parameter'],
    ['a column that is missing', 'select issued_at, issued_at_day, customer_id from transactions', 'it does not return amount'],
    ['a moment without its day', 'select issued_at, amount, customer_id from transactions', 'it does not return issued_at_day; each moment x comes with its local day x_day'],
    ['a column of another type', 'select issued_at, issued_at_day, status as amount, customer_id from transactions', 'amount comes as VARCHAR, declared is money'],
    ['a column that no table has', 'select colour, * from transactions', 'the engine refuses it: Binder Error'],
  ];
  for (const [name, sql, says] of refusals) {
    it(`for ${name}`, async () => {
      const said = await fault({...sumOfSql, sql});
      expect(said).toContain('E_OWN_SQL property metrics > large-orders > sql: ');
      expect(said).toContain(says);
    });
  }
});

describe('a definition that is wrong is named', () => {
  const base = {...large, table: 'transactions', at: 'issued_at', aggregate: {kind: 'count'}};
  const wrongs: readonly [string, object, string][] = [
    ['no title', {...base, title: ''}, 'title is "", wanted a text'],
    ['a unit that is none', {...base, unit: 'apples'}, 'unit is "apples", wanted money, ratio'],
    ['a table that is none', {...base, table: 'orders'}, 'table has "orders", wanted customers'],
    ['no moment', {...base, at: 'amount'}, 'at is "amount", wanted a moment: issued_at, paid_at'],
    ['an aggregate that is none', {...base, aggregate: {kind: 'median'}}, 'aggregate.kind is "median", wanted count, sum'],
    ['a column that is none', {...base, aggregate: {kind: 'sum', column: 'total'}}, 'aggregate.column is "total", wanted one of transaction_id'],
    ['a text that is added up', {...base, aggregate: {kind: 'sum', column: 'status'}}, 'status is of type text, wanted money, number or integer'],
    ['a quantile beyond 1', {...base, aggregate: {kind: 'quantile', column: 'amount', q: 50}}, 'aggregate.q is 50, wanted 0 to 1'],
    ['SQL without its tables', {...sumOfSql, sql: select, tables: undefined}, 'tables is missing'],
    ['SQL without its columns', {...sumOfSql, sql: select, columns: undefined}, 'columns is missing'],
    ['columns that could be SQL', {...sumOfSql, sql: select, columns: {'a" from x; --': 'id'}}, 'columns has "a\\" from x; --"'],
  ];
  for (const [name, metric, says] of wrongs) {
    it(`for ${name}`, async () => {
      const said = await fault(metric);
      expect(said).toContain('E_OWN_METRIC property metrics > large-orders: ');
      expect(said).toContain(says);
    });
  }
  it('for an id of the kit, one given twice, and a list that is none', async () => {
    const faultOf = (own: unknown, metric: string) => {
      source.own = own as OwnMetric[];
      return askKpi(source, {metric}, {signal: new AbortController().signal}).then(() => 'none', ({what}: Fault) => what);
    };
    expect(await faultOf([{...base, id: 'mrr'}], 'mrr')).toBe('it is the id of a metric of the kit');
    expect(await faultOf([base, base], 'large-orders')).toBe('2 metrics have this id, wanted one');
    expect(await faultOf({length: 1}, 'large-orders')).toBe('got {"length":1}, wanted a list');
  });
});
