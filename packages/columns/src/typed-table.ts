import type {TableName, TableReport, TableShape, TypedColumn, Warning} from '@crm-widgets/core';

export type {TypedColumn} from '@crm-widgets/core';

/** What the reader made of one table's files. */
export interface TypedTable {
  readonly name: TableName;
  readonly rows: number;
  /** By the name that `where` and `by` use: the data model's, else the file's own header. */
  readonly columns: ReadonlyMap<string, TypedColumn>;
  readonly shape: TableShape;
  readonly report: TableReport;
  /** How each column of the data model was filled: from which header, or by which default. */
  readonly mapping: Readonly<Record<string, {readonly header: string} | {readonly default: string}>>;
  /** What is to be known of every number made of it. */
  readonly notes?: readonly Warning[];
}
