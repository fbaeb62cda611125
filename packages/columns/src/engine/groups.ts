import {combine, type Combos, type Dimension, type Groups} from './dimension.js';
import type {Selection} from './placing.js';

/** More groups than that are counted by those that there are, not by those that there could be. */
const MOST_GROUPS = 1 << 16;

/** Groups of rows by what a query groups by; one without dimensions. */
export function groupsOf(dimensions: readonly Dimension[], rows: number): Combos {
  return combine(dimensions, rows, MOST_GROUPS) ?? condense(dimensions, rows);
}

/** The combinations that rows have, where there could be too many. */
function condense(dimensions: readonly Groups[], rows: number): Combos {
  const known = new Map<string, number>();
  const found: number[][] = [];
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = dimensions.map((dimension) => dimension.codes[row]!);
    const key = own.join(' ');
    let code = known.get(key);
    if (code === undefined) {
      known.set(key, code = found.length);
      found.push(own);
    }
    codes[row] = code;
  }
  return {codes, size: found.length, codeIn: (dimension, combo) => found[combo]![dimension]!};
}

/** Takes the rows of a window group by group; groups without rows are left out. */
export function eachGroup({rows, shares}: Selection, groups: Combos, take: (group: number, rows: Selection) => void): void {
  if (rows.length === 0) return;
  if (groups.size === 1) return take(0, shares ? {rows, shares} : {rows});
  const starts = new Int32Array(groups.size + 1);
  for (let i = 0; i < rows.length; i++) starts[groups.codes[rows[i]!]! + 1]!++;
  for (let group = 0; group < groups.size; group++) starts[group + 1]! += starts[group]!;
  const next = starts.slice();
  const order = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) order[next[groups.codes[rows[i]!]!]!++] = i;
  for (let group = 0; group < groups.size; group++) {
    const part = order.subarray(starts[group], starts[group + 1]);
    if (part.length === 0) continue;
    const own = part.map((i) => rows[i]!);
    take(group, shares
      ? {rows: own, shares: {parts: part.map((i) => shares.parts[i]!), wholes: part.map((i) => shares.wholes[i]!)}}
      : {rows: own});
  }
}

/** The labels of a group, in the order of the dimensions; null for rows without one. */
export function labelsOf(dimensions: readonly Dimension[], groups: Combos, group: number): (string | null)[] {
  return dimensions.map(({labels}, k) => {
    const code = groups.codeIn(k, group);
    return code < 0 ? null : labels[code]!;
  });
}
