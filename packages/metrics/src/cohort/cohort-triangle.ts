import {
  isoOf, type Answer, type AsOf, type Cell, type CohortCells, type CohortResult, type Day, type Measured, type Window,
} from '@crm-widgets/core';
import {wilsonInterval} from '@crm-widgets/stats';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import {cellSpan, columnCount} from './cell-span.js';
import {survivalOf} from './cohort-survival.js';

export interface TriangleOptions {
  readonly asOf: AsOf;
  /** Dated rows: period 0 is the whole cohort, whoever came back in it. Else it is those still there at its end. */
  readonly isDated: boolean;
  /** Most columns, period 0 among them. */
  readonly periods?: number;
  /** Those of the query. */
  readonly cells?: CohortCells;
  /** The instant at which a local day starts; default that of UTC. */
  readonly startOf?: (day: Day) => number;
}

/** A cohort, with what its rates are over: its size, or what it was worth at first. */
export interface CountedCohort {
  readonly size: number;
  readonly base: number;
  readonly cells: readonly (Cell | null)[];
}

/**
 * The triangle of a cohort query: for each window a cohort, and of each how many came back in the periods after, or what
 * they brought.
 *
 * A cell whose period as-of cuts is partial, one that it has not reached is null. The average of a column is the sum of
 * its counts over the sum of the sizes of the cohorts whose cell is complete; of counts `unbroken` it is the Kaplan-Meier
 * estimate, `n` being those at risk.
 *
 * @param windows whole periods, in order, those of the query
 */
export function cohortTriangle(
  answer: Answer, windows: readonly Window[], options: TriangleOptions,
): Pick<CohortResult, 'cohorts' | 'average'> {
  const {cells = {kind: 'on'}, periods = Infinity} = options;
  const width = Math.min(columnCount(cells, windows.length), periods);
  const found = new Found(answer);
  const settled = {...options, cells, isWorth: found.isWorth};
  const cohorts = windows.map((_, i): CountedCohort => {
    const size = found.sizes.get(i) ?? 0;
    const base = found.isWorth ? found.bases.get(i) ?? 0 : size;
    return {size, base, cells: cellsOf(found, windows, settled, {i, base, width})};
  });
  return {
    cohorts: cohorts.map(({size, cells: own}, i) => ({from: isoOf(windows[i]!.from), size, cells: [...own]})),
    average: cells.kind === 'unbroken' && !found.isWorth ? survivalOf(cohorts, width) : averageOf(cohorts, width, found.isWorth),
  };
}

/** What an answer says, by cohort and period. */
class Found {
  readonly isWorth: boolean;
  readonly sizes = new Map<number, number>();
  readonly bases = new Map<number, number>();
  readonly #values = new Map<number, number>();

  constructor({rows, columns}: Answer) {
    this.isWorth = columns.worth !== undefined;
    const values = columns.worth ?? columns.entities!;
    for (let row = 0; row < rows; row++) {
      const [cohort, period] = [columns.cohort![row] as number, columns.period![row] as number | null];
      if (period !== null) this.#values.set(cellKey(cohort, period), values[row] as number);
      else {
        this.sizes.set(cohort, columns.size![row] as number);
        this.bases.set(cohort, values[row] as number);
      }
    }
  }

  value(cohort: number, period: number): number {
    return this.#values.get(cellKey(cohort, period)) ?? 0;
  }
}

/** A number that no other cell has, for there are fewer periods than a million. */
function cellKey(cohort: number, period: number): number {
  return cohort * 1e6 + period;
}

function cellsOf(
  found: Found, windows: readonly Window[], options: TriangleOptions & {cells: CohortCells; isWorth: boolean},
  {i, base, width}: {i: number; base: number; width: number},
): (Cell | null)[] {
  const cells: (Cell | null)[] = [];
  for (let k = 0; k < width; k++) {
    const span = cellSpan(i, k, windows, options);
    if (!span) break;
    // Until it is period 1 nobody can have come back.
    const isBase = span.isFirst && (options.isDated || options.cells.kind === 'until');
    const value = isBase && (!found.isWorth || !span.isLong) ? base : found.value(i, span.period);
    cells.push(span.isKnown ? cellOf(value, base, span.isPartial, found.isWorth) : null);
  }
  return cells;
}

function cellOf(value: number, base: number, isPartial: boolean, isWorth: boolean): Cell {
  const hasRate = isWorth ? base > 0 : base !== 0;
  return {value, rate: hasRate ? value / base : null, interval: isWorth ? null : wilsonInterval(value, base), isPartial};
}

function averageOf(cohorts: readonly CountedCohort[], width: number, isWorth: boolean): (Measured | null)[] {
  return Array.from({length: width}, (_, k) => {
    const complete = cohorts.filter(({cells}) => cells[k] && !cells[k].isPartial);
    if (complete.length === 0) return null;
    const sum = (of: (cohort: CountedCohort) => number) => complete.reduce((all, cohort) => all + of(cohort), 0);
    const [value, base] = [sum(({cells}) => cells[k]!.value), sum((cohort) => cohort.base)];
    const made = isWorth ? ratio(value, base, sum(({size}) => size)) : share(value, base);
    return {...made, isPartial: false, immature: false};
  });
}
