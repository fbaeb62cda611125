import type {CohortResult} from '@crm-widgets/core';
import {twoProportionTest, type ProportionDifference} from '@crm-widgets/stats';

type Cohort = CohortResult['cohorts'][number];

/**
 * How the share of one cohort that is there after a time differs from that of another; null where it cannot be told: of
 * amounts, of periods that are not over, and of too few.
 * @see metrics.md 7.3
 */
export function cohortDifference(
  a: Cohort, b: Cohort, period: number, measure: CohortResult['measure'],
): ProportionDifference | null {
  const cells = [a.cells[period], b.cells[period]] as const;
  if (measure !== 'customers' || cells.some((cell) => !cell || cell.isPartial)) return null;
  return twoProportionTest([cells[0]!.value, a.size], [cells[1]!.value, b.size]);
}
