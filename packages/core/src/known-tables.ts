import type {ColumnSpec} from './column-spec.js';
import {fetched} from './errors.js';
import {orderTables} from './order-tables.js';
import type {TableName} from './table-names.js';

type Tables = Readonly<Partial<Record<TableName, Readonly<Record<string, ColumnSpec>>>>>;

/** For who knows beforehand which tables will be read: most pages read orders alone, and do without the others. */
let known: Tables = orderTables;

/** Takes tables in. */
export function knowTables(tables: Tables): void {
  known = {...known, ...tables};
}

/** Fetches what is to be known of tables, unless it is. @throws {InputError} `E_ASSET` */
export async function fetchTables(names: readonly TableName[]): Promise<void> {
  if (names.every((name) => Object.hasOwn(known, name))) return;
  const {otherTables} = await fetched('the code that knows the tables', import('./other-tables.js'));
  knowTables(otherTables);
}

/** `columnsOf` a table that was fetched, or taken in. */
export function knownColumnsOf(table: TableName): ReadonlyMap<string, ColumnSpec> {
  const columns = known[table];
  if (!columns) throw new RangeError(`the table ${table} was not fetched`);
  return new Map(Object.entries(columns));
}
