import {addMonths, isoDay} from './days.js';
import type {Span} from './market.js';
import type {Random} from './random.js';
import type {Row} from './row.js';

/** A rate for the US dollar on the first of each month: a made-up walk around 0.92 EUR. */
export function fxRateRows(span: Span, random: Random): Row[] {
  let rate = 0.92;
  return Array.from({length: span.months}, (_, month) => {
    rate += 0.25 * (0.92 - rate) + 0.012 * random.normal();
    const rounded = Math.round(rate * 10_000) / 10_000;
    return {currency: 'USD', date: isoDay(addMonths(span.start, month)), rate_to_reporting: rounded};
  });
}
