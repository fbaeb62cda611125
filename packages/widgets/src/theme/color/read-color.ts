import {color as parsed} from 'd3';
import {fromOklch} from './oklch.js';
import {rounded, type Rgb} from './srgb.js';

const oklchForm = /^oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+(-?[\d.]+)(?:deg)?\s*\)$/i;

/**
 * Reads one opaque colour: hexadecimal, a name, rgb() and hsl() with commas, oklch(); null for whatever else.
 * What oklch() says beyond sRGB comes with less chroma.
 */
export function readColor(text: string): Rgb | null {
  const oklch = oklchForm.exec(text.trim());
  if (oklch) return fromOklch({l: Number(oklch[1]) / (oklch[2] ? 100 : 1), c: Number(oklch[3]), h: Number(oklch[4])});
  const rgb = parsed(text)?.rgb();
  if (!rgb || rgb.opacity !== 1) return null;
  const {r, g, b} = rgb;
  return [r, g, b].some(Number.isNaN) ? null : rounded([r / 255, g / 255, b / 255]);
}
