import type {TableName} from '@crm-widgets/core';
import type {ColumnSource} from '@crm-widgets/columns';

/** The business settings of a source, as `crm-source` says them; still text, checked where they are used. */
export interface SourceSettings {
  /** How errors call it, such as `crm-source#acme`. */
  readonly label: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly asOf?: string;
  readonly weekStart?: string;
  readonly fiscalYearStart?: string;
  /** Parameters of metrics; a key may be a metric's id with an object of its own. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly engine?: string;
  readonly cache?: string;
  readonly maxBytes?: number;
  /** Seconds between refreshes, of a page. */
  readonly refresh?: number;
}

/** Rows given by the page itself instead of an address. */
export type InlineRows =
  | {readonly rows: readonly Readonly<Record<string, unknown>>[]}
  /** The bytes are given away. */
  | {readonly bytes: Uint8Array<ArrayBuffer>; readonly format: 'json' | 'csv' | 'arrow'};

/** One table of a source, as `crm-table` or a widget's `src` says it. */
export interface TableSettings {
  /** How errors call it, such as `crm-table transactions`. */
  readonly label: string;
  /** One name; or, for a widget's `src`, the tables that could serve it, the preferred one first. */
  readonly candidates: readonly TableName[];
  /** Absolute addresses; their rows are joined. Empty when `inline` is given. */
  readonly src: readonly string[];
  /** Rows of the page itself, asked for when they are read. Rejects with what is wrong with them. */
  readonly inline?: () => Promise<InlineRows>;
  readonly format?: string;
  readonly preset?: string;
  readonly columns?: Readonly<Record<string, ColumnSource>>;
  readonly integrity?: string;
  readonly dateFormat?: string;
  readonly decimal?: string;
}
