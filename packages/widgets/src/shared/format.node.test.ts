import {describe, expect, it} from 'vitest';
import {Formats, readFormat, type Kind} from './format.js';

const usd: Kind = {unit: 'money', currency: 'USD'};
const plain = (unit: Kind['unit']): Kind => ({unit, currency: null});

describe('a value as English writes it', () => {
  const en = new Formats('en');
  const cases: readonly [string, number | null, Kind, string][] = [
    ['cents below ten thousand', 5590.87, usd, '$5,590.87'],
    ['no cents above', 244_091.94, usd, '$244,092'],
    ['short above a million', 1_243_901.5, usd, '$1.24M'],
    ['a refund', -12.5, usd, '-$12.50'],
    ['money of no known currency', 5590.87, plain('money'), '5,590.87'],
    ['a ratio as percent, one decimal', 0.63151, plain('ratio'), '63.2%'],
    ['a ratio beside it has the decimal too', 0.77, plain('ratio'), '77.0%'],
    ['a small one as well', 0.01, plain('ratio'), '1.0%'],
    ['nearly all is not all', 0.9996, plain('ratio'), '100.0%'],
    ['all', 1, plain('ratio'), '100%'],
    ['none', 0, plain('ratio'), '0%'],
    ['three digits, also where they are zeros', 3_004_332, usd, '$3.00M'],
    ['a count', 2357, plain('count'), '2,357'],
    ['57 days in seconds', 57 * 86_400, plain('duration'), '57 days'],
    ['five hours', 5.25 * 3600, plain('duration'), '5.3 hours'],
    ['three minutes', 180, plain('duration'), '3 minutes'],
    ['seconds', 45, plain('duration'), '45 seconds'],
    ['months', 9, plain('months'), '9 months'],
    ['a score', -12.34, plain('score'), '-12.3'],
    ['the unknown', null, usd, '–'],
    ['a true zero', 0, usd, '$0.00'],
  ];
  for (const [name, value, kind, text] of cases) it(`${name}: ${text}`, () => expect(en.value(value, kind)).toBe(text));
});

describe('formats that a page chooses', () => {
  it('compact', () => expect(new Formats('en', 'compact').value(5590.87, usd)).toBe('$5.59K'));
  it('full', () => expect(new Formats('en', 'full').value(1_243_901.5, usd)).toBe('$1,243,901.50'));
  it('no digits in yen', () => expect(new Formats('en').value(5590.87, {unit: 'money', currency: 'JPY'})).toBe('¥5,591'));
  it('three digits in dinars', () => expect(new Formats('en', 'full').value(1.5, {unit: 'money', currency: 'KWD'})).toBe('KWD\u00a01.500'));
  it('options of Intl', () => expect(new Formats('en', {maximumFractionDigits: 0}).value(5590.87, usd)).toBe('$5,591'));
  it('options as the text of an attribute', () =>
    expect(readFormat('{"maximumFractionDigits": 0}')).toEqual({maximumFractionDigits: 0}));
  it('that contradict the unit leave a plain number', () =>
    expect(new Formats('en', {minimumFractionDigits: 3}).value(57 * 86_400, plain('duration'))).toBe('57'));
  it('a currency that is none leaves a plain number', () =>
    expect(new Formats('en').value(5590.87, {unit: 'money', currency: '€'})).toBe('5,590.87'));
  for (const wrong of ['tiny', '{"style": "currency"}', '[1', '7']) {
    it(`refuses ${wrong}`, () => expect(() => readFormat(wrong)).toThrow(/E_ATTR.*attribute format/));
  }
});

describe('one axis is of one piece', () => {
  const en = new Formats('en');
  it('small values take the digits of the largest', () => expect(en.value(40, usd, {like: 20_000})).toBe('$40'));
  it('small durations take the unit of the largest', () =>
    expect(en.value(3600, plain('duration'), {like: 10 * 86_400})).toBe('0 days'));
});

describe('periods', () => {
  const en = new Formats('en');
  const cases: readonly [string, string, string][] = [
    ['1998-06-01', '1998-07-01', 'June 1998'],
    ['2024-04-01', '2024-07-01', 'Q2 2024'],
    ['2024-01-01', '2025-01-01', '2024'],
    ['2024-06-15', '2024-06-16', 'June 15, 2024'],
    ['2024-06-10', '2024-06-17', 'Jun 10 – 16, 2024'],
    ['2023-07-01', '2024-07-01', 'Jul 1, 2023 – Jun 30, 2024'],
    ['2023-02-01', '2023-05-01', 'Feb 1 – Apr 30, 2023'],
  ];
  for (const [from, until, text] of cases) {
    it(`${from} up to ${until} is ${text}`, () => expect(en.period({from, until}).replaceAll(/\s/g, ' ')).toBe(text));
  }
  it('in the language of the page', () =>
    expect(new Formats('de').period({from: '1998-06-01', until: '1998-07-01'})).toBe('Juni 1998'));
});

describe('points and age', () => {
  const en = new Formats('en');
  it('a difference of ratios is told in points', () => expect(en.points(0.0123)).toBe('1.2'));
  it('seconds, minutes, hours, days ago', () => {
    const ago = (seconds: number) => en.ago(0, seconds * 1000);
    expect([ago(42), ago(300), ago(7200), ago(3 * 86_400)])
      .toEqual(['42 seconds ago', '5 minutes ago', '2 hours ago', '3 days ago']);
  });
});

describe('money where text runs from the right', () => {
  it('keeps the sign behind the letters that it belongs to', () =>
    expect(new Formats('ar-u-nu-latn').value(5590.87, usd)).toBe('\u200f5,590.87\u00a0US$\u200e'));
  it('is as Intl has it where there are none', () =>
    expect(new Formats('he').value(5590.87, usd)).toBe(new Intl.NumberFormat('he', {style: 'currency', currency: 'USD'}).format(5590.87)));
});
