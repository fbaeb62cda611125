import type {AsOf, Condition, FactRef, FunnelEvent, FunnelQuery, Query, Where, Window} from './query.js';

/** What engines share in reading a query value. */

/** A window with its place in the query, its end not after as-of. */
export interface Slot extends Window {
  readonly i: number;
}

/** The windows of which something can be known: those that start before as-of, cut there. */
export function knownSlots(windows: readonly Window[], asOf: AsOf): Slot[] {
  return windows.map(({from, until}, i) => ({i, from, until: Math.min(until, asOf.day)}))
    .filter(({from, until}) => from < until);
}

/** Whether a row without a value satisfies a condition. */
export function matchesMissing(condition: Condition): boolean {
  if (condition === null) return true;
  if (Array.isArray(condition)) return condition.includes(null);
  return typeof condition === 'object' && 'not' in condition && !matchesMissing(condition.not);
}

/** True where a condition is not; negating twice gives it back. */
export function opposite(condition: Condition): Condition {
  return typeof condition === 'object' && condition !== null && 'not' in condition ? condition.not : {not: condition};
}

/** Conditions that all measures share: the rows without them need not be looked at. */
export function sharedFilter(filters: readonly (Where | undefined)[]): Where {
  const [first = {}, ...others] = filters;
  const sharedByAll = ([on, condition]: [string, unknown]) => others.every((other) =>
    other !== undefined && Object.hasOwn(other, on) && JSON.stringify(other[on]) === JSON.stringify(condition));
  return Object.fromEntries(Object.entries(first).filter(sharedByAll));
}

/** What a filter says beyond the shared one; undefined for nothing. */
export function ownFilter(filter: Where | undefined, shared: Where): Where | undefined {
  const left = Object.entries(filter ?? {}).filter(([on]) => !Object.hasOwn(shared, on));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** The facts that a query reads. */
export function factsOf(query: Query): FactRef[] {
  switch (query.kind) {
    case 'cohort': return [query.starts.fact, query.returns.fact];
    case 'funnel': return funnelEvents(query).map(({fact}) => fact);
    case 'waits':
    case 'reached': return factsOf(query.funnel);
    case 'members': return factsOf(query.cohort);
    default: return [query.fact];
  }
}

/** Steps, exclusions and what closes, in the order in which a funnel counts them. */
export function funnelEvents({steps, exclusions, closing}: FunnelQuery): FunnelEvent[] {
  return [...steps, ...exclusions, ...(closing ? [closing] : [])];
}
