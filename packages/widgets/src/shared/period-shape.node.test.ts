import {describe, expect, it} from 'vitest';
import {periodBefore, periodShape, periodYearBefore} from './period-shape.js';

const period = (from: string, until: string) => ({from, until});

describe('periodShape', () => {
  const cases: readonly [string, string, string | null][] = [
    ['2024-02-29', '2024-03-01', 'day'], ['2024-02-26', '2024-03-04', 'week'], ['2024-02-01', '2024-03-01', 'month'],
    ['2024-10-01', '2025-01-01', 'quarter'], ['2024-02-01', '2024-05-01', null], ['2024-01-01', '2025-01-01', 'year'],
    ['2024-07-01', '2025-07-01', null], ['2024-02-03', '2024-03-03', null], ['May', 'June', null],
  ];
  for (const [from, until, shape] of cases) {
    it(`${from} up to ${until} is ${shape ?? 'no unit'}`, () => expect(periodShape(period(from, until))).toBe(shape));
  }
});

describe('the period before', () => {
  it('of a month is a month, whatever its length', () =>
    expect(periodBefore(period('2024-03-01', '2024-04-01'))).toEqual(period('2024-02-01', '2024-03-01')));
  it('of a fiscal year is a year', () =>
    expect(periodBefore(period('2023-07-01', '2024-07-01'))).toEqual(period('2022-07-01', '2023-07-01')));
  it('of ten days is ten days', () =>
    expect(periodBefore(period('2024-03-11', '2024-03-21'))).toEqual(period('2024-03-01', '2024-03-11')));
});

describe('the period a year before', () => {
  it('of a month is the same month', () =>
    expect(periodYearBefore(period('2024-02-01', '2024-03-01'))).toEqual(period('2023-02-01', '2023-03-01')));
  it('of a week keeps its weekdays, 52 weeks back', () =>
    expect(periodYearBefore(period('2024-06-10', '2024-06-17'))).toEqual(period('2023-06-12', '2023-06-19')));
});
