import {color as parsed, hsl, lab, lch} from 'd3';
import {fromOklch, toOklch} from './oklch.js';
import {encoded, linear, rounded, type Rgb} from './srgb.js';

type Parts = readonly [number, number, number];

/** What 100 % of each part is, `deg` for an angle, and the way from parts to sRGB, which may lead beyond it. */
interface Space {
  readonly whole: readonly [Whole, Whole, Whole];
  readonly toRgb: (parts: Parts) => Rgb;
}

type Whole = number | 'deg';

/** CSS Color 4, 5 to 10: the functions, and what their percentages are of. */
const spaces: Readonly<Record<string, Space>> = {
  'rgb': {whole: [255, 255, 255], toRgb: ([r, g, b]) => rounded([r / 255, g / 255, b / 255])},
  'hsl': {whole: ['deg', 100, 100], toRgb: ([h, s, l]) => fractions(hsl(h, s / 100, l / 100))},
  'hwb': {whole: ['deg', 100, 100], toRgb: ([h, white, black]) => mixed(fractions(hsl(h, 1, 0.5)), white / 100, black / 100)},
  'lab': {whole: [100, 125, 125], toRgb: ([l, a, b]) => fractions(lab(l, a, b))},
  'lch': {whole: [100, 150, 'deg'], toRgb: ([l, c, h]) => fractions(lch(l, c, h))},
  'oklab': {whole: [1, 0.4, 0.4], toRgb: ([l, a, b]) => fromOklch({l, c: Math.hypot(a, b), h: Math.atan2(b, a) * 180 / Math.PI})},
  'oklch': {whole: [1, 0.4, 'deg'], toRgb: ([l, c, h]) => fromOklch({l, c: Math.max(0, c), h})},
  'color(srgb': {whole: [1, 1, 1], toRgb: (parts) => parts},
  'color(display-p3': {whole: [1, 1, 1], toRgb: fromDisplayP3},
};

const form = /^(rgb|hsl)a?\(([^()]*)\)$|^(hwb|lab|lch|oklab|oklch|color\((?:srgb|display-p3)(?=\s))\(?([^()]*)\)$/i;
const turns: Readonly<Record<string, number>> = {'': 1, 'deg': 1, 'grad': 0.9, 'turn': 360, 'rad': 180 / Math.PI};

/**
 * Reads one opaque colour: hexadecimal, a name, rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch(), color() of srgb and display-p3; null
 * for whatever else. What is beyond sRGB keeps lightness and hue and comes with less chroma.
 */
export function readColor(text: string): Rgb | null {
  const [, old, oldParts, name = old, inside = oldParts] = form.exec(text.trim()) ?? [];
  if (name !== undefined && inside !== undefined && !inside.includes(',')) return inSpace(spaces[name.toLowerCase()]!, inside);
  const rgb = parsed(text)?.rgb();
  return rgb?.opacity === 1 ? shown(fractions(rgb)) : null;
}

function inSpace({whole, toRgb}: Space, inside: string): Rgb | null {
  const [said = '', alpha, ...more] = inside.split('/');
  const parts = said.trim().split(/\s+/).map((part, i) => partOf(part, whole[i] ?? 1));
  if (parts.length !== 3 || !parts.every(Number.isFinite) || more.length > 0 || (alpha !== undefined && partOf(alpha.trim(), 1) !== 1)) return null;
  return shown(toRgb(parts as unknown as Parts));
}

/** NaN for what is none; `none` is 0. */
function partOf(text: string, whole: Whole): number {
  if (text.toLowerCase() === 'none') return 0;
  const [, value, unit = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?$/i.exec(text) ?? [];
  if (value === undefined) return NaN;
  if (unit === '%') return whole === 'deg' ? NaN : Number(value) * whole / 100;
  return whole === 'deg' || unit === '' ? Number(value) * turns[unit.toLowerCase()]! : NaN;
}

/** As a screen of sRGB shows it; null where a part is no number. */
function shown(rgb: Rgb): Rgb | null {
  if (rgb.some(Number.isNaN)) return null;
  return rgb.every((part) => part >= 0 && part <= 1) ? rounded(rgb) : fromOklch(toOklch(rgb));
}

function fractions(color: {rgb(): {r: number; g: number; b: number}}): Rgb {
  const {r, g, b} = color.rgb();
  return [r / 255, g / 255, b / 255];
}

/** Where white and black fill all, they make a grey. */
function mixed(pure: Rgb, white: number, black: number): Rgb {
  const whole = Math.max(1, white + black);
  const at = (part: number) => part * (1 - (white + black) / whole) + white / whole;
  return [at(pure[0]), at(pure[1]), at(pure[2])];
}

/** CSS Color 4, 10.3 and 17: its curve is that of sRGB, its primaries lie beyond. */
function fromDisplayP3(parts: Parts): Rgb {
  const [r, g, b] = [linear(parts[0]), linear(parts[1]), linear(parts[2])];
  return [
    encoded(1.2249401 * r - 0.2249404 * g),
    encoded(-0.0420569 * r + 1.0420571 * g),
    encoded(-0.0196376 * r - 0.0786361 * g + 1.0982735 * b),
  ];
}
