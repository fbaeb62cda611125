import {contrast} from './color/contrast.js';
import {readColor} from './color/read-color.js';
import type {Rgb} from './color/srgb.js';
import type {Scheme} from './palette.js';
import {resolved} from './resolve.js';
import type {Theme} from './theme.js';

/** Two tokens of which one lies on the other. */
export interface Pair {
  readonly color: string;
  readonly ground: string;
  /** Text needs 4.5:1, lines, bars and rings 3:1; WCAG 2.2, 1.4.3 and 1.4.11. */
  readonly use: 'text' | 'mark';
}

export interface PairReport extends Pair {
  readonly scheme: Scheme;
  /** From 1 to 21. */
  readonly ratio: number;
  readonly needed: number;
}

const grounds = ['color-surface', 'color-page', 'color-tip'];
const on = (use: Pair['use'], under: readonly string[], ...colors: readonly string[]): Pair[] =>
  colors.flatMap((color) => under.map((ground) => ({color, ground, use})));
const series = [1, 2, 3, 4, 5, 6].map((i) => `color-series-${i}`);

/** What lies on what in widgets. Borders, gridlines and tracks are ornament: nothing is lost without them. */
export const pairs: readonly Pair[] = [
  ...on('text', [...grounds, 'color-track'], 'color-ink', 'color-muted'),
  ...on('text', grounds, 'color-good', 'color-warn', 'color-bad', 'kpi-good-color', 'kpi-bad-color'),
  ...on('text', ['color-tip'], 'color-tip-ink'),
  ...on('mark', [...grounds, 'color-track'], 'color-accent', 'color-focus'),
  ...on('mark', ['color-surface', 'color-page'], 'color-axis', 'color-compare', 'color-whisker', 'color-target', 'color-second',
    'kpi-line-color', 'trend-line-color', 'funnel-bar-color', 'funnel-second-color', 'cohort-first-color', 'cohort-second-color', ...series),
  ...on('mark', ['color-surface', 'color-page', 'color-track'], 'breakdown-bar-color', 'breakdown-below-color'),
];

/**
 * The contrast of every pair in a theme, light and dark. Of a colour that only the page knows, such as `transparent` or a mixture, there is none
 * to reckon: its pairs are left out.
 */
export function contrasts(theme: Theme, needs: Readonly<Record<Pair['use'], number>> = {text: 4.5, mark: 3}): PairReport[] {
  return (['light', 'dark'] as const).flatMap((scheme) => pairs.flatMap((pair) => {
    const [color, ground] = [rgbOf(theme, pair.color, scheme), rgbOf(theme, pair.ground, scheme)];
    return color && ground ? [{...pair, scheme, needed: needs[pair.use], ratio: contrast(color, ground)}] : [];
  }));
}

function rgbOf(theme: Theme, name: string, scheme: Scheme): Rgb | null {
  return readColor(resolved(theme, name, scheme) ?? '');
}
