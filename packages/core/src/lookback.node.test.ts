import {describe, expect, it} from 'vitest';
import {dayFromIso, isoOf} from './calendar.js';
import {lookBack, type Lookback} from './lookback.js';

describe('lookBack', () => {
  const cases: [string, Lookback, string][] = [
    ['2024-03-01', {months: 12}, '2023-03-01..2024-03-01'],
    ['2024-03-31', {months: 1}, '2024-02-29..2024-03-31'],
    ['2024-02-29', {months: 12}, '2023-02-28..2024-02-29'],
    ['2024-01-15', {months: 13}, '2022-12-15..2024-01-15'],
    ['2024-03-01', {days: 30}, '2024-01-31..2024-03-01'],
    ['2024-03-01', {monthBefore: 1}, '2024-01-01..2024-02-01'],
    ['2024-03-13', {monthBefore: 1}, '2024-02-01..2024-03-01'],
    ['2024-03-01', {monthBefore: 14}, '2022-12-01..2023-01-01'],
    ['2024-03-01', {ever: true}, '2020-01-01..2024-03-01'],
    ['2019-03-01', {ever: true}, '2019-03-01..2019-03-01'],
  ];
  for (const [until, over, expected] of cases) {
    it(`${JSON.stringify(over)} before ${until}: ${expected}`, () => {
      const window = lookBack(dayFromIso(until)!, over, dayFromIso('2020-01-01')!);
      expect(`${isoOf(window.from)}..${isoOf(window.until)}`).toBe(expected);
    });
  }
});
