import {
  knownColumnsOf,
  type BooleanColumn, type ColumnType, type InstantColumn, type NumericColumn, type SourceColumns, type TableName, type TextColumn,
  type TypedColumn,
} from '@crm-widgets/core';
import {LateFault} from '../late-fault.js';
import type {TypedTable} from '../typed-table.js';
import {TableWanted, type EngineTables} from './engine-tables.js';

/** A table with the stated default in columns that its file lacks. */
export class TableView implements SourceColumns {
  readonly #defaults = new Map<string, TypedColumn>();

  constructor(readonly name: TableName, readonly table: TypedTable, readonly rows = table.rows) {}

  has(column: string): boolean {
    return this.table.columns.has(column);
  }

  /** Whether a query may name it: the file has it, or the data model says what stands there instead. */
  offers(column: string): boolean {
    return this.has(column) || knownColumnsOf(this.name).get(column)?.default.kind === 'value';
  }

  typeOf(column: string): ColumnType {
    return knownColumnsOf(this.name).get(column)?.type ?? this.table.columns.get(column)?.type ?? 'text';
  }

  /** @throws {LateFault} `E_SCHEMA_MISSING` */
  column(name: string): TypedColumn {
    const held = this.table.columns.get(name) ?? this.#defaults.get(name);
    if (held) return held;
    const made = this.#defaultOf(name);
    this.#defaults.set(name, made);
    return made;
  }

  /** A column without which there is no answer, whatever the data model says of it. */
  demand(name: string): void {
    if (!this.has(name)) throw new LateFault((words) => words.missingColumn(this.name, name));
  }

  text(name: string): TextColumn {
    return this.column(name) as TextColumn;
  }

  number(name: string): NumericColumn {
    return this.column(name) as NumericColumn;
  }

  boolean(name: string): BooleanColumn {
    return this.column(name) as BooleanColumn;
  }

  instant(name: string): InstantColumn {
    return this.column(name) as InstantColumn;
  }

  #defaultOf(name: string): TypedColumn {
    const spec = knownColumnsOf(this.name).get(name);
    if (!spec || spec.required) throw new LateFault((words) => words.missingColumn(this.name, name));
    const {type, default: missing} = spec;
    if (missing.kind === 'column') return this.table.columns.get(missing.column) ?? constant(type, null, this.table.rows);
    return constant(type, missing.kind === 'value' ? missing.value : null, this.table.rows);
  }
}

/** The tables of a source, each wrapped once. */
export class TableViews {
  readonly #views = new Map<TableName, TableView>();

  constructor(readonly tables: EngineTables) {}

  /** Of a table that is not read yet nobody knows the columns, so it has to be. */
  readonly has = (table: TableName, column?: string): boolean => {
    if (!this.tables.declared.has(table)) return false;
    return column === undefined || this.get(table).has(column);
  };

  /** @throws {TableWanted}, and {LateFault} `E_SCHEMA_MISSING` for a table that the source has not */
  get(name: TableName): TableView {
    const known = this.#views.get(name);
    if (known) return known;
    if (!this.tables.declared.has(name)) throw new LateFault((words) => words.missingTable(name));
    const table = this.tables.read.get(name);
    if (!table) throw new TableWanted(name);
    const view = new TableView(name, table);
    this.#views.set(name, view);
    return view;
  }
}

/** One value, or none, for every row. */
function constant(type: ColumnType, value: string | number | boolean | null, rows: number): TypedColumn {
  const valid = value === null ? new Uint8Array((rows + 7) >> 3) : null;
  switch (type) {
    case 'id':
    case 'text':
      return {type, codes: new Int32Array(rows).fill(value === null ? -1 : 0), dictionary: value === null ? [] : [String(value)]};
    case 'money': return {type, values: new Float64Array(rows).fill(Number(value) * 10_000), valid};
    case 'number':
    case 'integer': return {type, values: new Float64Array(rows).fill(Number(value)), valid};
    case 'boolean': return {type, values: new Uint8Array(rows).fill(Number(value)), valid};
    case 'instant': return {type, instants: new Float64Array(rows), days: new Int32Array(rows), valid: new Uint8Array((rows + 7) >> 3)};
    case 'day': return {type, days: new Int32Array(rows), valid: new Uint8Array((rows + 7) >> 3)};
  }
}
