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

/** A fact by its name, or as it is. */
export function factRef(fact: string | FactRef): FactRef {
  return typeof fact === 'string' ? {name: fact} : fact;
}
