import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readColor} from '../color/read-color.js';
import {apart, leastApart, seen, visions} from '../color/vision.js';
import {contrasts, pairs} from '../pairs.js';
import {resolved} from '../resolve.js';
import {SERIES_APART} from '../series.js';
import {STATUS_APART} from '../status.js';
import {themeCss} from '../theme-css.js';
import {themeJson, type JsonGroup, type JsonToken} from '../theme-json.js';
import {tokens} from '../tokens.js';
import {themes} from './index.js';

const needs: Readonly<Record<string, {text: number; mark: number}>> = {'high-contrast': {text: 7, mark: 4.5}};

it('a theme is a folder', () => {
  const folders = readdirSync(import.meta.dirname, {withFileTypes: true}).filter((entry) => entry.isDirectory()).map(({name}) => name);
  expect(themes.map(({name}) => name).toSorted()).toEqual(folders.toSorted());
});

describe.each(themes.map((theme) => [theme.name, theme] as const))('%s', (name, theme) => {
  it('has the contrast that text, lines and bars need, light and dark, for every pair', () => {
    const report = contrasts(theme, needs[name]);
    expect(report).toHaveLength(2 * pairs.length);
    expect(report.filter(({ratio, needed}) => ratio < needed)).toEqual([]);
  });

  describe.each(['light', 'dark'] as const)('%s', (scheme) => {
    const rgb = (token: string) => readColor(resolved(theme, token, scheme)!)!;

    it('keeps good, bad and data apart for every vision', () => {
      expect(leastApart(['color-good', 'color-bad', 'color-accent'].map((token) => seen(rgb(token))))).toBeGreaterThanOrEqual(STATUS_APART);
    });

    it('keeps six series apart for every vision', () => {
      expect(leastApart([1, 2, 3, 4, 5, 6].map((i) => seen(rgb(`color-series-${i}`))))).toBeGreaterThanOrEqual(SERIES_APART);
    });

    it('has a sequential scale that goes one way in lightness for every vision, and ends of a diverging one that differ', () => {
      const steps = [1, 2, 3, 4, 5, 6, 7].map((i) => seen(rgb(`color-sequential-${i}`)));
      for (const [i] of visions.entries()) {
        const lightness = steps.map((step) => step[i]![0]);
        const sorted = lightness.toSorted((a, b) => (scheme === 'light' ? b - a : a - b));
        expect(lightness).toEqual(sorted);
      }
      expect(apart(seen(rgb('color-diverging-1')), seen(rgb('color-diverging-7')))).toBeGreaterThanOrEqual(SERIES_APART);
    });
  });

  it('is a style sheet that sets tokens, for the page or for what carries its name, and weighs nothing', () => {
    const css = themeCss(theme);
    expect(css).toContain(`:where(:root:not([data-crm-theme], [class*='crm-theme-']), .crm-theme-${name}, [data-crm-theme='${name}']) {`);
    const set = [...css.matchAll(/^ {2}--crm-([\w-]+): (.+);$/gm)];
    expect(set.map((each) => each[1])).toEqual([...Object.keys(theme.reference), ...Object.keys(theme.semantic)]);
    expect(css).not.toMatch(/url|@import|http/);
    const known = new Set(tokens.map((token) => token.name));
    expect(Object.keys(theme.semantic).filter((token) => !known.has(token))).toEqual([]);
  });

  it('never says by itself whether it is light or dark', () => {
    const schemes = themeCss(theme).split('\n').filter((line) => /(?<!crm-)color-scheme/.test(line));
    expect(schemes).toEqual([
      ":where([data-crm-scheme='light']) { color-scheme: light; }", ":where([data-crm-scheme='dark']) { color-scheme: dark; }",
    ]);
  });

  it('is a tree of design tokens: three tiers, a value, a type and a description each', () => {
    const json = themeJson(theme);
    for (const tier of ['reference', 'semantic', 'component']) {
      const leaves = leavesOf(json[tier] as JsonGroup);
      expect(leaves.length).toBeGreaterThan(10);
      for (const [token, {$value, $description, $type}] of leaves) {
        expect(token).not.toMatch(/[{}.$]/);
        expect([$value === null, $description.length > 3]).toEqual([false, true]);
        expect([token, /color|ref-/.test(token) ? 'color' : $type]).toEqual([token, $type]);
        // Format Module 2025.10, 8 and 9: whatever else is not a type, and a token without one is invalid.
        expect(['color', 'dimension', 'duration', 'fontFamily', 'fontWeight', 'shadow']).toContain($type);
      }
    }
  });

  it('refers by alias, of which each leads to a value of its own type', () => {
    const json = themeJson(theme);
    const all = Object.entries(json).flatMap(([tier, group]) =>
      (tier.startsWith('$') ? [] : leavesOf(group as JsonGroup).map(([token, leaf]) => [`{${tier}.${token}}`, leaf] as const)));
    const byAlias = new Map<unknown, JsonToken>(all);
    const aliases = all.filter(([, {$value}]) => typeof $value === 'string');
    expect(aliases.length).toBeGreaterThan(40);
    for (const [alias, {$value, $type}] of aliases) expect([alias, byAlias.get($value)?.$type]).toEqual([alias, $type]);
  });

  it('loses no token: what the format has no type for stands beside the others, as CSS', () => {
    const json = themeJson(theme);
    const written = ['reference', 'semantic', 'component'].flatMap((tier) => {
      const group = json[tier] as JsonGroup;
      const {css} = (group['$extensions'] as JsonGroup | undefined)?.['crm-widgets'] as {css?: object} | undefined ?? {};
      return [...leavesOf(group).map(([token]) => `--crm-${token}`), ...Object.keys(css ?? {})];
    });
    expect(written.toSorted()).toEqual([...Object.keys(theme.reference), ...tokens.map(({name: token}) => token)].map((each) => `--crm-${each}`).toSorted());
  });
});

