import type {AsOf, DerivedRows as Derived, DerivedTable, TableName, TypedColumn} from '@crm-widgets/core';
import {linkCustomers} from './customer-link.js';
import {FactRows} from './fact-rows.js';
import {gather} from './gather.js';
import type {TableViews} from './table-view.js';

/** The rows of a fact. @throws {InputError} `E_SCHEMA_MISSING` for what it is made of and is not there */
export function rowsOfFact(tables: TableViews, plan: DerivedTable, asOf: AsOf): FactRows {
  for (const [table, columns] of entries(plan.uses)) for (const used of columns) tables.get(table).column(used);
  for (const [table, columns] of entries(plan.musts ?? {})) for (const must of columns) tables.get(table).demand(must);
  const derived = plan.derive?.({asOf, table: (table) => tables.get(table)});
  return derived ? new DerivedRows(tables, plan, asOf, derived) : new FactRows(tables, plan, asOf, linkCustomers);
}

/** Rows made of those of tables; they may carry the columns of one. */
class DerivedRows extends FactRows {
  readonly #derived: Derived;
  readonly #carried = new Map<string, TypedColumn>();

  constructor(tables: TableViews, plan: DerivedTable, asOf: AsOf, derived: Derived) {
    super(tables, plan, asOf, linkCustomers, derived.rows);
    this.#derived = derived;
  }

  override column(named: string): TypedColumn {
    const {own, baseRows} = this.#derived;
    if (own[named]) return own[named];
    const carried = super.column(named);
    if (!baseRows) return carried;
    let picked = this.#carried.get(named);
    if (!picked) this.#carried.set(named, picked = gather(carried, baseRows));
    return picked;
  }

  /** What a fact cannot do without is there, or it would not be. */
  override demand(): void {}
}

function entries(columns: DerivedTable['uses']): [TableName, readonly string[]][] {
  return Object.entries(columns) as [TableName, readonly string[]][];
}
