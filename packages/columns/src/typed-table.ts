import type {CrmError, TableName, TableReport, TableShape, TypedColumn, Warning} from '@crm-widgets/core';

export type {TypedColumn} from '@crm-widgets/core';

/** What fills a column: a header, or the default; `private` where it is not to be seen row by row. */
export type ColumnOrigin = {readonly header: string; readonly private?: true} | {readonly default: string};

/** What was made of a header that nobody mapped. */
export interface Guess {
  /** The export it was taken for; null for columns by what headers are usually called. */
  readonly preset: string | null;
  /** From 0 to 1: of the preset, or of the least certain required column. */
  readonly confidence: number;
  readonly columns: readonly {readonly column: string; readonly header: string; readonly confidence: number}[];
}

/** By id of each customer that belongs to another one: the account at the head of both. */
export type Roots = Readonly<Record<string, string>>;

/** What a table of customers says of the rows of other tables. */
export interface Said {
  /** Ids of customers that are a test. */
  readonly tests: readonly string[];
  /** Absent where each customer counts for itself. */
  readonly roots?: Roots;
}

/** The same, or why customers could not be read. */
export type Heard = Said | CrmError;

/** What the reader made of one table's files. */
export interface TypedTable {
  readonly name: TableName;
  readonly rows: number;
  /** By the name that `where` and `by` use: the data model's, else the file's own header. */
  readonly columns: ReadonlyMap<string, TypedColumn>;
  readonly shape: TableShape;
  readonly report: TableReport;
  /** How each column of the data model was filled: from which header, or by which default. */
  readonly mapping: Readonly<Record<string, ColumnOrigin>>;
  /** Absent where nothing was guessed. */
  readonly guess?: Guess;
  /** What is to be known of every number made of it. */
  readonly notes?: readonly Warning[];
  /** Of customers that were read for other tables too. */
  readonly said?: Said;
}
