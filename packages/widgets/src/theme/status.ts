import {fromOklch, type Oklch} from './color/oklch.js';
import type {Rgb} from './color/srgb.js';
import {leastApart, seen, type Seen} from './color/vision.js';

export interface Status {
  readonly good: Rgb;
  readonly warn: Rgb;
  readonly bad: Rgb;
}

/**
 * How far good, bad and accent are to be apart for every vision, in OKLab: three times what is just noticed side by side, for they
 * are seen at a distance from each other, and each comes with a glyph and a word.
 */
export const STATUS_APART = 0.06;

interface Candidate {
  readonly color: Rgb;
  readonly seen: Seen;
}

/** For light grounds, then for dark ones, where red stays red only if it is not as light as green. */
const dark = [0.5, 0.54, 0.46, 0.58, 0.42, 0.38, 0.34, 0.3];
const lightGreen = [...dark, 0.8, 0.76, 0.84, 0.72, 0.88, 0.92];
const lightRed = [...dark, 0.7, 0.74, 0.66, 0.78, 0.82, 0.88];
const greens = [152, 160, 168, 145, 176];
const reds = [27, 22, 32, 16, 38];

/**
 * Green, amber and red that pass `isText`, in the order of liking; green and red the first two that are far enough from each other and from
 * the accent for every vision, else those that are furthest.
 */
export function statusOf(accent: Oklch, isText: (color: Rgb) => boolean): Status {
  const greenOnes = candidates(lightGreen, greens, 0.13, isText);
  const redOnes = candidates(lightRed, reds, 0.17, isText);
  const [good, bad] = furthest(seen(fromOklch(accent)), greenOnes, redOnes);
  return {good, bad, warn: candidates(lightGreen, [80], 0.13, isText)[0]!.color};
}

function candidates(
  lightnesses: readonly number[], hues: readonly number[], c: number, isText: (color: Rgb) => boolean,
): Candidate[] {
  return lightnesses.flatMap((l) => hues.map((h) => fromOklch({l, c, h})))
    .filter(isText).map((color) => ({color, seen: seen(color)}));
}

function furthest(accent: Seen, goods: readonly Candidate[], bads: readonly Candidate[]): [Rgb, Rgb] {
  let [best, most] = [[goods[0]!, bads[0]!] as const, -1];
  for (const good of goods) {
    for (const bad of bads) {
      const least = leastApart([accent, good.seen, bad.seen]);
      if (least > most) [best, most] = [[good, bad], least];
      if (most >= STATUS_APART) return [best[0].color, best[1].color];
    }
  }
  return [best[0].color, best[1].color];
}
