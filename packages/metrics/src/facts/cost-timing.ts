import type {Param, Params} from '../metric.js';

/** When spend buys customers: spread over its month and the next ones, or so many months later; earlier below 0. */
export interface Timing {
  readonly spreadMonths?: number;
  readonly lagMonths?: number;
}

export type Timings = Readonly<Record<string, Timing>>;

const WANTED = 'an object of {"spreadMonths": 1 to 36} or {"lagMonths": -36 to 36} by category or channel';

/** Timing of spend by category, else by channel. */
export const timingParam: Param<Timings> = {
  about: 'when spend of a category or channel buys customers, with scope acquisition_lagged or total',
  fallback: {},
  read(given) {
    const isPlain = (value: unknown) => Object.prototype.toString.call(value) === '[object Object]';
    if (!isPlain(given)) throw new TypeError(WANTED);
    for (const timing of Object.values(given as object) as unknown[]) {
      if (!isPlain(timing) || !Object.entries(timing as object).every(isKnown)) throw new TypeError(WANTED);
    }
    return given as Timings;
  },
};

function isKnown([name, months]: [string, unknown]): boolean {
  if (name !== 'spreadMonths' && name !== 'lagMonths') return false;
  return Number.isInteger(months) && (months as number) <= 36 && (months as number) >= (name === 'spreadMonths' ? 1 : -36);
}

/** The timing in force; scopes of spend as it was incurred have none. */
export function timingOf({scope, timing = {}}: Params): Timings {
  return scope === 'acquisition_lagged' || scope === 'total' ? timing as Timings : {};
}

/** Months after the first spend in which not all that bears on them is known, and before the last. */
export function immatureMonths(timing: Timings): {readonly first: number; readonly last: number} {
  const moved = Object.values(timing).flatMap(partsOf);
  return {first: Math.max(0, ...moved), last: Math.max(0, ...moved.map((months) => -months))};
}

/** The months by which each part of spend of a name is moved. */
export function partsOf({spreadMonths = 1, lagMonths = 0}: Timing): number[] {
  return Array.from({length: spreadMonths}, (_, part) => lagMonths + part);
}

/** Categories whose expenses count. */
export function costCategories({scope, categories}: Params): readonly (string | null)[] {
  const given = categories as readonly (string | null)[];
  return scope === 'total' ? [...given, 'acquisition_onboarding'] : given;
}
