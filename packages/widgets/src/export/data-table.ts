/** A cell as it is; how it reads is for its column to say. */
export type Cell = string | number | null;

export interface DataColumn {
  readonly head: string;
  /** The cell for people; by default its own text. */
  readonly show?: (cell: Cell) => string;
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
}

/** Cells as programs read them. */
export function writtenCells({columns, rows}: DataTable): Cell[][] {
  return rows.map((row) => row.map((cell, k) => columns[k]!.write?.(cell) ?? cell));
}
