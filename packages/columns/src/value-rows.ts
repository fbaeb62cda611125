import {EMPTY, type Cells, type Fault, type Value} from './cells.js';
import type {NumberFormat} from './numbers.js';
import type {RowSource, RowWriter, TableBuilder} from './table-builder.js';

/** Hands the cell at a place of a column to the cells that want it. */
export type Column = (at: number, cells: Cells, row: number, format: NumberFormat) => Fault | null;

/** A column of values; null and undefined are missing. */
export function valueColumn(get: (at: number) => Value): Column {
  return (at, cells, row, format) => {
    const value = get(at);
    return value === null || value === undefined ? EMPTY : cells.putValue(row, value, format);
  };
}

/** Rows of columns that know their cells by place. */
export class ColumnRows implements RowSource {
  at = 0;

  constructor(private readonly columns: readonly Column[], private readonly format: NumberFormat) {}

  read(index: number, cells: Cells, row: number): Fault | null {
    return this.columns[index]!(this.at, cells, row, this.format);
  }
}

/** Writes rows of columns. @returns the line after the last */
export function writeRows(
  columns: readonly Column[], count: number, line: number, writer: RowWriter, table: TableBuilder,
): number {
  const source = new ColumnRows(columns, table.format);
  for (source.at = 0; source.at < count; source.at++) writer.write(line + source.at, source);
  return line + count;
}

/** Reads rows given as objects. The line of a row is its place, the first being 1. */
export function addRows(rows: readonly object[], table: TableBuilder): void {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  if (keys.size === 0) return;
  const names = [...keys];
  const writer = table.addHeader(names, 'rows');
  const columns = names.map((name) => valueColumn((at) => {
    const row = rows[at] as Record<string, Value>;
    return Object.hasOwn(row, name) ? row[name] : null;
  }));
  writeRows(columns, rows.length, 1, writer, table);
}
