import {describe, expect, it} from 'vitest';
import {dayFromIso, type Calendar, type Grain} from '@crm-widgets/core';
import {atMost} from './range.js';
import {earlier, isoPeriod, monthsOf, periodWindows, type PeriodWindow} from './windows.js';

const calendar: Calendar = {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1};
const day = (iso: string) => dayFromIso(iso)!;
const asOf = (iso: string) => ({instant: 0, day: day(iso)});
const text = ({period, known}: PeriodWindow) => `${isoPeriod(period).from}..${isoPeriod(period).until} known to ${isoPeriod(known).until}`;

describe('periodWindows', () => {
  it('cuts the period that holds as-of there, and leaves nothing known of later ones', () => {
    const windows = periodWindows(day('2024-01-01'), day('2024-04-01'), 'month', calendar, asOf('2024-02-13'));
    expect(windows.map(text)).toEqual([
      '2024-01-01..2024-02-01 known to 2024-02-01',
      '2024-02-01..2024-03-01 known to 2024-02-13',
      '2024-03-01..2024-04-01 known to 2024-03-01',
    ]);
  });

  it('takes the range as one period without a grain', () => {
    expect(periodWindows(day('1997-01-01'), day('1998-07-01'), null, calendar, asOf('1998-07-01')).map(text))
      .toEqual(['1997-01-01..1998-07-01 known to 1998-07-01']);
  });
});

describe('earlier', () => {
  // metrics.md 0.1: a partial period is compared to date; a shorter earlier one is clamped to its last day.
  const cases: [string, string, string, Grain | null, 'previous' | 'year_ago', string][] = [
    ['2024-02-01', '2024-03-01', '2024-03-01', 'month', 'previous', '2024-01-01..2024-02-01 known to 2024-02-01'],
    ['2024-02-01', '2024-03-01', '2024-02-13', 'month', 'previous', '2024-01-01..2024-02-01 known to 2024-01-13'],
    ['2024-03-01', '2024-04-01', '2024-03-31', 'month', 'previous', '2024-02-01..2024-03-01 known to 2024-03-01'],
    ['2024-02-01', '2024-03-01', '2024-03-01', 'month', 'year_ago', '2023-02-01..2023-03-01 known to 2023-03-01'],
    ['2024-02-26', '2024-03-04', '2024-03-04', 'week', 'year_ago', '2023-02-27..2023-03-06 known to 2023-03-06'],
    ['2024-01-01', '2024-04-01', '2024-04-01', 'quarter', 'previous', '2023-10-01..2024-01-01 known to 2024-01-01'],
    ['1998-01-01', '1998-01-31', '1998-01-31', null, 'previous', '1997-12-02..1998-01-01 known to 1998-01-01'],
  ];
  for (const [from, until, known, grain, which, expected] of cases) {
    it(`${grain ?? 'range'} of ${from}, known to ${known}, ${which}: ${expected}`, () => {
      const window = {period: {from: day(from), until: day(until)}, known: {from: day(from), until: day(known)}};
      expect(text(earlier(window, which, grain))).toBe(expected);
    });
  }
});

it('monthsOf: a week is 84/365 of a month (metrics.md 11), a range without grain is counted in days', () => {
  expect(monthsOf({from: 0, until: 7}, 'week')).toBeCloseTo(0.230137, 6);
  expect(monthsOf({from: 0, until: 1461}, null)).toBe(48);
});

it('atMost: a range of too many periods is refused by name, and none is cut off', () => {
  const days = periodWindows(day('2024-01-01'), day('2024-01-04'), 'day', calendar, asOf('2024-02-01'));
  expect(atMost(3, days)).toBe(days);
  expect(() => atMost(2, days)).toThrow('E_ATTR attribute grain: got "3 periods", wanted at most 2');
});
