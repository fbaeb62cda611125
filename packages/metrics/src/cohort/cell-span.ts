import type {CohortCells, Window} from '@crm-widgets/core';
import type {TriangleOptions} from './cohort-triangle.js';

/** The time that a cell of a triangle is of. */
export interface CellSpan {
  /** What the answer calls it. */
  readonly period: number;
  /** It holds the cohort's own period. */
  readonly isFirst: boolean;
  /** It is made of several periods, and that not only for being looked at from one on. */
  readonly isLong: boolean;
  /** It began before as-of. */
  readonly isKnown: boolean;
  /** It is not over at as-of, or by the end of the range. */
  readonly isPartial: boolean;
}

/** How many columns a triangle has. */
export function columnCount(cells: CohortCells, windows: number): number {
  return cells.kind === 'brackets' ? cells.brackets.length : windows;
}

/** @returns null for a cell that starts after the range */
export function cellSpan(
  i: number, k: number, windows: readonly Window[],
  {cells, asOf, startOf = startOfUtc, isWorth}: TriangleOptions & {cells: CohortCells; isWorth: boolean},
): CellSpan | null {
  const [first, last] = cells.kind === 'brackets' ? cells.brackets[k]! : [k, k];
  const [begin, end] = [windows[i + first], windows[i + last]];
  if (!begin) return null;
  const period = cells.kind === 'brackets' ? k : i + k;
  const span = {period, isFirst: first === 0, isLong: last > first};
  // The own clock of who starts last is behind all others; but who is there at all is known as they start.
  if (cells.kind === 'blocks' && (k > 0 || isWorth)) {
    const after = (days: number) => days * cells.days * 86_400_000;
    const over = Math.min(asOf.instant, startOf(windows.at(-1)!.until));
    return {
      ...span, isKnown: startOf(windows[i]!.from) + after(k) < asOf.instant,
      isPartial: startOf(windows[i]!.until) + after(k + 1) > over,
    };
  }
  return {...span, isKnown: begin.from < asOf.day, isPartial: !end || startOf(end.until) > asOf.instant};
}

function startOfUtc(day: number): number {
  return day * 86_400_000;
}
