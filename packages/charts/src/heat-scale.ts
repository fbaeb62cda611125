import {extent, scaleQuantize} from 'd3';
import {heatSteps} from './heat-steps.js';

export interface HeatScale {
  /** Smallest and largest value the colours span; null where there is none. */
  readonly domain: readonly [number, number] | null;
  /** Class of a cell, such as `heat heat-4`; empty for null, which has no colour. */
  classOf(value: number | null): string;
}

const classes = Array.from({length: heatSteps}, (_, step) => `heat heat-${step}`);

/**
 * A sequential colour scale in classes, as a strict content security policy allows no inline colour.
 *
 * Where the values differ little next to their size the colours still start at the smallest:
 * what a reader compares is one cohort with another, and each cell carries its number.
 *
 * @param values of any unit; null is no value
 */
export function heatScale(values: Iterable<number | null>): HeatScale {
  // D3 takes null for 0 where it compares, and leaves out what is undefined.
  const [low, high] = extent(values, (value) => value ?? undefined);
  if (low === undefined || high === undefined) return {domain: null, classOf: () => ''};

  // Over an empty domain D3 maps to the last step, which would paint a lone value as the strongest.
  const step = low === high
    ? () => Math.floor(heatSteps / 2)
    : scaleQuantize([low, high], Array.from({length: heatSteps}, (_, index) => index));
  return {
    domain: [low, high],
    classOf: (value) => (value === null ? '' : classes[step(Math.min(high, Math.max(low, value)))]!),
  };
}
