import type {Better, Measure, Reason, TableName, Unit} from '@crm-widgets/core';

/** A parameter of a metric: what it may be, and what it is when nobody says. */
export interface Param<T = unknown> {
  readonly about: string;
  readonly fallback: T;
  /** All that it can be, where those are a few words. */
  readonly values?: readonly T[];
  /** The table without which a value means nothing, by that value. */
  readonly takes?: Readonly<Record<string, TableName>>;
  /** The value that was given, checked. Throws a TypeError whose message says what is wanted. */
  read(given: unknown): T;
}

export type Params = Readonly<Record<string, unknown>>;

/** What a calculator makes of measured values: one number and what it was made of. */
export interface Calculated {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number | null;
  interval: [number, number] | null;
  reason: Reason | null;
  /** What is not over yet may still change it; left out, so is a value that is null for it. */
  immature?: boolean;
  /** Codes of warnings with their counts, such as `{negative_cycle: 3}`; absent or 0 is none. */
  warnings?: Readonly<Record<string, number>>;
}

/** Which tables and columns a source has, as far as it is known; `timed`: whether instants of a column say times of day. */
export type Has = (table: TableName, column?: string, timed?: 'timed') => boolean;

/**
 * A measured value that a parameter takes by itself when nobody gives it, such as the days after which a shop's
 * customer counts as lost. Measured once over all rows before as-of, without the filter of a widget.
 */
export interface AutoParam {
  readonly measure: Measure;
  settle(measured: number | null): number;
}

/** What was measured of groups; `null` is the group of rows without a value of the dimension. */
export interface Grouped<W> {
  readonly keys: readonly (string | null)[];
  inputs(window: W, key?: string | null): Record<string, number | null>;
}

/** The window that a number is for: how many months it spans, whole calendar months, else days / 30.4375. */
export interface Span {
  readonly months: number;
}

/**
 * A metric of the same rows that one's own number has to agree with, as churn and retention add up to 1. It is measured
 * over the same window and filter, with the parameters that the source gives it.
 */
export interface Peer {
  readonly id: string;
  /** Whether both can be true. @param params own ones, and those of the other */
  agree(own: number, other: number, params: Params, othersParams: Params): boolean;
  /** Code of the warning where they cannot. */
  readonly code: string;
}

/** Measures and a calculator that turns them into one number; no engine text. */
export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: Unit;
  readonly better: Better;
  /** Section of the handbook. */
  readonly reference: string;
  /** The formula in words and symbols, for the definition card. */
  readonly formula: string;
  readonly params: Readonly<Record<string, Param>>;
  /** Sets of tables that serve it, the preferred one first; every table of a set is needed. */
  readonly tables: readonly (readonly TableName[])[];
  auto?(params: Params, has: Has): Readonly<Record<string, AutoParam>>;
  /**
   * What is measured, by the names that `values` and `inputs` use.
   * @param zone IANA name of the zone that the source counts days in; UTC where there is no source
   */
  measures(params: Params, has: Has, zone?: string): Readonly<Record<string, Measure>>;
  /** @param measured null for a measure without an answer */
  calculate(measured: Readonly<Record<string, number | null>>, params: Params, span?: Span): Calculated;
  /** What is to be seen beside the number, by name; ratios in [0, 1], null where it is not known. It joins the inputs of a result. */
  beside?(measured: Readonly<Record<string, number | null>>, params: Params): Readonly<Record<string, number | null>>;
  readonly peer?: Peer;
  /** What was measured of groups, once what is of none of them is shared out; absent where nothing ever is. */
  regroup?<W, G extends Grouped<W>>(groups: G, params: Params): G;
}
