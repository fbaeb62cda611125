import {
  isoOf, type Answer, type AsOf, type Cell, type CohortResult, type Measured, type Window,
} from '@crm-widgets/core';
import {wilsonInterval} from '@crm-widgets/stats';
import {share} from '../calculators.js';

export interface TriangleOptions {
  readonly asOf: AsOf;
  /** Dated rows: period 0 is the whole cohort, whoever came back in it. Else it is those still there at its end. */
  readonly isDated: boolean;
  /** Most columns, period 0 among them. */
  readonly periods?: number;
}

/**
 * The triangle of a cohort query: for each window a cohort, and of each how many came back in the periods after.
 *
 * A period that as-of cuts is partial, one that it has not reached is null. The average of a column is the sum of its
 * counts over the sum of the sizes of the cohorts whose cell is complete.
 *
 * @param windows whole periods, in order, those of the query
 */
export function cohortTriangle(
  {rows, columns}: Answer, windows: readonly Window[], options: TriangleOptions,
): Pick<CohortResult, 'cohorts' | 'average'> {
  const sizes = windows.map(() => 0);
  const came = new Map<number, number>();
  const place = (cohort: number, period: number) => cohort * windows.length + period;
  for (let row = 0; row < rows; row++) {
    const [cohort, period] = [columns.cohort![row] as number, columns.period![row] as number | null];
    if (period === null) sizes[cohort] = columns.size![row] as number;
    else came.set(place(cohort, period), columns.entities![row] as number);
  }
  const width = Math.min(windows.length, options.periods ?? windows.length);
  const cohorts = windows.map((window, i) => ({
    from: isoOf(window.from), size: sizes[i]!,
    cells: Array.from({length: Math.min(width, windows.length - i)}, (_, k) => {
      const count = k === 0 && options.isDated ? sizes[i]! : came.get(place(i, i + k)) ?? 0;
      return cellOf(count, sizes[i]!, windows[i + k]!, options.asOf);
    }),
  }));
  return {cohorts, average: averageOf(cohorts, width)};
}

function cellOf(value: number, size: number, {from, until}: Window, {day}: AsOf): Cell | null {
  if (from >= day) return null;
  return {value, rate: size === 0 ? null : value / size, interval: wilsonInterval(value, size), isPartial: until > day};
}

function averageOf(
  cohorts: readonly {size: number; cells: readonly (Cell | null)[]}[], width: number,
): (Measured | null)[] {
  return Array.from({length: width}, (_, k) => {
    const complete = cohorts.filter(({cells}) => cells[k] && !cells[k].isPartial);
    if (complete.length === 0) return null;
    const value = complete.reduce((sum, {cells}) => sum + cells[k]!.value, 0);
    const size = complete.reduce((sum, cohort) => sum + cohort.size, 0);
    return {...share(value, size), isPartial: false, immature: false};
  });
}
