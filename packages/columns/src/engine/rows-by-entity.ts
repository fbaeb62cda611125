import type {Slot} from '@crm-widgets/core';

/** Rows of each entity, each with a window: those of e lie from `starts[e]` up to `starts[e + 1]`. */
export interface RowsByEntity {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly windows: Int32Array;
}

/**
 * @param codes the entity of each row, -1 for nobody's, which are left out
 * @param each tells every row and its window, the same whenever it is called
 */
export function rowsByEntity(
  codes: Int32Array, entities: number, each: (put: (row: number, window: number) => void) => void,
): RowsByEntity {
  const starts = new Int32Array(entities + 1);
  each((row) => { if (codes[row]! >= 0) starts[codes[row]! + 1]!++; });
  for (let entity = 0; entity < entities; entity++) starts[entity + 1]! += starts[entity]!;
  const next = starts.slice();
  const [rows, windows] = [new Int32Array(starts[entities]!), new Int32Array(starts[entities]!)];
  each((row, window) => {
    const entity = codes[row]!;
    if (entity < 0) return;
    const place = next[entity]!++;
    rows[place] = row;
    windows[place] = window;
  });
  return {starts, rows, windows};
}

/** The window that holds a day, -1 for none. */
export function windowsOfDays(slots: readonly Slot[]): (day: number) => number {
  const [first = 0, end = 0] = [slots[0]?.from, slots.at(-1)?.until];
  const windows = new Int32Array(end - first).fill(-1);
  for (const {i, from, until} of slots) windows.fill(i, from - first, until - first);
  return (day) => (day < first || day >= end ? -1 : windows[day - first]!);
}
