/**
 * Quantile with linear interpolation between order statistics (type 7 of Hyndman and Fan), as spreadsheets and
 * `quantile_cont` have it.
 *
 * @param values in any order; finite
 * @param q in [0, 1]; 0.5 is the median
 * @returns in the unit of the values; `null` without values
 * @throws {RangeError} q lies outside [0, 1]
 */
export function quantile(values: ArrayLike<number>, q: number): number | null {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`q: got ${q}, wanted a number from 0 to 1`);
  if (values.length === 0) return null;

  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}
