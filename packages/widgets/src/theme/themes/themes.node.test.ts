import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readColor} from '../color/read-color.js';
import {apart, leastApart, seen, visions} from '../color/vision.js';
import {contrasts} from '../pairs.js';
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
    expect(report.length).toBeGreaterThan(100);
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
      const leaves = Object.entries(json[tier] as JsonGroup) as [string, JsonToken][];
      expect(leaves.length).toBeGreaterThan(10);
      for (const [token, {$value, $description, $type}] of leaves) {
        expect(token).not.toMatch(/[{}.$]/);
        expect([$value === null, $description.length > 3]).toEqual([false, true]);
        if (/color|ref-/.test(token)) expect([token, $type]).toEqual([token, 'color']);
      }
    }
  });
});

it('the accent of the neutral theme is what widgets have without one', () => {
  const neutral = themes[0]!;
  expect(resolved(neutral, 'color-accent', 'light')).toBe('#2f5fb3');
  expect(resolved(neutral, 'trend-line-color', 'light')).toBe('#2f5fb3');
});

it('writes a colour, a length and a duration as the format has them', () => {
  const semantic = themeJson(themes[0]!)['semantic'] as JsonGroup;
  // Design Tokens Format Module 2025.10, 8.1, 8.2 and 8.5.
  expect(semantic['color-accent']).toMatchObject({
    $type: 'color', $value: {colorSpace: 'srgb', components: [0.1843, 0.3725, 0.702], alpha: 1, hex: '#2f5fb3'},
  });
  expect(semantic['space']).toMatchObject({$type: 'dimension', $value: {value: 0.25, unit: 'rem'}});
  expect(semantic['motion']).toMatchObject({$type: 'duration', $value: {value: 120, unit: 'ms'}});
  expect(semantic['font-size']).toMatchObject({$value: '0.9375em'});
});
