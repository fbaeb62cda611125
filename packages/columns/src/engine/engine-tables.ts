import type {TableName} from '@crm-widgets/core';
import type {TypedTable} from '../typed-table.js';

/** The tables of a source as far as they are read. */
export interface EngineTables {
  /** Tables that the source has, read or not. */
  readonly declared: ReadonlySet<TableName>;
  readonly read: ReadonlyMap<TableName, TypedTable>;
}

/** A query cannot be answered before this table is read; it is asked again once it is. */
export class TableWanted extends Error {
  constructor(readonly table: TableName) {
    super(`the table ${table} is not read yet`);
  }
}
