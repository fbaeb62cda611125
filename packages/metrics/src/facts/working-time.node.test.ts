import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {scheduleParam, type Schedule} from './schedule.js';
import {WorkingTime} from './working-time.js';

const HOUR = 3_600_000;
const until = Date.UTC(2025, 0, 1);
const days = (from: string, to: string, named = ['mon', 'tue', 'wed', 'thu', 'fri']) => named.map((day) => ({day, from, to}));
const hours = (schedule: Schedule, from: string, to: string) =>
  new WorkingTime(schedule, until).between(Date.parse(`${from}Z`), Date.parse(`${to}Z`)) / HOUR;

describe('working time', () => {
  const may: Schedule = {tz: 'UTC', weekly: days('08:00', '17:00'), holidays: ['2009-05-01']};
  it.each([
    ['2009-04-30T13:00', 1], ['2009-05-04T11:00', 8], ['2009-05-04T15:00', 12], ['2009-05-06T09:00', 24], ['2009-05-08T15:00', 48],
  ])('E1: from Thursday 12:00 over a holiday to %s', (to, expected) => {
    expect(hours(may, '2009-04-30T12:00', to)).toBe(expected);
  });
  it('E3: from Friday 16:00 to Monday 12:00 are 4 hours', () => {
    expect(hours({tz: 'UTC', weekly: days('09:00', '17:00')}, '2024-01-05T16:00', '2024-01-08T12:00')).toBe(4);
  });
  it('E5: from Tuesday 11:00 to Wednesday 11:00 are 8 hours', () => {
    expect(hours({tz: 'UTC', weekly: days('09:00', '17:00')}, '2024-01-09T11:00', '2024-01-10T11:00')).toBe(8);
  });
  it('E7: from 10:00 to 14:00 of the next day are 12 hours', () => {
    expect(hours({tz: 'UTC', weekly: days('08:00', '16:00')}, '2024-01-09T10:00', '2024-01-10T14:00')).toBe(12);
  });
  it('E9: out of hours is no time at all', () => {
    expect(hours({tz: 'UTC', weekly: days('09:00', '17:00')}, '2024-01-06T10:00', '2024-01-07T14:00')).toBe(0);
  });
  const always = {tz: 'Europe/Paris', weekly: days('00:00', '24:00', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])};
  it('is open for 23 and 25 hours on days on which clocks change', () => {
    expect(hours(always, '2024-03-30T23:00', '2024-03-31T22:00')).toBe(23);
    expect(hours(always, '2024-10-26T22:00', '2024-10-27T23:00')).toBe(25);
  });
  it('opens by the local clock, in summer and in winter', () => {
    const paris = {tz: 'Europe/Paris', weekly: days('09:00', '17:00')};
    expect(hours(paris, '2024-01-09T07:00', '2024-01-09T09:00')).toBe(1);
    expect(hours(paris, '2024-07-09T07:00', '2024-07-09T09:00')).toBe(2);
  });
  it('closes on the whole of a local holiday, and holidays on days closed anyway change nothing', () => {
    expect(hours({...always, holidays: ['2024-03-31']}, '2024-03-30T20:00', '2024-04-01T00:00')).toBe(5);
    const week = {tz: 'UTC', weekly: days('09:00', '17:00'), holidays: ['2024-01-06', '2024-01-08']};
    expect(hours(week, '2024-01-05T16:00', '2024-01-09T10:00')).toBe(2);
  });
  it('counts hours that are told twice once', () => {
    const twice = {tz: 'UTC', weekly: [...days('09:00', '17:00'), ...days('12:00', '18:00'), ...days('18:00', '19:00')]};
    expect(hours(twice, '2024-01-09T00:00', '2024-01-10T00:00')).toBe(10);
  });
  it('is time itself where it is always open, adds up, and is never more than time', () => {
    const instant = fc.integer({min: Date.UTC(2019, 0, 1) / 1000, max: until / 1000}).map((s) => s * 1000);
    const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Africa/Casablanca', 'Australia/Lord_Howe');
    const holidays = fc.constantFrom([], ['2024-03-31', '2024-04-01', '2020-12-25'], ['2023-11-05']);
    fc.assert(fc.property(zone, holidays, fc.tuple(instant, instant, instant), (tz, closed, instants) => {
      const [a, b, c] = instants.sort((x, y) => x - y) as [number, number, number];
      expect(new WorkingTime({...always, tz}, until).between(a, c)).toBe(c - a);
      const some = new WorkingTime({tz, weekly: days('09:00', '17:30'), holidays: closed}, until);
      expect(some.between(a, b) + some.between(b, c)).toBe(some.between(a, c));
      expect(some.between(a, b) >= 0 && some.between(a, b) <= b - a).toBe(true);
    }), {numRuns: 15});
  });
});

describe('a schedule', () => {
  const one = {tz: 'UTC', weekly: days('09:00', '17:00')};
  it.each([null, one, {weekly: one.weekly}, {Sales: one, default: one}])('may be %j', (given) => expect(scheduleParam.read(given)).toEqual(given));
  it.each([
    [[], /business hours/], [{}, /business hours/], ['9-5', /business hours/], [{...one, zone: 'UTC'}, /without zone/], [{...one, tz: 'Mars'}, /tz/],
    [{...one, weekly: []}, /weekly/], [{...one, weekly: days('17:00', '09:00')}, /weekly/], [{...one, weekly: days('09:00', '24:30')}, /weekly/],
    [{...one, weekly: [{day: 'monday', from: '09:00', to: '10:00'}]}, /weekly/], [{...one, holidays: ['1 May']}, /holidays/],
  ])('may not be %j', (given, wanted) => expect(() => scheduleParam.read(given)).toThrow(wanted));
});
