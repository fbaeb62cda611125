import type {CohortCells} from './cohort-query.js';

/**
 * The first and the last window that count for a cell of a triangle, unless cells have their own clock.
 * @param windows how many have begun: of a period that has not, there is none
 */
export function cellWindows(
  cells: Exclude<CohortCells, {kind: 'blocks'}>, cohort: number, period: number, windows: number,
): [first: number, last: number] {
  if (cells.kind !== 'brackets' && period >= windows) return [windows, windows - 1];
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
