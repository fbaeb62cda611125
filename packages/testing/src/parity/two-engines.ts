import {ColumnsEngine, readRows, toArrowStream, type TypedTable} from '@crm-widgets/columns';
import type {Answer, Catalog, Query, TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import type {Has} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import {compile} from '@crm-widgets/metrics/sql';
import {hasOf} from '../node-source.js';
import type {RandomCompany} from './random-company.js';
import type {Asked} from './random-query.js';

/** A company's tables, read once and held by both engines. */
export class TwoEngines {
  readonly tables: ReadonlyMap<TableName, TypedTable>;
  readonly has: Has;
  readonly #catalog: Catalog;
  readonly #duckdb: Engine;
  readonly #columns: ColumnsEngine;

  private constructor(engine: Engine, tables: ReadonlyMap<TableName, TypedTable>) {
    this.#duckdb = engine;
    this.tables = tables;
    this.has = hasOf(tables);
    this.#columns = new ColumnsEngine(findDerived, {declared: new Set(tables.keys()), read: tables});
    this.#catalog = Object.fromEntries([...tables].map(([name, {shape}]) => [name, {relation: `pair_${++relations}`, shape}]));
  }

  /** Holds a company's tables while something is done with them. */
  static async during(engine: Engine, company: RandomCompany, act: (both: TwoEngines) => Promise<void>): Promise<void> {
    const both = await TwoEngines.hold(engine, company);
    try {
      await act(both);
    } finally {
      await both.release();
    }
  }

  static async hold(engine: Engine, {tables, zone, currency}: RandomCompany): Promise<TwoEngines> {
    const read = Object.entries(tables).map(([name, rows]) =>
      [name as TableName, readRows({candidates: [name as TableName], columns: {}, zone, currency, maxBytes: 1e9}, rows)] as const);
    const both = new TwoEngines(engine, new Map(read));
    await Promise.all(read.map(([name, table]) => engine.hold(both.#catalog[name]!.relation, async () =>
      ({ipc: toArrowStream(table, Object.keys(table.shape.columns)), rows: table.rows}))));
    return both;
  }

  async duckdb(query: Query): Promise<Answer> {
    return this.#duckdb.run(compile(query, this.#catalog));
  }

  async columns(query: Query): Promise<Answer> {
    return this.#columns.run(query);
  }

  async release(): Promise<void> {
    await Promise.all(Object.values(this.#catalog).map(({relation}) => this.#duckdb.release(relation)));
  }

  /** What queries can be made for. */
  asked(company: RandomCompany): Asked {
    const columns = (table: TableName) =>
      Object.entries(this.tables.get(table)?.shape.columns ?? {}).map(([name, {type}]) => [name, type] as const);
    return {company, has: this.has, columns, find: findDerived};
  }
}

let relations = 0;
