import {columnShape, columnsOf, missingColumn, missingTable, propKey, rateDateOf, tableNames} from '@crm-widgets/core';
import type {Catalog, ColumnSpec, ColumnType, Rates, TableName} from '@crm-widgets/core';
import type {Has} from '../metric.js';
import {dialect} from './dialect.js';
import {joined, literal, name, sql, type Sql, type SqlType} from './fragment.js';
import {givenName, ratedStep, ratesStep} from './rated.js';

/** A column as a query may use it: its identifier under the table's own name, and its type. */
export interface Column {
  readonly id: string;
  readonly type: ColumnType;
}

export const sqlTypes: Record<ColumnType, SqlType> = {
  id: 'varchar', text: 'varchar', money: 'decimal(18,4)', number: 'double', integer: 'bigint', boolean: 'boolean',
  instant: 'timestamp', day: 'integer',
};

/** The tables of a source as one statement uses them: it asks for columns, and each table is then written once. */
export class Tables {
  readonly #asked = new Map<TableName, Map<string, Column>>();
  readonly #placed = new Set<TableName>();
  #rates: Rates | null = null;
  #isReadTwice = false;
  #isByHeader = false;

  /** @param catalog absent while nothing is loaded yet, to learn what has to be */
  constructor(readonly has: Has, readonly catalog?: Catalog) {}

  /** Has amounts in one currency; asked for before any table is. */
  convert(rates: Rates): void {
    const isSame = this.#rates === null || JSON.stringify(this.#rates) === JSON.stringify(rates);
    if (!isSame) throw new RangeError('one statement has one currency');
    this.#rates = rates;
  }

  /** Calls columns beyond the data model as their files do; asked for before any column is. */
  callByHeader(): void {
    this.#isByHeader = true;
  }

  /** Has every step that reads a table read it itself, not from a copy of all its rows that the engine would make. */
  readTwice(): void {
    this.#isReadTwice = true;
  }

  /**
   * A column of the data model by its name; another by the identifier that the engine has for it.
   * @throws {InputError} `E_SCHEMA_MISSING` once the tables are known
   */
  ask(table: TableName, column: string): Column {
    const asked = this.#columns(table);
    const known = asked.get(column) ?? this.#describe(table, column);
    asked.set(column, known);
    const missing = columnsOf(table).get(column)?.default;
    if (missing?.kind === 'column' && !this.has(table, column)) this.ask(table, missing.column);
    return known;
  }

  /** A column without which there is no answer, whatever the data model says of it. */
  demand(table: TableName, column: string): void {
    this.ask(table, column);
    if (this.catalog && !this.has(table, column)) throw missingColumn(table, column);
  }

  /** The column that says where a row stands in its file, from 0. */
  place(table: TableName): string {
    this.touch(table);
    this.#placed.add(table);
    return 'file_row';
  }

  /** Names a table without any column yet, as for counting its rows. */
  touch(table: TableName): void {
    if (this.catalog) this.#held(table);
    this.#columns(table);
  }

  /** Whether a query may name it: the file has it, in `props` of events, or the data model says what stands there instead. */
  offers(table: TableName, column: string): boolean {
    if (!this.has(table)) return false;
    if (this.has(table, column)) return true;
    if (table === 'events' && propKey(column) !== null) return this.has(table, 'props');
    return columnsOf(table).get(column)?.default.kind === 'value';
  }

  /** Whether the file has a column, or while nothing is read, whether it could. */
  mayHave(table: TableName, column: string): boolean {
    return this.has(table, column) || (!this.catalog && columnsOf(table).has(column));
  }

  /** Columns of a table by which a user may filter, for an error to name. */
  names(table: TableName): string[] {
    return Object.keys(this.catalog?.[table]?.shape.columns ?? {});
  }

