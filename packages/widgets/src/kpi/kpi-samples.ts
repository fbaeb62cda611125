import type {KpiResult, Measured} from '@crm-widgets/core';

/** A number, with whatever else is to be said of it. */
export function measured(value: number | null, more: Partial<Measured> = {}): Measured {
  return {
    value, numerator: value, denominator: null, n: null, interval: null, reason: null, isPartial: false, immature: false,
    ...more,
  };
}

/** Values of months in a row, as a series. */
export function monthly(first: string, values: readonly (number | null)[]): KpiResult['series'] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const start = (i: number) => new Date(Date.UTC(year, month - 1 + i, 1)).toISOString().slice(0, 10);
  return values.map((value, i) => ({...measured(value), from: start(i), until: start(i + 1)}));
}

/** Revenue of the shop: June 1998 against May; the months before are near what they were. */
export const june: KpiResult = {
  metric: 'revenue', unit: 'money', better: 'up', currency: 'USD', period: {from: '1998-06-01', until: '1998-07-01'},
  current: measured(5590.87, {n: 213}), previous: measured(7271.99, {n: 247}),
  change: {absolute: -1681.12, relative: -0.231177},
  target: null, status: null,
  series: monthly('1997-07-01', [9011.2, 7800, 8400, 9100.5, 12_044, 9030, 7600, 7800, 9200, 6200, 7271.99, 5590.87]),
  groups: null, inputs: {revenue: 5590.87}, warnings: [],
};
