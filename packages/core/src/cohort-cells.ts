import type {CohortCells} from './cohort-query.js';

/** The first and the last window that count for a cell of a triangle, unless cells have their own clock. */
export function cellWindows(
  cells: Exclude<CohortCells, {kind: 'blocks'}>, cohort: number, period: number, windows: number,
): [first: number, last: number] {
  switch (cells.kind) {
    case 'on': return [period, period];
    case 'unbounded': return [period, windows - 1];
    case 'until': return [cohort + 1, period];
    case 'unbroken': return [cohort, period];
    case 'brackets': {
      const [first, last] = cells.brackets[period]!;
      return [cohort + first, Math.min(cohort + last, windows - 1)];
    }
  }
}
