import {
  ColumnsEngine, makerFor, readRows, readTable, toArrowStream, type ColumnSource, type ReadOptions, type TypedTable,
} from '@crm-widgets/columns';
import type {Answer, Catalog, EngineName, Query, Statement, TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import {createNodeEngine} from '@crm-widgets/data/node';
import type {Has} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import {compile, needs} from '@crm-widgets/metrics/sql';
import {afterAll} from 'vitest';
import {checkAgreement} from './alike.js';

/** Rows of one table: objects, or the text of a CSV file and what its headers stand for. */
export type TestTable = readonly object[] | CsvTable;

export interface CsvTable {
  readonly csv: string;
  readonly columns?: Record<string, ColumnSource>;
}

export type TestTables = Readonly<Partial<Record<TableName, TestTable>>>;

/** Tables that can be asked. */
export interface Tables {
  readonly has: Has;
  ask(query: Query): Promise<Answer>;
}

/** Tables of a test behind both engines; DuckDB answers on the columns that a query says it needs, and no others. */
export interface NodeSource extends Tables {
  readonly catalog: Catalog;
  /** What DuckDB answers, once columns answered the same. */
  ask(query: Query): Promise<Answer>;
  /** The same tables behind one engine. */
  readonly by: Readonly<Record<EngineName, Tables>>;
  statement(query: Query): Statement;
  /** Tables as they were read. */
  readonly tables: ReadonlyMap<TableName, TypedTable>;
  /** Runs a statement on all columns of all tables. */
  run(statement: Statement): Promise<Answer>;
}

/** One engine for a test file, started by the first who asks and closed after its last test. */
export function sharedEngine(): () => Engine {
  let engine: Engine | undefined;
  afterAll(() => engine?.close());
  return () => (engine ??= createNodeEngine());
}

let relations = 0;

/** Reads tables as the kit does. @param zone IANA name, in which days are counted */
export async function nodeSource(engine: Engine, given: TestTables, zone = 'UTC'): Promise<NodeSource> {
  const entries = Object.entries(given) as [TableName, TestTable][];
  const customers = given.customers ? await read('customers', given.customers, zone, {customers: true}) : undefined;
  const more: More = customers ? {customers: true, said: customers.said} : {};
  const tables = new Map(await Promise.all(
    entries.map(async ([name, rows]) => [name, name === 'customers' ? customers! : await read(name, rows, zone, more)] as const)));
  const catalog: Catalog = Object.fromEntries(
    [...tables].map(([name, {shape}]) => [name, {relation: `test_${++relations}`, shape}]));
  const has = hasOf(tables);
  const hold = async (name: TableName, columns: readonly string[]) => {
    const {rows} = tables.get(name)!;
    await engine.hold(catalog[name]!.relation, async () => ({ipc: toArrowStream(tables.get(name)!, columns), rows}));
  };
  const onColumns = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
  const askColumns = async (query: Query) => onColumns.run(query);
  const inTurn = queue();
  const askDuckDb = async (query: Query) => {
    const statement = compile(query, catalog);
    return inTurn(async () => {
      for (const {table, columns} of needs(query, has)) await hold(table, columns);
      return engine.run(statement);
    });
  };
  return {
    catalog, has, tables,
    by: {duckdb: {has, ask: askDuckDb}, columns: {has, ask: askColumns}},
    statement: (query) => compile(query, catalog),
    async ask(query) {
      const answer = askDuckDb(query);
      await checkAgreement(query, answer, askColumns(query));
      return answer;
    },
    run: (statement) => inTurn(async () => {
      for (const [name, {columns}] of tables) await hold(name, [...columns.keys()]);
      return engine.run(statement);
    }),
  };
}

/** One after the other: a query that holds columns of a table of its own takes those of others away. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}

export function hasOf(tables: ReadonlyMap<TableName, TypedTable>): Has {
  return (table, column) => {
    const held = tables.get(table);
    return held !== undefined && (column === undefined || Object.hasOwn(held.shape.columns, column));
  };
}

type More = Pick<ReadOptions, 'customers'> & Pick<TypedTable, 'said'>;

async function read(name: TableName, table: TestTable, zone: string, {said, ...more}: More): Promise<TypedTable> {
  const options: ReadOptions = {candidates: [name], columns: {}, zone, currency: 'USD', maxBytes: 1e9, ...more};
  const make = await makerFor(options);
  if (!('csv' in table)) return readRows(options, table, make, said);
  const reader = readTable({...options, columns: table.columns ?? {}}, make);
  const file = reader.file({name: `${name}.csv`, contentType: 'text/csv', format: 'csv'});
  await file.write(new TextEncoder().encode(table.csv));
  await file.end();
  return reader.close(said);
}
