import {makerFor, readRows, type ReadOptions, type TypedTable} from '@crm-widgets/columns';
import type {TableName} from '@crm-widgets/core';

type Rows = Readonly<Partial<Record<TableName, readonly object[]>>>;

const beside = await makerFor({candidates: ['customers'], columns: {}, zone: 'UTC', currency: null, maxBytes: 1e9, customers: true});

/** Tables of one source, read as the kit does: without rows of test customers where it has a table of them. */
export function readTables(rows: Rows, options: Pick<ReadOptions, 'zone' | 'currency'>): ReadonlyMap<TableName, TypedTable> {
  const read = (name: TableName, make?: typeof beside, said?: TypedTable['said']) =>
    readRows({candidates: [name], columns: {}, maxBytes: 1e9, ...options}, rows[name]!, make, said);
  const customers = rows.customers && read('customers', beside);
  return new Map((Object.keys(rows) as TableName[]).map((name) =>
    [name, name === 'customers' ? customers! : customers ? read(name, beside, customers.said) : read(name)] as const));
}
