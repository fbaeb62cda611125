import {fromOklch, type Oklch} from './oklch.js';
import {linear, type Rgb} from './srgb.js';

/** In [0, 1]; WCAG 2.2, "relative luminance". */
export function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** From 1 (the same) to 21 (black and white); WCAG 2.2, "contrast ratio". */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export function standsOut(color: Rgb, grounds: readonly Rgb[], ratio: number): boolean {
  return grounds.every((ground) => contrast(color, ground) >= ratio);
}

/**
 * The colour itself where it stands out from all grounds by the ratio, else the one nearest to it in lightness that does, of the same hue.
 *
 * @param away where to go: `darker` on light grounds, `lighter` on dark ones
 * @throws {RangeError} not even black or white would do on these grounds
 */
export function repaired(color: Oklch, grounds: readonly Rgb[], ratio: number, away: 'darker' | 'lighter'): Oklch {
  if (standsOut(fromOklch(color), grounds, ratio)) return color;
  const limit = away === 'darker' ? 0 : 1;
  if (!standsOut(fromOklch({...color, l: limit}), grounds, ratio)) throw new RangeError(`no colour is ${away} by ${ratio}:1`);
  let [bad, good] = [color.l, limit];
  while (Math.abs(good - bad) > 1e-3) {
    const middle = (bad + good) / 2;
    if (standsOut(fromOklch({...color, l: middle}), grounds, ratio)) good = middle;
    else bad = middle;
  }
  return {...color, l: good};
}
