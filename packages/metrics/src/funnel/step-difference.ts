import type {Step} from '@crm-widgets/core';
import {twoProportionTest, type ProportionDifference} from '@crm-widgets/stats';

export type {ProportionDifference} from '@crm-widgets/stats';

/** How the share that goes on to a step differs between two funnels; null where it cannot be told. */
export function stepDifference(a: readonly Step[], b: readonly Step[], k: number): ProportionDifference | null {
  return between(a, b, k, k - 1);
}

/** The same for the share of the first step that reaches the last. */
export function overallDifference(a: readonly Step[], b: readonly Step[]): ProportionDifference | null {
  return between(a, b, a.length - 1, 0);
}

function between(a: readonly Step[], b: readonly Step[], k: number, of: number): ProportionDifference | null {
  const counts = [a, b].map((steps) => [steps[k]?.count ?? 0, steps[of]?.count ?? 0] as const);
  if (k <= 0 || counts.some(([part, whole]) => part > whole)) return null;
  return twoProportionTest(counts[0]!, counts[1]!);
}
