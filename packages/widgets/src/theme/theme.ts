import {toOklch, type Oklch} from './color/oklch.js';
import {readColor} from './color/read-color.js';
import {hexOf, type Rgb} from './color/srgb.js';
import {greys, paletteOf, type Greys, type Palette, type Scheme, type Seeds} from './palette.js';
import {reference, scheme, type TokenValue} from './token.js';

/** What a folder of `themes/` says; the rest is reckoned from it. */
export interface ThemeSettings {
  /** Kebab-case; its file, its class and its attribute are called so. */
  readonly name: string;
  readonly description: string;
  /** One opaque colour, as CSS. */
  readonly accent: string;
  readonly neutral?: Seeds['neutral'];
  /** Least contrast of text; default 4.5. */
  readonly text?: number;
  /** Least contrast of lines and bars; default 3. */
  readonly mark?: number;
  readonly grounds?: Readonly<Partial<Record<Scheme, Partial<Greys>>>>;
  /** Tokens that are no colours, by name. */
  readonly scale?: Readonly<Record<string, string>>;
  /** Colours that are others than those reckoned, by name. */
  readonly colors?: Readonly<Record<string, TokenValue>>;
}

/** A theme as it is written to a file: tokens by name, without the prefix. */
export interface Theme {
  readonly name: string;
  readonly description: string;
  /** Values as they are; each token of the reference tier has one colour. */
  readonly reference: Readonly<Record<string, string>>;
  /** Values by reference. */
  readonly semantic: Readonly<Record<string, string>>;
}

/** @throws {RangeError} the accent is no opaque colour */
export function makeTheme(settings: ThemeSettings): Theme {
  const {name, description, accent, scale = {}, colors = {}} = settings;
  const rgb = readColor(accent);
  if (!rgb) throw new RangeError(`the accent of the theme ${name} is no opaque colour: ${accent}`);
  const seeds = seedsOf(settings, toOklch(rgb));
  const both = {light: colorsOf(paletteOf(seeds, 'light')), dark: colorsOf(paletteOf(seeds, 'dark'))};
  const names = Object.keys(both.light);
  const pair = (key: string) => [[`ref-${key}-on-light`, both.light[key]!], [`ref-${key}-on-dark`, both.dark[key]!]] as const;
  return {
    name, description,
    reference: Object.fromEntries([['ref-brand', hexOf(rgb)], ...names.flatMap(pair)]),
    semantic: {
      ...Object.fromEntries(names.map((key) => [`color-${key}`, onBoth(key)])), ...chartInk,
      ...Object.fromEntries(Object.entries(colors).map(([key, value]) => [key, cssOf(value)])), ...scale,
    },
  };
}

function cssOf(value: TokenValue): string {
  return typeof value === 'string' ? value : scheme(value.light, value.dark);
}

function onBoth(key: string): string {
  return scheme(reference(`ref-${key}-on-light`), reference(`ref-${key}-on-dark`));
}

/** What of the ink of charts is not a tint of the text's. */
const chartInk: Readonly<Record<string, string>> = {
  'color-second': onBoth('series-2'),
  'color-tip-ink': onBoth('ink'),
  'cohort-first-color': onBoth('series-2'),
  'cohort-second-color': onBoth('series-3'),
  'heat-low-color': onBoth('diverging-1'),
};

function seedsOf({neutral = {h: 255, c: 0.008}, text = 4.5, mark = 3, grounds = {}}: ThemeSettings, accent: Oklch): Seeds {
  return {
    accent, neutral, text, mark,
    grounds: {light: {...greys.light, ...grounds.light}, dark: {...greys.dark, ...grounds.dark}},
  };
}

function colorsOf({series, sequential, diverging, ...others}: Palette): Record<string, string> {
  const numbered = (name: string, colors: readonly Rgb[]) => colors.map((rgb, i) => [`${name}-${i + 1}`, hexOf(rgb)] as const);
  return Object.fromEntries([
    ...Object.entries(others).map(([name, rgb]) => [name, hexOf(rgb as Rgb)] as const),
    ...numbered('series', series), ...numbered('sequential', sequential), ...numbered('diverging', diverging),
  ]);
}
