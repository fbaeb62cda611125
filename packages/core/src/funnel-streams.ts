import {funnelEvents} from './query-parts.js';
import type {FunnelEvent, FunnelQuery} from './query.js';

/** Events of a fact by one of its columns, each with its place among all that a funnel names. */
export interface EventStream extends Pick<FunnelEvent, 'fact' | 'column'> {
  readonly events: readonly (FunnelEvent & {readonly place: number})[];
}

/** What a funnel names, by fact and column, in the order in which these are named first. */
export function eventStreams(query: FunnelQuery): EventStream[] {
  const streams = new Map<string, EventStream & {events: (FunnelEvent & {place: number})[]}>();
  funnelEvents(query).forEach((event, place) => {
    const {fact, column} = event;
    const key = JSON.stringify([fact, column]);
    const stream = streams.get(key) ?? {fact, column, events: []};
    stream.events.push({...event, place});
    streams.set(key, stream);
  });
  return [...streams.values()];
}

/** Whether an attempt may still go on after as-of, as far as the days that a funnel looks at tell. */
export function goesOnAfter({entry, lookahead, asOf}: FunnelQuery): boolean {
  return entry === null || lookahead || (asOf.isMidnight ? asOf.day : asOf.day - 1) < entry.until;
}
