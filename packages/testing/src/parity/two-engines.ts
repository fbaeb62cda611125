import {ColumnsEngine, toArrowStream, type TypedTable} from '@crm-widgets/columns';
import {InputError, isTableName, type Answer, type Catalog, type FactRef, type Query, type TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import {findMetric, metricIds, type Has, type Metric} from '@crm-widgets/metrics';
import {findDerived} from '@crm-widgets/metrics/facts';
import {compile} from '@crm-widgets/metrics/sql';
import {hasOf} from '../node-source.js';
import {readTables} from '../read-tables.js';
import type {Asked} from './fact-columns.js';
import type {RandomCompany} from './random-company.js';

type Act = (both: TwoEngines) => Promise<void>;

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
  static async during(engine: Engine, company: RandomCompany, act: Act): Promise<void> {
    await TwoEngines.holding(engine, readCompany(company), act);
  }

  /** The same with tables that were read before. */
  static async holding(engine: Engine, tables: ReadonlyMap<TableName, TypedTable>, act: Act): Promise<void> {
    const both = new TwoEngines(engine, tables);
    try {
      await act(await both.#held());
    } finally {
      await Promise.all(Object.values(both.#catalog).map(({relation}) => engine.release(relation)));
    }
  }

  /** Holds them as long as the engine is there. */
  static async hold(engine: Engine, company: RandomCompany): Promise<TwoEngines> {
    return new TwoEngines(engine, readCompany(company)).#held();
  }

  async #held(): Promise<this> {
    await Promise.all([...this.tables].map(([name, table]) => this.#duckdb.hold(this.#catalog[name]!.relation, async () =>
      ({ipc: toArrowStream(table, Object.keys(table.shape.columns)), rows: table.rows}))));
    return this;
  }

  async duckdb(query: Query): Promise<Answer> {
    return this.#duckdb.run(compile(query, this.#catalog));
  }

  async columns(query: Query): Promise<Answer> {
    return this.#columns.run(query);
  }

  /** What queries can be made for. */
  asked(company: RandomCompany): Asked {
    return askedOf(company, this.tables);
  }
}

/** What queries can be made for of a company's tables. */
export function askedOf(company: RandomCompany, tables: ReadonlyMap<TableName, TypedTable>): Asked {
  const columns = (table: TableName) =>
    Object.entries(tables.get(table)?.shape.columns ?? {}).map(([name, {type}]) => [name, type] as const);
  const has = hasOf(tables);
  return {company, has, columns, find: findDerived, facts: factsOfMetrics(has)};
}

/** A company's tables, read as the kit does. */
export function readCompany({tables, zone, currency}: RandomCompany): ReadonlyMap<TableName, TypedTable> {
  return readTables(tables, {zone, currency});
}

const metrics = await Promise.all(metricIds.map(async (id) => findMetric(id)));

/** The facts of all metrics by their defaults, each once; so that a new one is asked for without being named here. */
function factsOfMetrics(has: Has): FactRef[] {
  const all = metrics.flatMap((metric) => factsOf(metric, has));
  return [...new Map(all.map((fact) => [JSON.stringify(fact), fact])).values()].filter(({name}) => !isTableName(name));
}

/** None where tables lack a column that a metric cannot do without. */
function factsOf({params, measures}: Metric, has: Has): FactRef[] {
  const defaults = Object.fromEntries(Object.entries(params).map(([name, {fallback}]) =>
    [name, fallback === 'auto' && name === 'inactivityDays' ? 30 : fallback]));
  try {
    return Object.values(measures(defaults, has)).map(({fact}) => fact);
  } catch (thrown) {
    if (thrown instanceof InputError) return [];
    throw thrown;
  }
}

let relations = 0;
