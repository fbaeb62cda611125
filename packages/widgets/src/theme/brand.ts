import {toOklch} from './color/oklch.js';
import {readColor} from './color/read-color.js';
import {hexOf} from './color/srgb.js';
import {checkedValues, type ThemeWarning} from './checked-values.js';
import {contrasts, type PairReport} from './pairs.js';
import {makeTheme, type Theme, type ThemeSettings} from './theme.js';
import {themeCss} from './theme-css.js';
import {themeJson, type JsonGroup} from './theme-json.js';

export interface BrandOptions {
  /** What the class and the attribute are called after; kebab-case, default `brand`. */
  readonly name?: string;
  /** Tokens by name that are others than those made, such as `{'radius': '0', 'font': 'Inter, sans-serif'}`. */
  readonly tokens?: Readonly<Record<string, unknown>>;
  /** How much of the brand's hue is in the greys, chroma from 0 to 0.03; default 0.008. */
  readonly tint?: number;
  /** Least contrast of text, from 4.5 to 7; default 4.5. */
  readonly text?: number;
}

export interface BrandTheme {
  readonly theme: Theme;
  /** A style sheet: for the page, or for what carries the class `crm-theme-<name>`. */
  readonly css: string;
  /** W3C design tokens. */
  readonly json: JsonGroup;
  /** The contrast of each pair, light and dark. */
  readonly contrasts: readonly PairReport[];
  /** What was not taken, and why. */
  readonly warnings: readonly ThemeWarning[];
}

const PLAIN = '#2f5fb3';

/**
 * A whole theme from one colour: greys tinted by it, status colours and series that keep their distance from it for every colour vision, and
 * contrasts repaired, light and dark. The colour itself stays where its contrast is enough. Pure: equal arguments give an equal theme.
 *
 * @param color an opaque colour as `readColor` takes it: hexadecimal, a name, rgb(), oklch(), color(display-p3 ...), ... Anything else is ignored with a warning, and the kit's blue taken.
 */
export function brandTheme(color: string, options: BrandOptions = {}): BrandTheme {
  const warnings: ThemeWarning[] = [];
  const name = nameOf(options.name ?? 'brand', warnings);
  const accent = accentOf(color, warnings);
  const {values, warnings: more} = checkedValues(options.tokens ?? {});
  const theme = makeTheme({...settingsOf(accent, options), name, scale: values});
  return {
    theme, css: themeCss(theme), json: themeJson(theme), contrasts: contrasts(theme), warnings: [...warnings, ...more],
  };
}

function settingsOf(accent: string, {tint = 0.008, text = 4.5}: BrandOptions): Omit<ThemeSettings, 'name'> {
  const {h, c} = toOklch(readColor(accent)!);
  return {
    description: `Made from ${accent}.`, accent,
    neutral: {h, c: Math.min(c, within(tint, 0, 0.03))}, text: within(text, 4.5, 7),
  };
}

function within(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;
}

function accentOf(color: string, warnings: ThemeWarning[]): string {
  const rgb = readColor(String(color));
  if (rgb) return hexOf(rgb);
  warnings.push({token: 'color-accent', value: String(color), message: `no opaque colour: "${color}"; ${PLAIN} is taken`});
  return PLAIN;
}

function nameOf(name: string, warnings: ThemeWarning[]): string {
  if (/^[a-z][a-z0-9-]*$/.test(name)) return name;
  warnings.push({token: 'name', value: name, message: `no name in kebab-case: "${name}"; brand is taken`});
  return 'brand';
}
