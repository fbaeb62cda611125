import type {CohortResult} from '@crm-widgets/core';

/** `weighted`: a cohort counts by its size, or with amounts by what it began with; `simple`: each cohort counts the same. */
export type CohortAverageKind = 'weighted' | 'simple';

/** What the cohorts of a column come to. */
export interface CohortAverage {
  readonly value: number | null;
  /** Customers that it rests on, or cohorts where each counts the same. */
  readonly n: number | null;
  readonly interval: readonly [number, number] | null;
}

/** The averages of a triangle, column by column, over complete cells alone; null where no cohort has one. */
export function cohortAverages({average, cohorts}: CohortResult, kind: CohortAverageKind): (CohortAverage | null)[] {
  return kind === 'weighted' ? average : average.map((_, period) => simpleAverage(cohorts, period));
}

function simpleAverage(cohorts: CohortResult['cohorts'], period: number): CohortAverage | null {
  const rates = cohorts.flatMap(({cells}) => {
    const cell = cells[period];
    return cell && !cell.isPartial && cell.rate !== null ? [cell.rate] : [];
  });
  if (rates.length === 0) return null;
  return {value: rates.reduce((sum, rate) => sum + rate, 0) / rates.length, n: rates.length, interval: null};
}
