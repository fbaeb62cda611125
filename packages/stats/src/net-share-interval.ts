/**
 * Interval for the difference of two shares of the same answers, such as promoters less detractors.
 *
 * Each answer is +1, 0 or -1; their variance is p + d - (p - d)², taken of all answers, and the mean is about normal.
 *
 * @param favour count of +1; integer, favour + against ≤ answers
 * @param against count of -1; integer
 * @param answers count; integer ≥ 0
 * @param z normal quantile, unitless; the default covers 95 %
 * @returns `[low, high]` within [-1, 1]; `null` for 0 answers
 * @throws {RangeError} a count is negative or fractional, or there are more than answers
 */
export function netShareInterval(favour: number, against: number, answers: number, z = 1.959964): [number, number] | null {
  const isCount = [favour, against, answers].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isCount || favour + against > answers) {
    throw new RangeError(`got ${favour} and ${against} of ${answers}, wanted whole numbers that are no more than all`);
  }
  if (answers === 0) return null;

  const [p, d] = [favour / answers, against / answers];
  const net = p - d;
  const reach = z * Math.sqrt(Math.max(0, p + d - net * net) / answers);
  return [Math.max(-1, net - reach), Math.min(1, net + reach)];
}
