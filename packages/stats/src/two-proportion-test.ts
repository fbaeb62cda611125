/** How one share differs from another, and whether chance alone would explain it. */
export interface ProportionDifference {
  /** First less second, in [-1, 1]. */
  readonly difference: number;
  /** Of the difference, 95 %. */
  readonly interval: readonly [number, number];
  readonly z: number;
  readonly isBeyondNoise: boolean;
}

/**
 * Two-proportion z test with the pooled share, and the interval of the difference with the unpooled ones.
 *
 * @param a successes of trials; integers, 0 ≤ successes ≤ trials
 * @param limit normal quantile from which a difference is beyond noise; the default is 95 %, two-sided
 * @returns null where one has no trials, or fewer than 5 successes or failures are expected in one of them: the normal
 *   curve says nothing there
 * @throws {RangeError} a count is negative or fractional, or successes > trials
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., 3.1
 */
export function twoProportionTest(
  a: readonly [successes: number, trials: number], b: readonly [successes: number, trials: number], limit = 1.959964,
): ProportionDifference | null {
  for (const [successes, trials] of [a, b]) {
    const isCount = Number.isSafeInteger(successes) && Number.isSafeInteger(trials);
    if (!isCount || successes < 0 || successes > trials) throw new RangeError(`got ${successes} of ${trials}`);
  }
  const [n, m] = [a[1], b[1]];
  if (n === 0 || m === 0) return null;
  const pooled = (a[0] + b[0]) / (n + m);
  if (Math.min(n, m) * Math.min(pooled, 1 - pooled) < LEAST_EXPECTED) return null;
  const [p, q] = [a[0] / n, b[0] / m];
  const difference = p - q;
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const reach = limit * Math.sqrt(p * (1 - p) / n + q * (1 - q) / m);
  return {
    difference, z, isBeyondNoise: Math.abs(z) > limit,
    interval: [Math.max(-1, difference - reach), Math.min(1, difference + reach)],
  };
}

const LEAST_EXPECTED = 5;
