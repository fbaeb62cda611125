import {PlainColumn} from './plain-texts.js';
import type {TypedColumn, TypedTable} from './typed-table.js';

/** What engines keep for a text of a dictionary besides its letters: its head, and the place that points at it. */
const TEXT_HEAD = 24;

/** Memory that the columns of a table take, in bytes; of texts in a dictionary about so many. */
export function bytesOf({columns}: TypedTable): number {
  let bytes = 0;
  for (const column of columns.values()) bytes += columnBytes(column);
  return bytes;
}

function columnBytes(column: TypedColumn): number {
  // Told without asking for codes, which would make them.
  if (column instanceof PlainColumn) {
    const {valueOffsets, data} = column.texts.buffers;
    return valueOffsets.byteLength + data.byteLength;
  }
  switch (column.type) {
    case 'id':
    case 'text': return isMadeLater(column) ? 0 : column.codes.byteLength + textBytes(column.dictionary);
    case 'instant': return column.instants.byteLength + column.days.byteLength + (column.valid?.byteLength ?? 0);
    case 'day': return column.days.byteLength + (column.valid?.byteLength ?? 0);
    default: return column.values.byteLength + (column.valid?.byteLength ?? 0);
  }
}

/** Row numbers stand in no memory until somebody asks for them. */
function isMadeLater(column: TypedColumn): boolean {
  return !Object.hasOwn(column, 'codes');
}

function textBytes(dictionary: readonly string[]): number {
  let bytes = 0;
  for (const text of dictionary) bytes += TEXT_HEAD + text.length;
  return bytes;
}
