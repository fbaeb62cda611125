import {datedTable} from './date-format.js';
import * as words from './fault-words.js';
import {FileFault} from './file-fault.js';
import type {ReadOptions} from './read-options.js';
import type {TableMaker} from './read-table.js';
import type {TypedTable} from './typed-table.js';
import * as undecidedDates from './undecided-dates.js';
import {addRows} from './value-rows.js';

/**
 * Reads rows given as objects: values of JavaScript, dates as Date, or as text as in a file.
 * @throws {InputError} as `readTable`
 */
export function readRows(options: ReadOptions, rows: readonly object[], make: TableMaker = datedTable): TypedTable {
  try {
    const table = make(options);
    addRows(rows, table);
    table.end();
    return table.finish(undecidedDates);
  } catch (thrown) {
    throw thrown instanceof FileFault ? thrown.say(words) : thrown;
  }
}
