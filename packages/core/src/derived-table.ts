import type {AsOf} from './query.js';
import type {TableName} from './table-names.js';
import type {ColumnType} from './column-spec.js';
import type {BooleanColumn, InstantColumn, NumericColumn, TextColumn, TypedColumn} from './typed-column.js';

/** Columns by table. */
export type TableColumns = Readonly<Partial<Record<TableName, readonly string[]>>>;

/** A fact: rows made of those of tables. What an engine has to know of it before it makes them. */
export interface DerivedTable {
  /** Table whose columns its rows carry; `where` and `by` look there first. Null: they have their own columns alone. */
  readonly base: TableName | null;
  /** Tables it reads, with the columns. */
  readonly uses: TableColumns;
  /** Columns among these that it cannot do without, though the data model lets a file lack them. */
  readonly musts?: TableColumns;
  /** Its rows are no customer's, whatever `customer_id` says: nothing is looked up by it. */
  readonly isNobodys?: true;
  /** Columns it adds. An instant comes with its local day. */
  readonly own: Readonly<Record<string, ColumnType>>;
  /**
   * Its versions all last as many days: the bound `to` is so many days after `from`.
   * A day lies then in as many windows as look back at it, and no row needs to be held against every window.
   */
  readonly lasting?: number;
  /** The rows on typed columns, the same as those of the SQL beside it; absent: they are those of the base table. */
  readonly derive?: (from: Sources) => DerivedRows;
}

/** The tables that a fact is made of, on typed columns. */
export interface Sources {
  readonly asOf: AsOf;
  table(name: TableName): SourceColumns;
}

/** A table by its columns, the stated default in those that the file lacks. */
export interface SourceColumns {
  readonly rows: number;
  /** @throws {InputError} `E_SCHEMA_MISSING` for a column that has no default and is not there */
  text(name: string): TextColumn;
  number(name: string): NumericColumn;
  boolean(name: string): BooleanColumn;
  instant(name: string): InstantColumn;
}

/** Rows of a fact on typed columns. */
export interface DerivedRows {
  readonly rows: number;
  /** For each of them the row of the base table that it carries; null where they are that table's, all in order. */
  readonly baseRows: Int32Array | null;
  /**
   * Columns of the fact's own, as long as `rows`. An amount of money that is no whole ten-thousandth is a `number` in
   * major units: it is summed as exactly as decimals of 16 digits are.
   */
  readonly own: Readonly<Record<string, TypedColumn>>;
}

/** The derived table that a fact is, by its name; null for a table of the data model. */
export type FindDerived = (
  fact: {readonly name: string; readonly params?: Readonly<Record<string, unknown>>},
  has: (table: TableName, column?: string) => boolean,
) => DerivedTable | null;
