import {fromOklch, type Oklch} from './color/oklch.js';
import type {Rgb} from './color/srgb.js';
import {apart, seen, type Seen} from './color/vision.js';

/** As many as can be told apart by colour alone with any vision; more want other means. */
const MOST = 6;

/** How far any two are to be apart for every vision, in OKLab: more than three times what is just noticed side by side. */
export const SERIES_APART = 0.07;

/**
 * The accent, then whatever is furthest for every vision from those before it.
 *
 * With two kinds of cones one hue axis is left besides lightness, so lightness varies as well, as far as contrast lets it.
 */
export function seriesOf(accent: Oklch, isMark: (color: Rgb) => boolean): readonly Rgb[] {
  const first = fromOklch(accent);
  const choice = candidates(isMark);
  const chosen: {color: Rgb; seen: Seen}[] = [{color: first, seen: seen(first)}];
  while (chosen.length < MOST) {
    const nearest = (each: {seen: Seen}) => Math.min(...chosen.map((other) => apart(other.seen, each.seen)));
    chosen.push(choice.map((each) => ({each, far: nearest(each)})).reduce((a, b) => (b.far > a.far ? b : a)).each);
  }
  return chosen.map(({color}) => color);
}

function candidates(isMark: (color: Rgb) => boolean): {color: Rgb; seen: Seen}[] {
  const colors: Rgb[] = [];
  for (let l = 0.34; l < 0.92; l += 0.04) {
    for (let h = 0; h < 360; h += 24) for (const c of [0.08, 0.15]) colors.push(fromOklch({l, c, h}));
  }
  return colors.filter(isMark).map((color) => ({color, seen: seen(color)}));
}
