import type {TableName} from '@crm-widgets/core';

export type Format = 'csv' | 'tsv' | 'json' | 'ndjson' | 'arrow' | 'parquet';

/**
 * Where a column of the data model comes from: a header, a header with its values translated, or one value for all rows.
 * `private` leaves it out of rows that are shown, copied or saved; an e-mail address is private unless it says false.
 */
export type ColumnSource =
  | string
  | {readonly from: string; readonly map?: Readonly<Record<string, string>>; readonly private?: boolean}
  | {readonly value: string | number | boolean | null};

/** How the bytes of one table are to be read; plain data, as `crm-table` and a widget's `src` say it. */
export interface ReadOptions {
  /** In order of preference: the first whose required columns the header satisfies. One name alone is that table. */
  readonly candidates: readonly TableName[];
  /** Column of the data model to where it comes from. Headers equal to a column's name need no entry. */
  readonly columns: Readonly<Record<string, ColumnSource>>;
  /** Name of a known export; what `columns` says goes before it. */
  readonly preset?: string;
  /**
   * What may be guessed at, where neither preset nor columns is given: the columns, when no header is called as one; or
   * also which of the candidates the file is, whatever its headers.
   */
  readonly guess?: 'columns' | 'table';
  /** IANA zone in which date-only values lie and local days are counted. */
  readonly zone: string;
  /** Currency of rows without one; null when nobody said. */
  readonly currency: string | null;
  /** Order of day, month and year where digits alone do not tell, such as `dd/mm/yyyy`. */
  readonly dateFormat?: string;
  /** Decimal mark of numbers, `.` by default. */
  readonly decimal?: '.' | ',';
  /** As the page's parameter says it: whether amounts of orders hold what their shipping cost; true by default. */
  readonly includeShipping?: unknown;
  /** As the page's parameter says it: whether customers count as one with the account at their head; false by default. */
  readonly rollupToParent?: unknown;
  /** Whether the source has a table of customers, be it this one, so that rows of those who are a test are left out. */
  readonly customers?: boolean;
  /** Upper bound on decoded bytes. */
  readonly maxBytes: number;
}

/** One file of a table, as its response describes it. */
export interface FileOptions {
  /** Last part of the address, for the extension and for errors; no query string. */
  readonly name: string;
  readonly contentType: string | null;
  /** From the `format` attribute; else from extension, content type and first bytes. */
  readonly format?: Format;
  readonly gzip?: boolean;
}
