import type {AsOf, ColumnType, TableName} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import type {Sql} from '../sql/fragment.js';

/** What a fact gets to write its rows with. */
export interface FactContext {
  readonly asOf: AsOf;
  /** The columns of its base table that the query asks for beyond the fact's own, each as `, alias.column`. */
  carried(alias: string): Sql;
}

/** A derived table: what its rows are made of, and the SELECT that makes them. */
export interface FactPlan {
  /** Table whose columns its rows carry; `where` and `by` look there first. Null: they have their own columns alone. */
  readonly base: TableName | null;
  /** Tables it reads, with the columns; the SELECT finds each under the table's own name. */
  readonly uses: Readonly<Partial<Record<TableName, readonly string[]>>>;
  /** Columns among these that it cannot do without, though the data model lets a file lack them. */
  readonly musts?: Readonly<Partial<Record<TableName, readonly string[]>>>;
  /** Its rows are no customer's, whatever `customer_id` says: nothing is looked up by it. */
  readonly isNobodys?: true;
  /** Columns it adds. An instant `x` comes with its local day `x_day`. */
  readonly own: Readonly<Record<string, ColumnType>>;
  /** One SELECT; without it the rows are those of the base table. */
  readonly rows?: (context: FactContext) => Sql;
  /**
   * Its versions all last as many days: the bound `to` is so many days after `from`.
   * A day lies then in as many windows as look back at it, and no row needs to be held against every window.
   */
  readonly lasting?: number;
}

/** @throws {InputError} `E_SCHEMA_MISSING` when no table that it could be made of is there */
export type Fact = (params: Params, has: Has) => FactPlan;
