import {knowTables, otherTables} from '@crm-widgets/core';
import {datedTable} from './date-format.js';
import {withProps} from './event-props.js';
import * as words from './fault-words.js';
import {LateFault} from './late-fault.js';
import * as mappedCells from './mapped-cells.js';
import type {ReadOptions} from './read-options.js';
import type {TableMaker} from './read-table.js';
import type {Heard, TypedTable} from './typed-table.js';
import * as undecidedDates from './undecided-dates.js';
import {addRows} from './value-rows.js';

/**
 * Reads rows given as objects: values of JavaScript, dates as Date, or as text as in a file.
 * @throws {InputError} as `readTable`
 */
export function readRows(options: ReadOptions, rows: readonly object[], make: TableMaker = datedTable, said?: Heard): TypedTable {
  knowTables(otherTables);
  try {
    const table = make(options);
    table.mapped = mappedCells;
    addRows(rows, table);
    table.end();
    return withProps(table.finish(undecidedDates, said));
  } catch (thrown) {
    throw thrown instanceof LateFault ? thrown.say(words) : thrown;
  }
}
