import type {Calculated} from './metric.js';

const unknown: Calculated = {
  value: null, numerator: null, denominator: null, n: null, interval: null, reason: 'no_data',
};

/** A sum or a count that is its own answer; `n` is how many rows or entities it is made of. */
export function total(value: number | null, n: number | null = value): Calculated {
  return value === null ? {...unknown, n} : {...unknown, value, n, reason: null};
}

/** A sum of money at an instant, and the customers it comes from. */
export function balance(value: number | null, customers: number | null): Calculated {
  return total(value, customers);
}

/** Numerator over denominator; null with its reason where that is not a number. `n` is the denominator's entities. */
export function ratio(
  numerator: number | null, denominator: number | null, n: number | null = denominator,
): Calculated {
  const made = {...unknown, numerator, denominator, n};
  if (numerator === null || denominator === null) return made;
  if (denominator === 0) return {...made, reason: 'zero_denominator'};
  return {...made, value: numerator / denominator, reason: null};
}
