import {
  readRows, readTable, toArrowStream, type ColumnSource, type ReadOptions, type TypedTable,
} from '@crm-widgets/columns';
import type {Answer, Catalog, Query, Statement, TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import {createNodeEngine} from '@crm-widgets/data/node';
import type {Has} from '@crm-widgets/metrics';
import {compile, needs} from '@crm-widgets/metrics/sql';
import {afterAll} from 'vitest';

/** Rows of one table: objects, or the text of a CSV file and what its headers stand for. */
export type TestTable = readonly object[] | CsvTable;

export interface CsvTable {
  readonly csv: string;
  readonly columns?: Record<string, ColumnSource>;
}

export type TestTables = Readonly<Partial<Record<TableName, TestTable>>>;

/** Tables of a test behind a real engine. */
export interface NodeSource {
  readonly catalog: Catalog;
  readonly has: Has;
  /** Answers a query on the columns that it says it needs, and no others. */
  ask(query: Query): Promise<Answer>;
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
  const tables = new Map(await Promise.all(
    entries.map(async ([name, rows]) => [name, await read(name, rows, zone)] as const)));
  const catalog: Catalog = Object.fromEntries(
    [...tables].map(([name, {shape}]) => [name, {relation: `test_${++relations}`, shape}]));
  const has: Has = (table, column) => {
    const held = tables.get(table);
    return held !== undefined && (column === undefined || Object.hasOwn(held.shape.columns, column));
  };
  const hold = async (name: TableName, columns: readonly string[]) => {
    const {rows} = tables.get(name)!;
    await engine.hold(catalog[name]!.relation, async () => ({ipc: toArrowStream(tables.get(name)!, columns), rows}));
  };
  return {
    catalog, has, tables,
    statement: (query) => compile(query, catalog),
    async ask(query) {
      const statement = compile(query, catalog);
      for (const {table, columns} of needs(query, has)) await hold(table, columns);
      return engine.run(statement);
    },
    async run(statement) {
      for (const [name, {columns}] of tables) await hold(name, [...columns.keys()]);
      return engine.run(statement);
    },
  };
}

async function read(name: TableName, table: TestTable, zone: string): Promise<TypedTable> {
  const options: ReadOptions = {candidates: [name], columns: {}, zone, currency: 'USD', maxBytes: 1e9};
  if (!('csv' in table)) return readRows(options, table);
  const reader = readTable({...options, columns: table.columns ?? {}});
  const file = reader.file({name: `${name}.csv`, contentType: 'text/csv', format: 'csv'});
  await file.write(new TextEncoder().encode(table.csv));
  await file.end();
  return reader.close();
}
