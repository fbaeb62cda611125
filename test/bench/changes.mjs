import {channels, days, isoOf, random} from './data.mjs';

/**
 * Changes of the board's filter, in turn another set of channels and another range of days, in an order that is the same
 * at every run. No two leave the same filter, so no page can answer one from an earlier one.
 *
 * A range begins on any day, lasts three months at least and ends in the last month, which the three numbers and the bars show.
 * @returns {{channels: string[] | null, from: string | null, until: string | null}[]} filters as they are after each change; days half-open
 */
export function changes(count) {
  const next = random(50);
  const seen = new Set();
  const all = [];
  let filter = {channels: null, from: null, until: null};
  while (all.length < count) {
    const changed = {...filter, ...(all.length % 2 === 0 ? channelsBy(next) : rangeBy(next))};
    const text = JSON.stringify(changed);
    if (seen.has(text)) continue;
    seen.add(text);
    all.push(filter = changed);
  }
  return all;
}

function channelsBy(next) {
  const set = channels.filter(() => next() < 0.5);
  return set.length > 0 && set.length < channels.length ? {channels: set} : channelsBy(next);
}

function rangeBy(next) {
  const until = days - Math.floor(21 * next());
  return {from: isoOf(Math.floor((until - 90) * next())), until: isoOf(until)};
}
