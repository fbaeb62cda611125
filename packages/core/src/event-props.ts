import type {ColumnShape, TableShape} from './query.js';
import type {TableName} from './table-names.js';

/**
 * The key of `props` that a column `props.<key>` of events stands for; null for any other name.
 * A key is of letters from A to Z, digits, `_` and `-`, at most 60.
 */
export function propKey(column: string): string | null {
  return /^props\.([\w-]{1,60})$/.exec(column)?.[1] ?? null;
}

/** What queries may know of a column by its name: it is of the file, or the text under a key of `props` of events. */
export function columnShape(table: TableName, {columns}: TableShape, column: string): ColumnShape | undefined {
  if (Object.hasOwn(columns, column)) return columns[column];
  const key = table === 'events' && columns.props ? propKey(column) : null;
  // Engines take capitals of a name for small letters, and keys do not, so a capital has a mark.
  return key === null ? undefined : {type: 'text', sql: `props.${key.replace(/[A-Z]/g, '^$&')}`};
}
