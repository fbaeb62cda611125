import type {TableName, TableReport, TableShape} from '@crm-widgets/core';

/**
 * A column of a table, typed. All arrays are as long as the table.
 *
 * Text is coded: `codes[i]` indexes `dictionary`, -1 is missing. Elsewhere `valid` is a bitmap, one byte eight rows, the
 * lowest bit first; null when every row has a value. Money is whole ten-thousandths of a major unit, which a double holds
 * exactly up to 900 billion. An instant is milliseconds UTC with the local day of the source's zone beside it.
 */
export type TypedColumn =
  | {readonly type: 'id' | 'text'; readonly codes: Int32Array; readonly dictionary: readonly string[]}
  | {readonly type: 'money' | 'number' | 'integer'; readonly values: Float64Array; readonly valid: Uint8Array | null}
  | {readonly type: 'boolean'; readonly values: Uint8Array; readonly valid: Uint8Array | null}
  | {readonly type: 'instant'; readonly instants: Float64Array; readonly days: Int32Array; readonly valid: Uint8Array | null}
  | {readonly type: 'day'; readonly days: Int32Array; readonly valid: Uint8Array | null};

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
}
