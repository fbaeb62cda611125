import {fetched} from '@crm-widgets/core';
import type {Metric} from './metric.js';

export * from './metric.js';
export * from './calculators.js';
export * from './define-metric.js';
export {oneOf} from './one-of.js';
export * from './measures.js';
export * from './usual-tables.js';

/** The modules of metrics, each of which exports one; loaded when it is asked for. */
export const metrics = {
  'abandonment-rate': () => import('./abandonment-rate/abandonment-rate.js'),
  'active-customers': () => import('./active-customers/active-customers.js'),
  arpu: () => import('./arpu/arpu.js'),
  arr: () => import('./arr/arr.js'),
  'average-order-value': () => import('./average-order-value/average-order-value.js'),
  'average-handle-time': () => import('./average-handle-time/average-handle-time.js'),
  cac: () => import('./cac/cac.js'),
  'cac-payback': () => import('./cac-payback/cac-payback.js'),
  clv: () => import('./clv/clv.js'),
  cogs: () => import('./cogs/cogs.js'),
  'conversion-rate': () => import('./conversion-rate/conversion-rate.js'),
  csat: () => import('./csat/csat.js'),
  'customer-churn-rate': () => import('./customer-churn-rate/customer-churn-rate.js'),
  'customer-effort-score': () => import('./customer-effort-score/customer-effort-score.js'),
  'customer-retention-rate': () => import('./customer-retention-rate/customer-retention-rate.js'),
  'first-contact-resolution': () => import('./first-contact-resolution/first-contact-resolution.js'),
  'first-response-time': () => import('./first-response-time/first-response-time.js'),
  'gross-margin': () => import('./gross-margin/gross-margin.js'),
  'gross-revenue-retention': () => import('./gross-revenue-retention/gross-revenue-retention.js'),
  'lead-to-customer-rate': () => import('./lead-to-customer-rate/lead-to-customer-rate.js'),
  'ltv-cac': () => import('./ltv-cac/ltv-cac.js'),
  mrr: () => import('./mrr/mrr.js'),
  'net-revenue-retention': () => import('./net-revenue-retention/net-revenue-retention.js'),
  'new-customers': () => import('./new-customers/new-customers.js'),
  nps: () => import('./nps/nps.js'),
  'paying-customers': () => import('./paying-customers/paying-customers.js'),
  'pipeline-velocity': () => import('./pipeline-velocity/pipeline-velocity.js'),
  'quick-ratio': () => import('./quick-ratio/quick-ratio.js'),
  'renewal-rate': () => import('./renewal-rate/renewal-rate.js'),
  'reopen-rate': () => import('./reopen-rate/reopen-rate.js'),
  'repeat-purchase-rate': () => import('./repeat-purchase-rate/repeat-purchase-rate.js'),
  'resolution-time': () => import('./resolution-time/resolution-time.js'),
  'retention-cost': () => import('./retention-cost/retention-cost.js'),
  'retention-coverage': () => import('./retention-coverage/retention-coverage.js'),
  revenue: () => import('./revenue/revenue.js'),
  'sales-cycle': () => import('./sales-cycle/sales-cycle.js'),
  'sales-growth-rate': () => import('./sales-growth-rate/sales-growth-rate.js'),
  'trial-conversion': () => import('./trial-conversion/trial-conversion.js'),
  'weighted-pipeline': () => import('./weighted-pipeline/weighted-pipeline.js'),
  'win-rate': () => import('./win-rate/win-rate.js'),
} as const satisfies Record<string, () => Promise<object>>;

export type MetricId = keyof typeof metrics;

export const metricIds = Object.keys(metrics) as MetricId[];

/** A module that is there is imported again in a task of its own, so that widgets would ask one after the other. */
const loaded = new Map<string, Promise<Metric>>();

function isMetric(exported: unknown): exported is Metric {
  return typeof exported === 'object' && exported !== null && 'calculate' in exported;
}

function load(id: MetricId): Promise<Metric> {
  const metric = fetched<object>('the code of the metric', metrics[id]()).then((module) => Object.values(module).find(isMetric)!);
  loaded.set(id, metric);
  metric.catch(() => loaded.delete(id));
  return metric;
}

/**
 * A metric by its id or short name.
 *
 * @throws {InputError} `E_METRIC` for any other name, with those that come near
 */
export async function findMetric(named: string): Promise<Metric> {
  const id = Object.hasOwn(metrics, named) ? named : (await import('./other-names.js')).idOf(named, metricIds);
  return loaded.get(id) ?? load(id as MetricId);
}
