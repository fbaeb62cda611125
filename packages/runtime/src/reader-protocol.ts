import type {Answer, CrmError, Query, TableName, TableReport, TableShape, Warning} from '@crm-widgets/core';
import type {ColumnOrigin, FileOptions, Guess, Heard, ReadOptions, Said} from '@crm-widgets/columns';

/** What the page asks of the reader worker. A job is one table; its messages come in order. */
export type ToReader =
  | {readonly kind: 'open'; readonly job: number; readonly options: ReadOptions}
  | {readonly kind: 'file'; readonly job: number; readonly file: FileOptions}
  | {readonly kind: 'chunk'; readonly job: number; readonly bytes: Uint8Array<ArrayBuffer>}
  | {readonly kind: 'end'; readonly job: number}
  | {
    readonly kind: 'rows'; readonly job: number; readonly rows: readonly Readonly<Record<string, unknown>>[];
    readonly said: Heard | undefined;
  }
  | {readonly kind: 'close'; readonly job: number; readonly call: number; readonly said: Heard | undefined}
  | {readonly kind: 'encode'; readonly job: number; readonly call: number; readonly columns: readonly string[]}
  | {readonly kind: 'ask'; readonly asks: readonly (Asked & {readonly call: number})[]}
  | {readonly kind: 'forget'; readonly job: number};

/** A query for the engine on columns. */
export interface Asked {
  readonly query: Query;
  /** Which source asks; two may declare tables of the same names. */
  readonly source: number;
  /** Tables that the source has, read or not. */
  readonly declared: readonly TableName[];
  /** Those that are read, each by its job. */
  readonly jobs: Readonly<Partial<Record<TableName, number>>>;
}

/** What the reader worker answers: `hello` once, then each call once. */
export type FromReader =
  | {readonly kind: 'hello'}
  | {readonly kind: 'read'; readonly call: number; readonly table: ReadTable}
  | {readonly kind: 'encoded'; readonly call: number; readonly ipc: Uint8Array<ArrayBuffer>; readonly rows: number}
  | {readonly kind: 'answer'; readonly call: number; readonly answer: Answer}
  /** The query cannot be answered before this table is read. */
  | {readonly kind: 'wanted'; readonly call: number; readonly table: TableName}
  | {readonly kind: 'fault'; readonly call: number; readonly fault: CrmError};

/** What the page knows of a table whose rows stay in the worker. */
export interface ReadTable {
  readonly name: TableName;
  readonly shape: TableShape;
  readonly report: TableReport;
  readonly mapping: Readonly<Record<string, ColumnOrigin>>;
  /** Absent where nothing was guessed. */
  readonly guess?: Guess;
  /** What is to be known of every number made of it. */
  readonly notes?: readonly Warning[];
  /** Of customers that were read for other tables too. */
  readonly said?: Said;
  /** Memory that its columns take in the worker. */
  readonly bytes: number;
}
