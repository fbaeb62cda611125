import {describe, expect, it} from 'vitest';
import {dayFromIso, isOver, readAsOf, Zone} from './index.js';

const paris = new Zone('Europe/Paris');
const july = dayFromIso('2024-07-01')!;

// metrics.md 0.1: a period is partial while as-of lies before its end.
describe('whether June 2024 in Paris is over', () => {
  it.each([
    ['2024-06-30', false],
    ['2024-06-30T12:00:00+02:00', false],
    ['2024-06-30T23:59:59.999+02:00', false],
    ['2024-07-01', true],
    ['2024-06-30T22:00:00Z', true],
    ['2024-07-01T00:00:01+02:00', true],
  ])('as of %s: %s', (asOf, over) => expect(isOver(july, readAsOf(asOf, paris))).toBe(over));
});
