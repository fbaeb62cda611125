import {describe, expect, it} from 'vitest';
import {asOfInstant, readAsOf} from './as-of.js';
import {dayFromIso, isoOf, Zone, type Calendar} from './calendar.js';
import {readRange} from './period.js';
import {readGrain, type PeriodAttributes} from './usual-period.js';

const calendar: Calendar = {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1};
// A Saturday in week 24, quarter 2.
const today = dayFromIso('2024-06-15')!;

function text(attributes: PeriodAttributes, settings: Partial<Calendar> = {}): string {
  const range = readRange(attributes, today, {...calendar, ...settings});
  return range.kind === 'all' ? `all by ${range.grain}` : `${isoOf(range.from)}..${isoOf(range.until)} by ${range.grain}`;
}

describe('readRange', () => {
  // product.md, Attributes: period.
  const cases: [PeriodAttributes, Partial<Calendar>, string][] = [
    [{}, {}, '2023-06-01..2024-06-01 by month'],
    [{period: 'last-12-months'}, {}, '2023-06-01..2024-06-01 by month'],
    [{period: 'this-month'}, {}, '2024-06-01..2024-07-01 by month'],
    [{period: 'last-month'}, {}, '2024-05-01..2024-06-01 by month'],
    [{period: 'last-quarter'}, {}, '2024-01-01..2024-04-01 by month'],
    [{period: 'last-2-quarters', grain: 'quarter'}, {}, '2023-10-01..2024-04-01 by quarter'],
    [{period: 'this-year', grain: 'year'}, {}, '2024-01-01..2025-01-01 by year'],
    [{period: 'last-7-days'}, {}, '2024-06-08..2024-06-15 by day'],
    [{period: 'last-week'}, {}, '2024-06-03..2024-06-10 by week'],
    [{period: '2024'}, {}, '2024-01-01..2025-01-01 by month'],
    [{period: '2024'}, {fiscalYearStart: 4}, '2024-04-01..2025-04-01 by month'],
    [{period: '2024-Q2', grain: 'quarter'}, {}, '2024-04-01..2024-07-01 by quarter'],
    [{period: '2024-Q2', grain: 'quarter'}, {fiscalYearStart: 4}, '2024-07-01..2024-10-01 by quarter'],
    [{period: '2024-06'}, {}, '2024-06-01..2024-07-01 by month'],
    [{period: '2024-W23'}, {}, '2024-06-03..2024-06-10 by week'],
    [{period: '2020-W53'}, {}, '2020-12-28..2021-01-04 by week'],
    [{period: '2024-06-15'}, {}, '2024-06-15..2024-06-16 by day'],
    [{period: '2024-01..2024-03'}, {}, '2024-01-01..2024-04-01 by month'],
    [{period: '1997-01-15..1997-02-03', grain: 'month'}, {}, '1997-01-01..1997-03-01 by month'],
    [{from: '2024-01-15', until: '2024-02-15'}, {}, '2024-01-01..2024-03-01 by month'],
    [{from: '2024-01-15', until: '2024-02-15', grain: 'day'}, {}, '2024-01-15..2024-02-15 by day'],
    [{period: 'all'}, {}, 'all by null'],
    [{period: 'all', grain: 'year'}, {}, 'all by year'],
    [{period: '1998', grain: 'year'}, {}, '1998-01-01..1999-01-01 by year'],
  ];
  for (const [attributes, settings, expected] of cases) {
    it(`${JSON.stringify(attributes)} ${JSON.stringify(settings)} is ${expected}`, () => expect(text(attributes, settings)).toBe(expected));
  }

  const refused: [PeriodAttributes, RegExp][] = [
    [{period: 'May'}, /E_ATTR attribute period: got "May", wanted this-month/],
    [{period: 'last-0-months'}, /attribute period/],
    [{period: '2024-13'}, /attribute period/],
    [{period: '2021-W53'}, /attribute period/],
    [{period: '2024-03..2024-01'}, /attribute period/],
    [{period: ''}, /attribute period/],
    [{from: '2024-01-01'}, /attribute until: got ""/],
    [{from: '2024-01-01', until: '2024-01-01'}, /attribute until.*a day after from="2024-01-01"/],
    [{from: '2024-01-01', until: '2024-02-01', period: 'all'}, /either period, or from and until/],
  ];
  for (const [attributes, message] of refused) {
    it(`refuses ${JSON.stringify(attributes)} by name`, () => expect(() => text(attributes)).toThrow(message));
  }

  it('refuses a grain by name', () => expect(() => readGrain('fortnight')).toThrow(/E_ATTR attribute grain: got "fortnight"/));
});

describe('readAsOf', () => {
  const paris = new Zone('Europe/Paris');

  it('a date alone is the start of that day in the zone, the day itself not counted', () => {
    expect(readAsOf('2024-07-01', paris)).toEqual({
      instant: Date.parse('2024-06-30T22:00:00Z'), day: dayFromIso('2024-07-01'), isMidnight: true,
    });
  });
  it('an instant within a day counts that day', () => {
    expect(readAsOf('2024-07-01T10:00:00Z', paris)).toEqual({instant: Date.parse('2024-07-01T10:00:00Z'), day: dayFromIso('2024-07-02')});
    expect(asOfInstant(Date.parse('2024-06-30T22:00:00Z'), paris).day).toBe(dayFromIso('2024-07-01'));
  });
  it('refuses a time without offset, for it has two readings', () => {
    expect(() => readAsOf('2024-07-01T10:00:00', paris)).toThrow(/E_ATTR attribute as-of/);
  });
});
