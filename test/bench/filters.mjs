import {channels, random} from './data.mjs';

/** Different sets of channels, in an order that is the same at every run; no page can answer one from an earlier one. */
export function filters(count) {
  const next = random(50);
  const seen = new Set();
  while (seen.size < count) {
    const set = channels.filter(() => next() < 0.5);
    if (set.length > 0 && set.length < channels.length) seen.add(set.join(','));
  }
  return [...seen].map((text) => text.split(','));
}
