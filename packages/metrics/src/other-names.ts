import type {MetricId} from './index.js';
import {unknownMetric} from './unknown-metric.js';

export const shortNames: Readonly<Record<string, MetricId>> = {
  ar: 'abandonment-rate',
  ccr: 'customer-churn-rate',
  aht: 'average-handle-time',
  ces: 'customer-effort-score',
  cr: 'conversion-rate',
  crr: 'customer-retention-rate',
  fcr: 'first-contact-resolution',
  frt: 'first-response-time',
  grr: 'gross-revenue-retention',
  lcr: 'lead-to-customer-rate',
  nrr: 'net-revenue-retention',
  sgr: 'sales-growth-rate',
};

/**
 * The id of a metric that goes by a short name.
 * @throws {InputError} `E_METRIC` for any other name, with those that come near
 */
export function idOf(named: string, ids: readonly MetricId[]): MetricId {
  if (Object.hasOwn(shortNames, named)) return shortNames[named]!;
  throw unknownMetric(named, ids, Object.keys(shortNames));
}
