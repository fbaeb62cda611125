import type {ColumnSpec} from './column-spec.js';
import {orderTables} from './order-tables.js';
import {otherTables} from './other-tables.js';
import type {TableName} from './table-names.js';

/**
 * The twelve tables of the data model (metrics.md 1): how each column is read. Order of columns is the order in which
 * they are shown. What they mean, and schemas to check rows by, are in `schemas.ts`, which a page does without.
 */
export const tables = {...orderTables, ...otherTables} as const satisfies Record<TableName, Readonly<Record<string, ColumnSpec>>>;

/** The columns of a table with their specs, in order. */
export function columnsOf(table: TableName): ReadonlyMap<string, ColumnSpec> {
  return new Map<string, ColumnSpec>(Object.entries(tables[table]));
}
