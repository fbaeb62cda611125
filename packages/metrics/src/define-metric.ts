import type {Measure} from '@crm-widgets/core';
import type {Calculated, Grouped, Has, Metric, Param, Span} from './metric.js';

/** The values of a metric's parameters, once read. */
export type ValuesOf<P extends Readonly<Record<string, Param>>> = {
  readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never;
};

/** A metric before its types are put away: its calculator knows the measures by name and the parameters by type. */
export interface Definition<P extends Readonly<Record<string, Param>>, M extends string>
  extends Omit<Metric, 'params' | 'auto' | 'measures' | 'calculate' | 'beside' | 'regroup'> {
  readonly params: P;
  auto?(params: ValuesOf<P>, has: Has): ReturnType<NonNullable<Metric['auto']>>;
  measures(params: ValuesOf<P>, has: Has, zone?: string): Readonly<Record<M, Measure>>;
  calculate(measured: Readonly<Record<M, number | null>>, params: ValuesOf<P>, span?: Span): Calculated;
  beside?(measured: Readonly<Record<M, number | null>>, params: ValuesOf<P>): Readonly<Record<string, number | null>>;
  regroup?<W, G extends Grouped<W>>(groups: G, params: ValuesOf<P>): G;
}

/** A metric as every layer above sees it. */
export function defineMetric<const P extends Readonly<Record<string, Param>>, const M extends string>(
  definition: Definition<P, M>,
): Metric {
  return definition as Definition<Readonly<Record<string, Param>>, string> & {params: Record<string, Param>} as Metric;
}
