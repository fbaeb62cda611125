import type {Aggregate, Attribution, FactRef, Having, Measure, Where} from '@crm-widgets/core';

/** What a measure may say beside its aggregate. */
export interface MeasureOptions {
  readonly filter?: Where;
  readonly over?: Measure['over'];
}

/** A fact and the window that a row of it counts in; measures of one scope share a scan. */
export interface Scope {
  readonly fact: FactRef;
  readonly at: Attribution;
}

/** Rows of a table or fact by the local day of an instant. */
export function dated(fact: string | FactRef, column: string): Scope {
  return {fact: factRef(fact), at: {kind: 'dated', column}};
}

/** Versions of a fact that are in force at the start or at the end of a window. */
export function inForce(fact: string | FactRef, edge: 'start' | 'end', from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'state', from, to, edge}};
}

/** Versions of a fact that begin within a window and are in force at its end: of each entity the last one within it. */
export function lastWithin(fact: string | FactRef, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'state', from, to, edge: 'end', begun: 'within'}};
}

/** Entities whose versions are in force at both edges of a window. */
export function inForceThroughout(fact: string | FactRef, entity: string, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'kept', from, to, entity}};
}

/** Entities worth something at the start of a window, with what their versions come to at both edges. */
export function atEdges(
  fact: string | FactRef, entity: string, value: string, from = 'valid_from', to = 'valid_to',
): Scope {
  return {fact: factRef(fact), at: {kind: 'edges', from, to, entity, value}};
}

/** Entities worth something at either edge of a window, with how they moved between them. */
export function movedBetween(
  fact: string | FactRef, entity: string, value: string, from = 'valid_from', to = 'valid_to',
): Scope {
  return {fact: factRef(fact), at: {kind: 'moved', from, to, entity, value}};
}

/** Losses day by day, as shares of what is in force at the start of each. */
export function daily(fact: string | FactRef, lost: Where, from = 'valid_from', to = 'valid_to'): Scope {
  return {fact: factRef(fact), at: {kind: 'daily', from, to, lost}};
}

/** Rows that belong to a span of days, by the share of it that lies in the window. */
export function spread(fact: string | FactRef, from: string, to: string): Scope {
  return {fact: factRef(fact), at: {kind: 'spread', from, to}};
}

/** All rows, in every window. */
export function always(fact: string | FactRef): Scope {
  return {fact: factRef(fact), at: {kind: 'always'}};
}

export const count = (scope: Scope, options?: MeasureOptions) => measure(scope, {kind: 'count'}, options);

export const sum = (scope: Scope, column: string, options?: MeasureOptions) =>
  measure(scope, {kind: 'sum', column}, options);

export const mean = (scope: Scope, column: string, options?: MeasureOptions) =>
  measure(scope, {kind: 'mean', column}, options);

/** Interpolated between rows (type 7); `q` in [0, 1]. */
export const quantile = (scope: Scope, column: string, q: number, options?: MeasureOptions) =>
  measure(scope, {kind: 'quantile', column, q}, options);

export const median = (scope: Scope, column: string, options?: MeasureOptions) => quantile(scope, column, 0.5, options);

/** What stands for many durations; `p90` is what nine in ten stay below. */
export function durations(scope: Scope, column: string, agg: 'median' | 'mean' | 'p90', options?: MeasureOptions): Measure {
  return agg === 'mean' ? mean(scope, column, options) : quantile(scope, column, agg === 'p90' ? 0.9 : 0.5, options);
}

export const countDistinct = (scope: Scope, column: string, options?: MeasureOptions) =>
  measure(scope, {kind: 'distinct', column}, options);

/** Distinct values of a column whose rows in the window satisfy `having`. */
export const entities = (scope: Scope, column: string, having: Having, options?: MeasureOptions) =>
  measure(scope, {kind: 'entities', column, having}, options);

/**
 * What an aggregate is where a window has no rows at all: nothing was counted and nothing added up, but there is
 * no mean of nothing.
 */
export function ofNoRows({kind}: Aggregate): 0 | null {
  return kind === 'mean' || kind === 'quantile' ? null : 0;
}

function measure({fact, at}: Scope, aggregate: Aggregate, options: MeasureOptions = {}): Measure {
  return {fact, at, aggregate, ...options};
}

function factRef(fact: string | FactRef): FactRef {
  return typeof fact === 'string' ? {name: fact} : fact;
}
