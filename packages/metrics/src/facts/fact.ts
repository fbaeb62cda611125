import type {AsOf, DerivedTable} from '@crm-widgets/core';
import type {Has, Params} from '../metric.js';
import type {Sql} from '../sql/fragment.js';

/** What a fact gets to write its rows with. */
export interface FactContext {
  readonly asOf: AsOf;
  /** The columns of its base table that the query asks for beyond the fact's own, each as `, alias.column`. */
  carried(alias: string): Sql;
  /** Has every row carry one more column of its base table. */
  carry?(column: string): void;
  /** Has every row carry where it stands in the file of its base table; the name of that column. */
  place?(): string;
}

/**
 * A derived table: what its rows are made of, and how: the SELECT that makes them, and its twin on typed columns.
 * The SELECT finds each table of `uses` under the table's own name, and an instant `x` with its local day `x_day`.
 */
export interface FactPlan extends DerivedTable {
  /** One SELECT; without it the rows are those of the base table. */
  readonly rows?: (context: FactContext) => Sql;
  /** The SELECT finds columns beyond the data model by the names that their files give them. */
  readonly namesColumns?: true;
}

/** @throws {InputError} `E_SCHEMA_MISSING` when no table that it could be made of is there */
export type Fact = (params: Params, has: Has) => FactPlan;
