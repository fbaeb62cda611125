import type {TableName} from '@crm-widgets/core';
import type {Value} from '../cells.js';
import type {Texts} from './texts.js';

/** Names that a header may have, the preferred one first; matched as headers are, without case and extra white space. */
export type Headers = readonly string[];

/** Where a column of the data model comes from in an export. */
export interface Field {
  /** The first of these that is there is the column; without any of them it is left to its default. */
  readonly headers: Headers;
  /** What becomes of its text, when there is one; as it is by default. */
  readonly as?: (text: string, row: Texts) => Value;
  /** What becomes of the row, whether there is a text or not. Null is an empty cell. */
  readonly make?: (row: Texts) => Value;
}

/** Values of a row that the export does not have in this form, by the column they go to. */
export type Made = Readonly<Record<string, Value>>;

/** What becomes of a row of the export when its place among others tells. */
export type Gathered =
  | {readonly row: Texts; readonly made: Made}
  | {readonly row: Texts; readonly skip: string}
  /** It cannot be read; a code of the report. */
  | {readonly row: Texts; readonly fault: string};

/** How an export fills one table. */
export interface Filling {
  readonly columns: Readonly<Record<string, Field | Headers>>;
  /** Headers that tell the export from others, each by any of its names; those of required columns need no mention. */
  readonly tells?: readonly Headers[];
  /** What of a header is missing for it, beside single names; null when nothing is. */
  readonly fits?: (headers: readonly string[]) => Headers | null;
  /** Leaves a row out by rule: a code of the report, or null to take it. */
  readonly skip?: (row: Texts) => string | null;
  /** Whether the export ends with lines of one cell behind a blank line, such as who made the report; skipped as `footer`. */
  readonly hasFooter?: true;
  /** Columns that `split` and `gather` make, and where from, in words. */
  readonly makes?: Readonly<Record<string, string>>;
  /** Makes several rows of one, or none (`nothing_in_row`); each takes what it does not make from the row itself. */
  readonly split?: (row: Texts) => readonly Made[];
  /** Looks at all rows of all files at their end. */
  readonly gather?: (rows: readonly Texts[]) => Iterable<Gathered>;
  /** What is to be known of numbers made of such a file: code and sentence, and of which rows. */
  readonly note?: {readonly code: string; readonly message: string; readonly of: (made: Made) => boolean};
}

/** A known export: the tables it fills, by name. */
export interface Preset {
  /** As people call the export. */
  readonly title: string;
  readonly tables: Readonly<Partial<Record<TableName, Filling>>>;
}
