/** A cell as it is; how it reads is for its column to say. */
export type Cell = string | number | null;

export interface DataColumn {
  readonly head: string;
  /** The cell for people, and which row it is of, from 0; by default its own text. */
  readonly show?: (cell: Cell, row: number) => string;
  /** The cell for programs, where that is not the cell itself, such as an instant in ISO. */
  readonly write?: (cell: Cell) => Cell;
  /** Numbers stand under one another. */
  readonly isNumber?: boolean;
}

/** What is shown, copied and saved as a table: the same cells, once for people and once for programs. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many columns say what a row is, and stand again before those that paper has no room for; default 1. */
  readonly heads?: number;
}

/** Cells as programs read them. */
export function writtenCells({columns, rows}: DataTable): Cell[][] {
  return rows.map((row) => row.map((cell, k) => columns[k]!.write?.(cell) ?? cell));
}

/** A table in parts of at most so many columns, one below the other. */
export function inParts(table: DataTable, most: number): DataTable[] {
  const {columns, rows, heads = 1} = table;
  if (columns.length <= most) return [table];
  const room = most - heads;
  return Array.from({length: Math.ceil((columns.length - heads) / room)}, (_, part) => {
    const from = heads + part * room;
    const own = <T>(all: readonly T[]) => [...all.slice(0, heads), ...all.slice(from, from + room)];
    return {...table, columns: own(columns), rows: rows.map(own)};
  });
}
