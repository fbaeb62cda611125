/**
 * How a column is read and kept.
 * `id` and `text` stay text, `money` is exact to four decimals, `instant` is a moment with the local day it falls on.
 */
export type ColumnType = 'id' | 'text' | 'money' | 'number' | 'integer' | 'boolean' | 'instant' | 'day';

/** What stands in a column that the file lacks, or in an empty cell of it. */
export type ColumnDefault =
  | {kind: 'null'}
  | {kind: 'value'; value: string | number | boolean}
  | {kind: 'row-number'}
  | {kind: 'source-currency'}
  | {kind: 'column'; column: string};

export interface ColumnSpec {
  readonly type: ColumnType;
  /**
   * A metric that needs the column cannot do without it; a row with an empty cell in it is rejected, but where the
   * `column` alone is required.
   */
  readonly required: boolean | 'column';
  readonly default: ColumnDefault;
  /** Tells who a person is: left out of rows that are shown, copied or saved, unless the page says otherwise. */
  readonly private?: true;
}

/** A column that a file may lack; null stands in unless said otherwise. */
export const column = (type: ColumnType, missing: ColumnDefault = {kind: 'null'}): ColumnSpec =>
  ({type, required: false, default: missing});
/** A column without which there is no table, and no row. */
export const needed = (type: ColumnType): ColumnSpec => ({...column(type), required: true});
/** A column that has to be there; its cells may be empty. */
export const asked = (type: ColumnType): ColumnSpec => ({...column(type), required: 'column'});
export const value = (v: string | number | boolean): ColumnDefault => ({kind: 'value', value: v});
export const rowNumber: ColumnDefault = {kind: 'row-number'};
export const sourceCurrency: ColumnDefault = {kind: 'source-currency'};
export const sameAs = (name: string): ColumnDefault => ({kind: 'column', column: name});
