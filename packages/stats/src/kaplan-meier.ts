/** How many were lost at a time, and how many were seen until then and no longer. */
export interface LivesAt {
  /** Any unit, at least 0. */
  readonly time: number;
  /** Count. */
  readonly lost: number;
  /** Count; they are at risk at this time, and lost at none. */
  readonly censored: number;
}

export interface SurvivalStep {
  readonly time: number;
  /** Those seen up to this time, a moment before it. */
  readonly atRisk: number;
  /** Share that is expected to outlast it, in [0, 1]. */
  readonly survival: number;
  /** 95 % band; null while nobody is lost, and once nobody is left, for there it is not known. */
  readonly interval: [number, number] | null;
}

/**
 * Kaplan-Meier estimate of who is still there, with Greenwood's variance and the band of log(-log S), which stays in [0, 1].
 *
 * @param lives in any order, each time once; a time without losses has a step too
 * @param z normal quantile, unitless; the default covers 95 %
 * @returns a step for each time, in order; where the last are censored it does not fall to 0
 * @throws {RangeError} a time is negative or there twice, a count negative or fractional
 * @see Kaplan, Meier (1958), J. Am. Stat. Assoc. 53(282), 457-481; Kalbfleisch, Prentice (2002), 1.4
 */
export function kaplanMeier(lives: readonly LivesAt[], z = 1.959964): SurvivalStep[] {
  const sorted = lives.toSorted((a, b) => a.time - b.time);
  sorted.forEach((one, i) => check(one, sorted[i - 1]));
  let atRisk = sorted.reduce((sum, {lost, censored}) => sum + lost + censored, 0);
  let survival = 1;
  let greenwood = 0;
  return sorted.map(({time, lost, censored}) => {
    const before = atRisk;
    if (lost > 0) {
      survival *= 1 - lost / before;
      greenwood += lost / (before * (before - lost));
    }
    atRisk -= lost + censored;
    return {time, atRisk: before, survival, interval: bandOf(survival, greenwood, z)};
  });
}

function bandOf(survival: number, greenwood: number, z: number): [number, number] | null {
  if (survival <= 0 || survival >= 1) return null;
  const reach = Math.exp((z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)));
  return [survival ** reach, survival ** (1 / reach)];
}

function check({time, lost, censored}: LivesAt, before: LivesAt | undefined): void {
  const isCount = (count: number) => Number.isInteger(count) && count >= 0;
  if (!(time >= 0) || !isCount(lost) || !isCount(censored)) {
    throw new RangeError(`got ${lost} lost and ${censored} censored at ${time}, wanted counts at a time of at least 0`);
  }
  if (time === before?.time) throw new RangeError(`got the time ${time} twice`);
}
