import {
  InputError, QueryError, type Answer, type Catalog, type ColumnType, type FactRef, type Query, type TableName,
} from '@crm-widgets/core';
import type {Engine} from '@crm-widgets/data';
import type {Has} from '@crm-widgets/metrics';
import {onDeclaredTables, ownProbe, partsWanted, type OwnSql} from '@crm-widgets/metrics/own';
import {askDuckDb} from '../duckdb-answers.js';
import {HeldRelation} from '../held-relation.js';
import type {HeldTable} from '../held-table.js';
import type {View} from '../source.js';
import {checkTables, checkText, refused} from './own-sql.js';

/** Milliseconds after which an engine that nobody asks gives its memory back. */
const IDLE_MS = 60_000;

/** The SELECTs of a page's own metrics, each on an engine that holds the tables it was granted and no others. */
export class OwnAnswers {
  readonly #engines = new Map<string, GuardedEngine>();

  constructor(private readonly make: () => Engine) {}

  /** @throws {InputError} `E_OWN_SQL` for a SELECT that is refused, with the reason */
  async ask(query: Query, {names, table}: Pick<View, 'names' | 'table'>, signal: AbortSignal): Promise<Answer> {
    const {params, rates} = (query as {readonly fact: FactRef}).fact;
    const own = params as unknown as OwnSql;
    const granted = [...own.tables, ...(rates ? ['fx_rates' as const] : [])];
    const key = [...new Set(granted)].sort().join(' ');
    let engine = this.#engines.get(key);
    if (!engine) this.#engines.set(key, engine = new GuardedEngine(this.make(), () => this.#engines.delete(key)));
    const tables = {names: new Set<TableName>(granted.filter((name) => names.has(name))), table};
    return engine.ask(query, own, tables, signal);
  }

  close(): void {
    for (const engine of this.#engines.values()) engine.close();
  }
}

class GuardedEngine {
  readonly #relations = new WeakMap<HeldTable, HeldRelation>();
  readonly #checked = new Set<string>();
  #functions: Promise<ReadonlySet<string>> | null = null;
  #asking = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly engine: Engine, private readonly onClose: () => void) {}

  async ask(query: Query, own: OwnSql, tables: Pick<View, 'names' | 'table'>, signal: AbortSignal): Promise<Answer> {
    clearTimeout(this.#idle);
    this.#asking++;
    try {
      await this.#checkText(own, await columnsOf(own, tables));
      return await askDuckDb(this.engine, query, tables, signal, {
        relationOf: (table) => this.#relationOf(table), check: (catalog) => this.#checkResult(own, catalog),
      });
    } catch (thrown) {
      throw told(own.id, 'it could not be run', thrown);
    } finally {
      this.#asking--;
      if (this.#asking === 0) this.#idle = setTimeout(() => this.close(), IDLE_MS);
    }
  }

  close(): void {
    clearTimeout(this.#idle);
    this.onClose();
    this.engine.close();
  }

  async #checkText(own: OwnSql, has: Has): Promise<void> {
    this.#functions ??= functionsOf(this.engine);
    checkText(own.id, own, await this.#functions);
    checkTables(own.id, own, await this.#tablesNamed(own, has));
  }

  /** A text that is one statement may still not bind where its tables are not: then it is asked on empty ones. */
  async #tablesNamed(own: OwnSql, has: Has): Promise<readonly string[]> {
    try {
      return await this.engine.tablesNamed(own.sql);
    } catch (thrown) {
      const isRead = isRefusal(thrown) && /^(Binder|Catalog) /.test(thrown.what);
      if (!isRead) throw told(own.id, 'it is not one statement by itself', thrown);
    }
    return this.engine.tablesNamed(onDeclaredTables(own, has))
      .catch((thrown: unknown) => { throw told(own.id, 'the engine refuses it', thrown); });
  }

  /** Whether it runs on its tables and returns the columns that were declared. */
  async #checkResult(own: OwnSql, catalog: Catalog): Promise<void> {
    const key = JSON.stringify(own);
    if (this.#checked.has(key)) return;
    const typeOf = async (part: string | null) => {
      const {columns} = await this.engine.run(ownProbe(own, part, catalog));
      return String(columns.found?.[0] ?? '');
    };
    await typeOf(null).catch((thrown: unknown) => { throw told(own.id, 'the engine refuses it', thrown); });
    for (const [part, type] of partsWanted(own)) {
      const found = await typeOf(part).catch((thrown: unknown) => { throw unreturned(own.id, part, thrown); });
      if (fits(found, type)) continue;
      throw refused(own.id, `${part} comes as ${found}, declared is ${type}`, 'Cast it, or correct columns');
    }
    this.#checked.add(key);
  }

  #relationOf(table: HeldTable): HeldRelation {
    let held = this.#relations.get(table);
    if (!held) this.#relations.set(table, held = new HeldRelation(table, this.engine));
    return held;
  }
}

/** Which columns the files of declared tables have. */
async function columnsOf(own: OwnSql, {names, table}: Pick<View, 'names' | 'table'>): Promise<Has> {
  const read = await Promise.all(own.tables.filter((name) => names.has(name)).map(table));
  const shapes = new Map(read.map(({table: {name, shape}}) => [name, shape]));
  return (name, column) => shapes.has(name) && (column === undefined || Object.hasOwn(shapes.get(name)!.columns, column));
}

/** Those that stand where a table could, and read what is none of them. */
async function functionsOf(engine: Engine): Promise<ReadonlySet<string>> {
  const text = `select distinct function_name as name from duckdb_functions()
  where function_type in ('table', 'table_macro', 'pragma')`;
  const {columns} = await engine.run({text, params: [], columns: {name: 'text'}});
  return new Set(columns.name!.map(String));
}

const types: Readonly<Record<ColumnType, RegExp>> = {
  id: /./, text: /./, boolean: /^BOOLEAN/, instant: /^TIMESTAMP/, day: /INT/,
  money: /^DECIMAL|DOUBLE|FLOAT|INT/, number: /^DECIMAL|DOUBLE|FLOAT|INT/, integer: /^DECIMAL|DOUBLE|FLOAT|INT/,
};

function fits(found: string, type: ColumnType): boolean {
  return found.includes('NULL') || types[type].test(found);
}

function unreturned(id: string, part: string, thrown: unknown): unknown {
  if (!isRefusal(thrown)) return thrown;
  const day = part.endsWith('_day') ? `; each moment x comes with its local day x_day` : '';
  return refused(id, `it does not return ${part}${day}`, `Select ${part}, or correct columns`, thrown);
}

function told(id: string, where: string, thrown: unknown): unknown {
  if (thrown instanceof InputError || !isRefusal(thrown)) return thrown;
  return refused(id, `${where}: ${thrown.what}`, 'Correct the SELECT', thrown);
}

function isRefusal(thrown: unknown): thrown is QueryError {
  return thrown instanceof QueryError && thrown.code === 'E_QUERY';
}
