import {InputError} from '@crm-widgets/core';
import type {Metric} from './metric.js';

export * from './metric.js';
export * from './calculators.js';
export * from './define-metric.js';
export * from './measures.js';
export * from './params.js';

/** Each metric is loaded when it is asked for. */
export const metrics = {
  revenue: () => import('./revenue/revenue.js').then((m) => m.revenue),
} as const satisfies Record<string, () => Promise<Metric>>;

export type MetricId = keyof typeof metrics;

const shortNames: Readonly<Record<string, MetricId>> = {};

export const metricIds = Object.keys(metrics) as MetricId[];

/**
 * A metric by its id or short name.
 *
 * @throws {InputError} `E_METRIC` for any other name, with those that come near
 */
export async function findMetric(named: string): Promise<Metric> {
  const id = Object.hasOwn(shortNames, named) ? shortNames[named]! : named;
  if (Object.hasOwn(metrics, id)) return metrics[id as MetricId]();
  const near = nearest(named);
  throw new InputError({
    code: 'E_METRIC', where: ['attribute metric'],
    what: `got "${named.slice(0, 60)}", wanted the id of a metric${near.length > 0 ? `, such as ${near.join(' or ')}` : ''}`,
    mend: `Set metric to one of ${metricIds.join(', ')}`,
  });
}

/** Ids and short names that share the most pairs of letters with a name. */
function nearest(named: string): string[] {
  const wanted = pairs(named);
  const close = [...metricIds, ...Object.keys(shortNames)]
    .map((id) => ({id, likeness: likeness(wanted, pairs(id))}))
    .filter((c) => c.likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness);
  return close.slice(0, 3).map((c) => c.id);
}

function pairs(text: string): Set<string> {
  const lower = text.toLowerCase();
  return new Set(Array.from(lower.slice(1), (letter, i) => lower[i]! + letter));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}