function leavesOf(group: JsonGroup): [string, JsonToken][] {
  return Object.entries(group).filter(([name]) => !name.startsWith('$')) as [string, JsonToken][];
}

it('the accent of the neutral theme is what widgets have without one', () => {
  const neutral = themes[0]!;
  expect(resolved(neutral, 'color-accent', 'light')).toBe('#2f5fb3');
  expect(resolved(neutral, 'trend-line-color', 'light')).toBe('#2f5fb3');
});

it('writes a colour, a length, a duration, a weight and a shadow as the format has them', () => {
  const [neutral, , , , meadow] = themes.map((theme) => themeJson(theme));
  const semantic = neutral!['semantic'] as JsonGroup;
  // Design Tokens Format Module 2025.10, 8.1, 8.2, 8.4, 8.5 and 9.6.
  expect((neutral!['reference'] as JsonGroup)['ref-brand']).toMatchObject({
    $type: 'color', $value: {colorSpace: 'srgb', components: [0.1843, 0.3725, 0.702], alpha: 1, hex: '#2f5fb3'},
  });
  expect(semantic['space']).toMatchObject({$type: 'dimension', $value: {value: 0.25, unit: 'rem'}});
  expect(semantic['motion']).toMatchObject({$type: 'duration', $value: {value: 120, unit: 'ms'}});
  expect(semantic['font-weight-display']).toMatchObject({$type: 'fontWeight', $value: 650});
  expect(((meadow!['semantic'] as JsonGroup)['shadow'] as JsonToken).$value).toMatchObject([
    {color: {components: [0, 0, 0], alpha: 0.06}, offsetX: {value: 0, unit: 'px'}, offsetY: {value: 1, unit: 'px'}, blur: {value: 2, unit: 'px'}},
    {color: {components: [0.2353, 0.1176, 0.4314], alpha: 0.1}, offsetY: {value: 6, unit: 'px'}, blur: {value: 24, unit: 'px'}, spread: {value: 0, unit: 'px'}},
  ]);
  expect(semantic['font-size']).toBeUndefined();
  expect(semantic['$extensions']).toMatchObject({'crm-widgets': {css: {'--crm-font-size': '0.9375em', '--crm-shadow': 'none'}}});
});

it('keeps the tiers: a semantic token is an alias of the palette, light and dark, a component token of a semantic one', () => {
  const {semantic, component} = themeJson(themes[0]!) as Record<string, JsonGroup>;
  expect(semantic!['color-accent']).toMatchObject({$type: 'color', $value: '{reference.ref-accent-on-light}'});
  expect((semantic!['color-accent'] as JsonToken).$extensions['crm-widgets']).toMatchObject({dark: '{reference.ref-accent-on-dark}'});
  expect(component!['trend-line-color']).toMatchObject({$type: 'color', $value: '{semantic.color-accent}'});
});