  needs(): {table: TableName; columns: string[]}[] {
    return tableNames.filter((table) => this.#asked.has(table))
      .map((table) => ({table, columns: [...this.#asked.get(table)!.keys()]}));
  }

  /** One `with` step a table: the data model's names over the engine's, defaults for what the file lacks. */
  steps(): Sql[] {
    const needed = this.needs();
    const given = needed.map(({table, columns}) => {
      const {relation, shape} = this.#held(table);
      const selected = columns.flatMap((c) => this.#selected(table, c, columnShape(table, shape, c)?.sql));
      if (this.#placed.has(table)) selected.push(aliased(dialect.fileRow(), this.place(table)));
      const list = selected.length === 0 ? sql`1 as one` : joined(selected, ', ');
      const step = this.#rateDate(table) === null ? table : givenName(table);
      return sql`${name(step)} as ${this.#copied(table, columns)}(\n  select ${list}\n  from ${name(relation)}\n)`;
    });
    const rated = needed.filter(({table}) => this.#rateDate(table) !== null);
    if (rated.length === 0) return given;
    return [...given, ratesStep(this.#rates!), ...rated.map(({table}) => this.#rated(table))];
  }

  /** A copy is made where rows get a number, so that it is the same for all who read them. */
  #copied(table: TableName, columns: readonly string[]): Sql {
    const isNumbered = columns.some((column) =>
      !this.has(table, column) && columnsOf(table).get(column)?.default.kind === 'row-number');
    return this.#isReadTwice && !isNumbered ? dialect.inlined : sql``;
  }

  #rated(table: TableName): Sql {
    const columns = [...this.#asked.get(table)!.values()];
    const extra = this.#placed.has(table) ? [this.place(table)] : [];
    return ratedStep({table, columns, extra, rates: this.#rates!, day: `${this.#rateDate(table)}_day`});
  }

  /** The instant by which rows of a table find their rate; null for a table whose amounts stay as they are. */
  #rateDate(table: TableName): string | null {
    return this.#rates && this.has(table, 'currency') ? rateDateOf(table, this.#rates) : null;
  }

  #columns(table: TableName): Map<string, Column> {
    let asked = this.#asked.get(table);
    if (asked) return asked;
    this.#asked.set(table, asked = new Map());
    const dated = this.#rateDate(table);
    if (dated !== null) {
      this.ask(table, 'currency');
      if (this.#rates!.day === undefined) this.ask(table, dated);
      for (const column of ['currency', 'date', 'rate_to_reporting']) this.ask('fx_rates', column);
    }
    return asked;
  }

  #describe(table: TableName, column: string): Column {
    const spec = columnsOf(table).get(column);
    const shape = this.catalog && columnShape(table, this.#held(table).shape, column);
    if (this.catalog && !shape && (!spec || spec.required)) throw missingColumn(table, column);
    if (spec) return {id: column, type: spec.type};
    return {id: this.#isByHeader ? column : shape?.sql ?? column, type: shape?.type ?? 'text'};
  }

  #held(table: TableName): NonNullable<Catalog[TableName]> {
    const held = this.catalog?.[table];
    if (held) return held;
    throw missingTable(table);
  }

  #selected(table: TableName, column: string, held: string | undefined): Sql[] {
    const {id, type} = this.ask(table, column);
    const parts = type === 'instant' ? ['', '_day'] : [''];
    if (held !== undefined) return parts.map((p) => aliased(name(held + p), id + p));
    const spec = columnsOf(table).get(column)!;
    return parts.map((p) => aliased(this.#fallback(table, spec, p), id + p));
  }

  #fallback(table: TableName, {type, default: missing}: ColumnSpec, part: string): Sql {
    switch (missing.kind) {
      case 'value':
        return typeof missing.value === 'string' ? literal(missing.value) : constant(missing.value, sqlTypes[type]);
      case 'row-number': return sql`cast(row_number() over () as ${{text: sqlTypes[type], params: []}})`;
      case 'column': {
        const other = this.catalog?.[table]?.shape.columns[missing.column]?.sql;
        if (other !== undefined) return name(other + part);
        return constant(null, part === '_day' ? 'integer' : sqlTypes[type]);
      }
      default: return constant(null, part === '_day' ? 'integer' : sqlTypes[type]);
    }
  }
}

/** What a catalog has. */
export function hasOf(catalog: Catalog): Has {
  return (table, column, timed) => {
    const held = catalog[table];
    if (held === undefined || column === undefined) return held !== undefined;
    return Object.hasOwn(held.shape.columns, column) && !(timed && held.shape.columns[column]!.whole);
  };
}

function aliased(value: Sql, as: string): Sql {
  return value.text === name(as).text ? value : sql`${value} as ${name(as)}`;
}

function constant(value: number | boolean | null, type: SqlType): Sql {
  return {text: `cast(${value} as ${type})`, params: []};
}
