/**
 * Wilson score interval for a binomial proportion.
 *
 * Unlike p ± z·√(p(1−p)/n) it stays in [0, 1] and has width at 0 of n; small samples need both.
 *
 * @param successes count; integer, 0 ≤ successes ≤ trials
 * @param trials count; integer ≥ 0
 * @param z normal quantile, unitless; the default covers 95 %
 * @returns `[low, high]`, ratios; `null` for 0 trials, as no data is not a rate of 0
 * @throws {RangeError} a count is negative or fractional, or successes > trials
 * @see Wilson (1927), J. Am. Stat. Assoc. 22(158), 209–212
 */
export function wilsonInterval(successes: number, trials: number, z = 1.959964): [number, number] | null {
  checkCount('trials', trials, Infinity);
  checkCount('successes', successes, trials);
  if (trials === 0) return null;

  const p = successes / trials;
  const z2 = (z * z) / trials;
  const centre = p + z2 / 2;
  const reach = z * Math.sqrt((p * (1 - p) + z2 / 4) / trials);
  return [Math.max(0, (centre - reach) / (1 + z2)), Math.min(1, (centre + reach) / (1 + z2))];
}

function checkCount(what: string, count: number, most: number): void {
  if (Number.isSafeInteger(count) && count >= 0 && count <= most) return;
  throw new RangeError(`${what}: got ${count}, wanted a whole number from 0 to ${most}`);
}
