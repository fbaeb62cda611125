import {DayStarts} from './instant-cells.js';
import {LateColumn} from './late-cells.js';
import {PlainColumn} from './plain-texts.js';
import {RowNames} from './row-names.js';
import {textBytes} from './text-bytes.js';
import type {TypedColumn, TypedTable} from './typed-table.js';

/**
 * Memory that the columns of a table take by now, in bytes; of texts in a dictionary about so many. What waits to be
 * read until somebody asks for it counts as what of its file is kept for that.
 */
export function bytesOf({columns}: TypedTable): number {
  let bytes = 0;
  for (const column of columns.values()) bytes += columnBytes(column);
  return bytes;
}

function columnBytes(column: TypedColumn): number {
  if (column instanceof LateColumn) return column.waiting ?? columnBytes(column.texts);
  // Told without asking for codes or instants, which would make them.
  if (column instanceof PlainColumn || column instanceof DayStarts || column instanceof RowNames) return column.bytes;
  switch (column.type) {
    case 'id':
    case 'text': return column.codes.byteLength + textBytes(column.dictionary);
    case 'instant': return column.instants.byteLength + column.days.byteLength + (column.valid?.byteLength ?? 0);
    case 'day': return column.days.byteLength + (column.valid?.byteLength ?? 0);
    default: return column.values.byteLength + (column.valid?.byteLength ?? 0);
  }
}
