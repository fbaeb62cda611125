import {datedTable} from './date-format.js';
import type {ReadOptions} from './read-options.js';
import type {TableMaker} from './read-table.js';
import type {TypedTable} from './typed-table.js';
import {addRows} from './value-rows.js';

/** Reads rows given as objects: values of JavaScript, dates as Date, or as text as in a file. */
export function readRows(options: ReadOptions, rows: readonly object[], make: TableMaker = datedTable): TypedTable {
  const table = make(options);
  addRows(rows, table);
  return table.finish();
}
