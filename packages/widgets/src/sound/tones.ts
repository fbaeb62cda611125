/** A value as it is heard. */
export interface Tone {
  /** Hertz; null where nothing is known, which is silence. */
  readonly frequency: number | null;
  /** Where it is heard, from -1, the left, to 1. */
  readonly pan: number;
  /** Not over yet. */
  readonly isSoft: boolean;
}

interface Point {
  readonly value: number | null;
  readonly isPartial: boolean;
}

/** The lowest value of a series, in hertz; the highest is two octaves above. */
const LOWEST = 220;
const OCTAVES = 2;
/** A series takes so long, unless its tones would be too short to tell or too long to wait for; seconds. */
const WHOLE = 6;
const EACH = [0.09, 0.35] as const;

/** How long each tone of a series of a length is, in seconds. */
export function secondsEach(count: number): number {
  return Math.min(EACH[1], Math.max(EACH[0], WHOLE / count));
}

/** A tone a value, higher for more: equal steps of value are equal steps of pitch. From left to right as the line is drawn; `mirrored` the other way. */
export function tonesOf(points: readonly Point[], mirrored = false): Tone[] {
  const known = points.flatMap(({value}) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const last = Math.max(1, points.length - 1);
  return points.map(({value, isPartial}, i) => ({
    frequency: value === null ? null : LOWEST * 2 ** (OCTAVES * (high === low ? 0.5 : (value - low) / (high - low))),
    pan: (mirrored ? -1 : 1) * ((2 * i) / last - 1),
    isSoft: isPartial,
  }));
}
