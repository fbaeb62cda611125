import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {civil, dayFromIso, dayOf, isoOf, Zone, type Calendar} from './calendar.js';
import {grains, periodsOf, shift, startOf, yearBefore, type Grain} from './grains.js';

const calendar: Calendar = {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1};
const day = (iso: string) => dayFromIso(iso)!;

describe('days', () => {
  it('reads ISO dates and nothing else', () => {
    expect(dayFromIso('1970-01-01')).toBe(0);
    expect(dayFromIso('2024-02-29')).toBe(19_782);
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-1', '2024-01-01T00:00Z', '', 'today']) expect(dayFromIso(text)).toBeNull();
  });

  it('reads early years as they are, not as 19xx', () => {
    expect(isoOf(dayOf(50, 3, 1))).toBe('0050-03-01');
  });

  it('is undone by civil', () => {
    fc.assert(fc.property(fc.integer({min: -500_000, max: 500_000}), (value) => {
      expect(dayOf(...civil(value))).toBe(value);
    }));
  });
});

describe('startOf', () => {
  const cases: [string, Grain, Partial<Calendar>, string][] = [
    ['2024-06-15', 'day', {}, '2024-06-15'],
    ['2024-06-15', 'week', {}, '2024-06-10'],
    ['2024-06-15', 'week', {weekStart: 'sunday'}, '2024-06-09'],
    ['2024-06-16', 'week', {weekStart: 'sunday'}, '2024-06-16'],
    ['2024-06-15', 'month', {}, '2024-06-01'],
    ['2024-06-15', 'quarter', {}, '2024-04-01'],
    ['2024-06-15', 'quarter', {fiscalYearStart: 2}, '2024-05-01'],
    ['2024-01-15', 'quarter', {fiscalYearStart: 2}, '2023-11-01'],
    ['2024-06-15', 'year', {}, '2024-01-01'],
    ['2024-03-31', 'year', {fiscalYearStart: 4}, '2023-04-01'],
    ['1969-12-31', 'week', {}, '1969-12-29'],
  ];
  for (const [of, grain, settings, expected] of cases) {
    it(`${grain} of ${of} ${JSON.stringify(settings)} starts ${expected}`, () => {
      expect(isoOf(startOf(day(of), grain, {...calendar, ...settings}))).toBe(expected);
    });
  }
});

it('periods of any grain join without gap and cover the range', () => {
  const anyDay = fc.integer({min: -20_000, max: 40_000});
  fc.assert(fc.property(anyDay, fc.integer({min: 1, max: 900}), fc.constantFrom(...grains), (from, length, grain) => {
    const periods = periodsOf(from, from + length, grain, calendar);
    expect(periods[0]!.from).toBeLessThanOrEqual(from);
    expect(periods.at(-1)!.until).toBeGreaterThanOrEqual(from + length);
    for (let i = 1; i < periods.length; i++) expect(periods[i]!.from).toBe(periods[i - 1]!.until);
  }));
});

describe('shift and yearBefore', () => {
  it('carries months over years', () => {
    expect(isoOf(shift(day('2024-01-01'), 'month', -1))).toBe('2023-12-01');
    expect(isoOf(shift(day('2024-10-01'), 'quarter', 1))).toBe('2025-01-01');
  });
  it('takes 29 February to the 28th, and a week to the same weekday', () => {
    expect(isoOf(yearBefore(day('2024-02-29'), 'day'))).toBe('2023-02-28');
    expect(isoOf(yearBefore(day('2024-06-10'), 'week'))).toBe('2023-06-12');
  });
});

describe('Zone', () => {
  // Rules of the IANA time zone database, by Intl; DS-05.
  const cases: [string, string, string][] = [
    ['Europe/Paris', '2024-03-30T22:59:59Z', '2024-03-30'],
    ['Europe/Paris', '2024-03-30T23:00:00Z', '2024-03-31'],
    ['Europe/Paris', '2024-03-31T21:59:59Z', '2024-03-31'],
    ['Europe/Paris', '2024-03-31T22:00:00Z', '2024-04-01'],
    ['America/New_York', '2024-11-03T03:59:59Z', '2024-11-02'],
    ['America/New_York', '2024-11-04T04:59:59Z', '2024-11-03'],
    ['Asia/Kathmandu', '2024-01-01T18:15:00Z', '2024-01-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ];
  for (const [name, instant, local] of cases) {
    it(`${instant} is ${local} in ${name}`, () => expect(isoOf(new Zone(name).dayAt(Date.parse(instant)))).toBe(local));
  }

  it('starts a day at its first instant, also where clocks skip midnight', () => {
    expect(new Date(new Zone('Europe/Paris').startOf(day('2024-03-31'))).toISOString()).toBe('2024-03-30T23:00:00.000Z');
    expect(new Date(new Zone('America/Sao_Paulo').startOf(day('2018-11-04'))).toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(new Date(new Zone('Asia/Beirut').startOf(day('2022-03-27'))).toISOString()).toBe('2022-03-26T22:00:00.000Z');
  });

  it('the day that starts at an instant holds that instant and not the one before', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe').map((name) => new Zone(name));
    fc.assert(fc.property(zone, fc.integer({min: 0, max: 25_000}), (one, value) => {
      const start = one.startOf(value);
      expect([one.dayAt(start), one.dayAt(start - 1)]).toEqual([value, value - 1]);
    }));
  });

  it('refuses a name that is no zone, and says which attribute', () => {
    expect(() => new Zone('Mars/Olympus')).toThrow(/E_ATTR attribute time-zone: got "Mars\/Olympus", wanted an IANA time zone/);
  });
});
