import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {contrast, luminance, repaired} from './contrast.js';
import {fromOklch, toOklab, toOklch} from './oklch.js';
import {readColor} from './read-color.js';
import {hexOf, type Rgb} from './srgb.js';
import {apart, seen, seenBy} from './vision.js';

const rgb = fc.tuple(...[0, 1, 2].map(() => fc.integer({min: 0, max: 255}).map((part) => part / 255))) as unknown as fc.Arbitrary<Rgb>;
const read = (text: string) => readColor(text)!;
const near = (values: readonly number[], digits: number) => values.map((value) => Number(value.toFixed(digits)));

describe('OKLCH', () => {
  // CSS Color 4, 9.4 and WPT css/css-color: oklab() of the primaries, to three digits.
  it.each([
    ['#ffffff', [1, 0, 0]], ['#ff0000', [0.628, 0.225, 0.126]], ['#00ff00', [0.866, -0.234, 0.179]], ['#0000ff', [0.452, -0.032, -0.312]],
  ])('%s is %j', (hex, lab) => {
    expect(near(toOklab(read(hex)), 3).map((value) => value + 0)).toEqual(lab);
  });

  it('there and back is the same colour, for all', () => {
    fc.assert(fc.property(rgb, (color) => {
      expect(hexOf(fromOklch(toOklch(color)))).toBe(hexOf(color));
    }));
  });

  it('keeps lightness and hue of what sRGB has not, and takes the chroma that there is', () => {
    const {l, c, h} = toOklch(fromOklch({l: 0.7, c: 0.4, h: 150}));
    expect([Math.abs(l - 0.7) < 0.01, c < 0.25 && c > 0.15, Math.abs(h - 150) < 1.5]).toEqual([true, true, true]);
  });
});

describe('readColor', () => {
  it.each([
    ['#abc', '#aabbcc'], ['RebeccaPurple', '#663399'], ['rgb(1, 2, 3)', '#010203'], ['hsl(120, 100%, 25%)', '#008000'],
    ['oklch(0.6279 0.2577 29.23)', '#ff0000'], ['oklch(62.79% 0.2577 29.23deg)', '#ff0000'], ['oklch(62.79% 64.425% 0.0812turn)', '#ff0000'],
    ['rgb(0 128 128)', '#008080'], ['rgb(0 50% 50% / 1)', '#008080'], ['rgb(300 0 0)', '#ff0000'], ['hsl(120deg 100% 25%)', '#008000'],
    ['hsl(120 100 25 / 100%)', '#008000'], ['color(srgb 0.2 0.4 0.6)', '#336699'], ['oklch(0.5 none none)', '#636363'],
  ])('reads %s as %s', (text, hex) => expect(hexOf(read(text))).toBe(hex));

  // WPT css/css-color: hwb-001 to 005, lab-001, lch-001, oklab-001, predefined-005 and 006, each the green of its reference.
  it.each([
    'hwb(120 0% 49.8039%)', 'lab(46.2775% -47.5621 48.5837)', 'lch(46.2775% 67.9892 134.3912)', 'oklab(51.975% -0.1403 0.10768)',
    'oklch(51.975% 0.17686 142.495)', 'color(display-p3 0.21604 0.49418 0.13151)', 'color(srgb 0% 50.2% 0%)',
  ])('reads %s as green', (text) => expect(hexOf(read(text))).toBe('#008000'));

  it('brings what only wider screens show to sRGB, of the same hue', () => {
    const {l, h} = toOklch(read('color(display-p3 1 0 0)'));
    // CSS Color 4, 10.3: the red of display-p3 is oklch(0.6486 0.2995 28.96).
    expect([Math.abs(l - 0.6486) < 0.01, Math.abs(h - 28.96) < 1.5]).toEqual([true, true]);
  });

  it.each(['rgb(0 128)', 'rgb(0 1 2 3)', 'rgb(0 128 128 / 0.5)', 'rgb(0 1 2 / 1 / 1)', 'rgb(1deg 2 3)', 'oklch(0.5 0.1 10%)', 'hsl(x 1% 1%)',
    'color(rec2020 1 0 0)', 'color(srgb)', 'rgb()', 'lab(var(--l) 1 1)', 'rgb(1e999 0 0)'])(
    'takes %j for none', (text) => expect(readColor(text)).toBeNull());

  it.each(['', 'banana', '#12', 'rgba(0, 0, 0, 0.5)', 'transparent', 'url(https://a.example)', 'var(--x)', '#fff; color: red'])(
    'takes %j for none', (text) => expect(readColor(text)).toBeNull());
});

describe('contrast', () => {
  // WCAG 2.2, "contrast ratio": black on white is 21; #767676 is the lightest grey with 4.5 on white, as G18 has it.
  it('is that of WCAG', () => {
    expect([contrast(read('#000'), read('#fff')), contrast(read('#fff'), read('#fff'))]).toEqual([21, 1]);
    expect([contrast(read('#767676'), read('#fff')) >= 4.5, contrast(read('#777777'), read('#fff')) >= 4.5]).toEqual([true, false]);
    expect(luminance(read('#fff'))).toBeCloseTo(1, 10);
  });

  it('is repaired by lightness alone, and only as far as it has to be', () => {
    const white = read('#fff');
    fc.assert(fc.property(rgb, (color) => {
      const before = contrast(color, white);
      const after = contrast(fromOklch(repaired(toOklch(color), [white], 4.5, 'darker')), white);
      expect(after).toBeGreaterThanOrEqual(4.5);
      if (before < 4.5) expect(after).toBeLessThan(4.75);
      else expect(after).toBeCloseTo(before, 6);
    }));
  });

  it('says where no colour would do', () => {
    expect(() => repaired(toOklch(read('#888')), [read('#888')], 21, 'darker')).toThrow(RangeError);
  });
});

describe('vision', () => {
  it('leaves greys as they are', () => {
    for (const vision of ['protanopia', 'deuteranopia', 'tritanopia'] as const) expect(hexOf(seenBy(vision, read('#808080')))).toBe('#808080');
  });

  // Machado et al. (2009): the first column of the matrix is what pure red becomes; in 8 bits, gamma-encoded.
  it.each([['protanopia', '#6d5f00'], ['deuteranopia', '#a39000'], ['tritanopia', '#ff000f']] as const)('%s sees red as %s', (vision, hex) => {
    expect(hexOf(seenBy(vision, read('#ff0000')))).toBe(hex);
  });

  it('finds red and green of one lightness close, blue and orange not', () => {
    const red = fromOklch({l: 0.6, c: 0.13, h: 27});
    const green = fromOklch({l: 0.6, c: 0.13, h: 125});
    expect(apart(seen(red), seen(green))).toBeLessThan(0.04);
    expect(apart(seen(read('#2f5fb3')), seen(read('#d9772b')))).toBeGreaterThan(0.15);
  });
});
