import {extent, scaleQuantize, scaleThreshold, ticks} from 'd3';
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
    ? () => loneStep(low)
    : scaleQuantize([low, high], Array.from({length: heatSteps}, (_, index) => index));
  return {
    domain: [low, high],
    classOf: (value) => (value === null ? '' : classes[step(Math.min(high, Math.max(low, value)))]!),
  };
}

/** Of values that are all the same: in the middle, and nothing at all the palest. */
function loneStep(value: number): number {
  return value === 0 ? 0 : Math.floor(heatSteps / 2);
}

/** Bands of a scale, most of them; fewer where round edges ask for it. */
const mostBands = 5;

export interface BandScale extends HeatScale {
  /** Where a band ends and the next one begins, ascending; a value on an edge is of the higher one. */
  readonly edges: readonly number[];
  /** Class of each band, from the lowest on: one more than there are edges. */
  readonly bands: readonly string[];
}

/**
 * A scale of few colours, whose bands begin and end at round values: what counts is which band a value is in.
 * @param values of any unit; null is no value
 */
export function bandScale(values: Iterable<number | null>): BandScale {
  const [low, high] = extent(values, (value) => value ?? undefined);
  if (low === undefined || high === undefined) return {domain: null, edges: [], bands: [], classOf: () => ''};
  const edges = roundEdges(low, high);
  const bands = Array.from({length: edges.length + 1}, (_, band) =>
    classes[edges.length === 0 ? loneStep(low) : Math.round((band * (heatSteps - 1)) / edges.length)]!);
  const band = scaleThreshold([...edges], bands);
  return {domain: [low, high], edges, bands, classOf: (value) => (value === null ? '' : band(value))};
}

/** Round values between two others, few enough for the bands there are. */
function roundEdges(low: number, high: number): number[] {
  // D3 has no round values for spans that doubles hardly tell apart.
  if (high - low < 2 ** -1000) return [];
  for (let wanted = mostBands; ; wanted--) {
    const edges = ticks(low, high, wanted).filter((edge) => edge > low && edge < high);
    if (edges.length < mostBands) return edges;
  }
}

/**
 * A scale of two colours, weakest in the middle: how far a value is above or below what it is held against, both sides
 * alike. Its domain is as wide to either side.
 * @param differences of any unit; null is no value
 */
export function divergingScale(differences: Iterable<number | null>): HeatScale {
  const [low, high] = extent(differences, (value) => value ?? undefined);
  if (low === undefined || high === undefined) return {domain: null, classOf: () => ''};
  const reach = Math.max(Math.abs(low), Math.abs(high));
  const step = scaleQuantize([0, reach || 1], Array.from({length: heatSteps}, (_, index) => index));
  const toneOf = (value: number) => `${classes[step(Math.min(reach, Math.abs(value)))]!}${value < 0 ? ' low' : ''}`;
  return {domain: [-reach, reach], classOf: (value) => (value === null ? '' : toneOf(value))};
}
