import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {brandTheme} from './brand.js';
import {isColor} from './checked-values.js';
import {readColor} from './color/read-color.js';
import {leastApart, seen} from './color/vision.js';
import {resolved} from './resolve.js';
import {SERIES_APART} from './series.js';
import {STATUS_APART} from './status.js';

const hex = fc.integer({min: 0, max: 0xffffff}).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const runs = {numRuns: import.meta.env['VITE_TEST_LONG'] ? 1000 : 60};

describe('brandTheme', () => {
  it('has every contrast of WCAG 2.2, light and dark, from any colour', () => {
    fc.assert(fc.property(hex, fc.double({min: 0, max: 0.03, noNaN: true}), (color, tint) => {
      expect(brandTheme(color, {tint}).contrasts.filter(({ratio, needed}) => ratio < needed)).toEqual([]);
    }), {...runs, examples: [['#ffff00', 0.03], ['#000000', 0], ['#ffffff', 0.03], ['#00ff00', 0.03], ['#0000ff', 0.03], ['#808080', 0]]});
  });

  it('keeps good, bad and accent apart, and six series, for every vision', () => {
    fc.assert(fc.property(hex, fc.constantFrom('light', 'dark'), (color, scheme) => {
      const {theme} = brandTheme(color);
      const seenAs = (token: string) => seen(readColor(resolved(theme, token, scheme)!)!);
      expect(leastApart(['color-good', 'color-bad', 'color-accent'].map(seenAs))).toBeGreaterThanOrEqual(STATUS_APART);
      expect(leastApart([1, 2, 3, 4, 5, 6].map((i) => seenAs(`color-series-${i}`)))).toBeGreaterThanOrEqual(SERIES_APART);
    }), runs);
  });

  it('leaves a colour as it is where it can be seen, and darkens one that cannot', () => {
    expect(resolved(brandTheme('#0b7285').theme, 'color-accent', 'light')).toBe('#0b7285');
    expect(resolved(brandTheme('#ffe066').theme, 'color-accent', 'light')).not.toBe('#ffe066');
    expect(resolved(brandTheme('#ffe066').theme, 'color-accent', 'dark')).toBe('#ffe066');
  });

  it('is the same for the same colour', () => {
    expect(brandTheme('teal')).toEqual(brandTheme('#008080'));
  });

  it.each(['banana', '', 'url(https://tracker.example/a.png)', 'rgba(0, 0, 0, 0.2)', 'red; background: url(x)'])('ignores %j with a warning', (color) => {
    const {theme, css, warnings} = brandTheme(color);
    expect(resolved(theme, 'ref-brand', 'light')).toBe('#2f5fb3');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.message).toContain('no opaque colour');
    expect(css).not.toMatch(/url|banana/);
  });

  it('takes other tokens that are of their type, and tells of those that are not', () => {
    const {css, warnings} = brandTheme('#0b7285', {
      name: 'acme',
      tokens: {
        'radius': '0', 'font': "'Inter', sans-serif", 'color-good': 'oklch(0.5 0.1 160)', 'space': 'url(x)', 'color-bad': 'url(https://a.example)',
        'color-warn': '12px', 'shadow': '0 0 2px rgb(0 0 0 / 0.2)', 'font-weight-display': '700} body {display: none', 'nonsense': '1', 'motion': 5,
      },
    });
    expect(warnings.map(({token}) => token)).toEqual(['space', 'color-bad', 'color-warn', 'font-weight-display', 'nonsense', 'motion']);
    expect(css).toContain(".crm-theme-acme, [data-crm-theme='acme']");
    expect(css).toContain('--crm-radius: 0;');
    expect(css).toContain('--crm-color-good: oklch(0.5 0.1 160);');
    expect(css).not.toMatch(/url\(|12px|display: none/);
  });

  it('has no contrast of a colour that only the page knows, and those of all others', () => {
    const {css, contrasts, warnings} = brandTheme('teal', {tokens: {'color-surface': 'transparent', 'color-ink': 'currentColor'}});
    expect([css.includes('--crm-color-surface: transparent;'), warnings]).toEqual([true, []]);
    expect(new Set(contrasts.flatMap(({color, ground}) => [color, ground])).has('color-page')).toBe(true);
    expect(contrasts.filter(({color, ground}) => ground === 'color-surface' || color === 'color-ink')).toEqual([]);
  });

  it.each(['rgb(11 114 133)', 'hsl(189 85% 28%)', 'oklch(51% 27% 213)', 'color(display-p3 0.9 0.1 0.2)', 'lab(44 -21 -18)'])(
    'takes %s, as people copy it from their tools', (color) => {
      const {contrasts, warnings} = brandTheme(color);
      expect([warnings, contrasts.filter(({ratio, needed}) => ratio < needed)]).toEqual([[], []]);
    });

  it('takes no name that is more than a name', () => {
    const {css, warnings} = brandTheme('#0b7285', {name: "x'] {} body"});
    expect([warnings[0]!.token, css.includes("[data-crm-theme='brand']")]).toEqual(['name', true]);
  });
});

describe('isColor', () => {
  it.each(['#123456', 'rebeccapurple', 'CanvasText', 'currentColor', 'transparent', 'rgb(0 0 0 / 0.2)', 'light-dark(#fff, rgb(0 0 0))',
    'color-mix(in oklab, red 20%, transparent)'])('takes %s', (text) => expect(isColor(text)).toBe(true));
  it.each(['banana', 'url(#a)', 'image-set("a.png" 1x)', 'color-mix(in oklab, url(x), red)', 'var(--x)', 'rgb(0 0 0', 'red;', '1px', 'inherit'])(
    'refuses %s', (text) => expect(isColor(text)).toBe(false));
});
