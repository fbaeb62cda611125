/** A cell by row and column, both from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

type Move = (place: GridPlace, widths: readonly number[]) => GridPlace;

const moves = new Map<string, Move>(Object.entries<Move>({
  ArrowRight: ({row, column}) => ({row, column: column + 1}),
  ArrowLeft: ({row, column}) => ({row, column: column - 1}),
  ArrowDown: ({row, column}) => ({row: row + 1, column}),
  ArrowUp: ({row, column}) => ({row: row - 1, column}),
  Home: ({row}) => ({row, column: 0}),
  End: ({row}) => ({row, column: Infinity}),
  PageDown: ({row, column}) => ({row: row + 10, column}),
  PageUp: ({row, column}) => ({row: row - 10, column}),
}));

export interface GridKey {
  readonly key: string;
  readonly ctrlKey?: boolean;
  /** Columns run from right to left, so that the left arrow leads to the next one. */
  readonly rtl?: boolean;
}

/**
 * Where a key leads in a grid of rows that may differ in length; a list is a grid of one column.
 *
 * @param widths columns of each row, at least one
 * @returns the place itself at an edge; null for a key that is no move
 */
export function nextPlace(pressed: GridKey, place: GridPlace, widths: readonly number[]): GridPlace | null {
  const {key, ctrlKey = false, rtl = false} = pressed;
  const move = moves.get(rtl ? mirrored(key) : key);
  if (!move || widths.length === 0) return null;
  if (ctrlKey && key === 'Home') return {row: 0, column: 0};
  if (ctrlKey && key === 'End') return within({row: Infinity, column: Infinity}, widths);
  return within(move(place, widths), widths);
}

function mirrored(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}

function within({row, column}: GridPlace, widths: readonly number[]): GridPlace {
  const held = Math.min(Math.max(row, 0), widths.length - 1);
  return {row: held, column: Math.min(Math.max(column, 0), widths[held]! - 1)};
}
