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

/** The same of one of them. */
export function columnBytes(column: TypedColumn): number {
  // Told without asking for codes or instants, which would make them.
  if ('bytes' in column) return column.bytes as number;
  switch (column.type) {
    case 'id':
    case 'text': return column.codes.byteLength + textBytes(column.dictionary);
    case 'instant': return column.instants.byteLength + column.days.byteLength + (column.valid?.byteLength ?? 0);
    case 'day': return column.days.byteLength + (column.valid?.byteLength ?? 0);
    default: return column.values.byteLength + (column.valid?.byteLength ?? 0);
  }
}
