import type {Answer, Catalog, Query, TableName} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import {compile, needs} from '@crm-widgets/metrics/sql';
import {HeldRelation} from './held-relation.js';
import type {HeldTable} from './held-table.js';
import type {View} from './source.js';

/** Where the rows of a source are. */
type Tables = Pick<View, 'names' | 'table'>;

/** What else is done on the way. */
export interface AskedHow {
  /** The relation of a table in the engine; by default one that all queries of the page share. */
  readonly relationOf?: (table: HeldTable, engine: Engine) => HeldRelation;
  /** Called with the relations of the query before it runs. */
  readonly check?: (catalog: Catalog) => Promise<void>;
}

/** Asks DuckDB, which is started for it and given the columns that the query needs. */
export async function askDuckDb(
  engine: Engine, query: Query, {names, table}: Tables, signal: AbortSignal, {relationOf = sharedRelation, check}: AskedHow = {},
): Promise<Answer> {
  const read = new Map<TableName, HeldTable>();
  // Of a table that is not read yet any column may be there; what is not is told once it is.
  const has = (name: TableName, column?: string) => names.has(name)
    && (column === undefined || !read.has(name) || Object.hasOwn(read.get(name)!.table.shape.columns, column));
  const readAll = () => Promise.all(needs(query, has).map(async (needed) => read.set(needed.table, await table(needed.table))));
  for (let before = -1; before < read.size;) {
    before = read.size;
    await readAll();
  }
  signal.throwIfAborted();
  const relations = needs(query, has).map((needed) => ({...needed, held: relationOf(read.get(needed.table)!, engine)}));
  return withRelations(relations, read, async (catalog) => {
    await check?.(catalog);
    const began = performance.now();
    const answer = await engine.run(compile(query, catalog), {signal});
    return {...answer, origin: {engine: 'duckdb', ms: performance.now() - began}};
  });
}

/** Holds the relations of a query while it runs, and gives them back however it ends. */
async function withRelations<T>(
  needed: readonly {table: TableName; columns: string[]; held: HeldRelation}[], read: ReadonlyMap<TableName, HeldTable>,
  run: (catalog: Catalog) => Promise<T>,
): Promise<T> {
  const takes = await Promise.allSettled(needed.map(({held, columns}) => held.take(columns)));
  try {
    const entries = takes.map((take, i) => {
      if (take.status === 'rejected') throw take.reason;
      const {table} = needed[i]!;
      return [table, {relation: take.value.relation, shape: read.get(table)!.table.shape}] as const;
    });
    return await run(Object.fromEntries(entries));
  } finally {
    for (const take of takes) if (take.status === 'fulfilled') take.value.giveBack();
  }
}

const relations = new WeakMap<HeldTable, HeldRelation>();

function sharedRelation(table: HeldTable, engine: Engine): HeldRelation {
  let held = relations.get(table);
  if (!held) relations.set(table, held = new HeldRelation(table, engine));
  return held;
}
