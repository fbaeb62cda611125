import type {Metric} from './metric.js';

export * from './metric.js';
export * from './calculators.js';
export * from './define-metric.js';
export * from './measures.js';
export * from './params.js';

/** Each metric is loaded when it is asked for. */
export const metrics = {
  'abandonment-rate': () => import('./abandonment-rate/abandonment-rate.js').then((m) => m.abandonmentRate),
  'active-customers': () => import('./active-customers/active-customers.js').then((m) => m.activeCustomers),
  arpu: () => import('./arpu/arpu.js').then((m) => m.arpu),
  arr: () => import('./arr/arr.js').then((m) => m.arr),
  'average-order-value': () => import('./average-order-value/average-order-value.js').then((m) => m.averageOrderValue),
  'average-handle-time': () => import('./average-handle-time/average-handle-time.js').then((m) => m.averageHandleTime),
  cac: () => import('./cac/cac.js').then((m) => m.cac),
  'cac-payback': () => import('./cac-payback/cac-payback.js').then((m) => m.cacPayback),
  clv: () => import('./clv/clv.js').then((m) => m.clv),
  cogs: () => import('./cogs/cogs.js').then((m) => m.cogs),
  'conversion-rate': () => import('./conversion-rate/conversion-rate.js').then((m) => m.conversionRate),
  csat: () => import('./csat/csat.js').then((m) => m.csat),
  'customer-churn-rate': () => import('./customer-churn-rate/customer-churn-rate.js').then((m) => m.customerChurnRate),
  'customer-effort-score': () => import('./customer-effort-score/customer-effort-score.js')
    .then((m) => m.customerEffortScore),
  'customer-retention-rate': () => import('./customer-retention-rate/customer-retention-rate.js')
    .then((m) => m.customerRetentionRate),
  'first-contact-resolution': () => import('./first-contact-resolution/first-contact-resolution.js')
    .then((m) => m.firstContactResolution),
  'first-response-time': () => import('./first-response-time/first-response-time.js').then((m) => m.firstResponseTime),
  'gross-margin': () => import('./gross-margin/gross-margin.js').then((m) => m.grossMargin),
  'gross-revenue-retention': () => import('./gross-revenue-retention/gross-revenue-retention.js')
    .then((m) => m.grossRevenueRetention),
  'lead-to-customer-rate': () => import('./lead-to-customer-rate/lead-to-customer-rate.js')
    .then((m) => m.leadToCustomerRate),
  'ltv-cac': () => import('./ltv-cac/ltv-cac.js').then((m) => m.ltvCac),
  mrr: () => import('./mrr/mrr.js').then((m) => m.mrr),
  'net-revenue-retention': () => import('./net-revenue-retention/net-revenue-retention.js')
    .then((m) => m.netRevenueRetention),
  'new-customers': () => import('./new-customers/new-customers.js').then((m) => m.newCustomers),
  nps: () => import('./nps/nps.js').then((m) => m.nps),
  'paying-customers': () => import('./paying-customers/paying-customers.js').then((m) => m.payingCustomers),
  'pipeline-velocity': () => import('./pipeline-velocity/pipeline-velocity.js').then((m) => m.pipelineVelocity),
  'quick-ratio': () => import('./quick-ratio/quick-ratio.js').then((m) => m.quickRatio),
  'renewal-rate': () => import('./renewal-rate/renewal-rate.js').then((m) => m.renewalRate),
  'reopen-rate': () => import('./reopen-rate/reopen-rate.js').then((m) => m.reopenRate),
  'repeat-purchase-rate': () => import('./repeat-purchase-rate/repeat-purchase-rate.js')
    .then((m) => m.repeatPurchaseRate),
  'resolution-time': () => import('./resolution-time/resolution-time.js').then((m) => m.resolutionTime),
  'retention-cost': () => import('./retention-cost/retention-cost.js').then((m) => m.retentionCost),
  'retention-coverage': () => import('./retention-coverage/retention-coverage.js').then((m) => m.retentionCoverage),
  revenue: () => import('./revenue/revenue.js').then((m) => m.revenue),
  'sales-cycle': () => import('./sales-cycle/sales-cycle.js').then((m) => m.salesCycle),
  'sales-growth-rate': () => import('./sales-growth-rate/sales-growth-rate.js').then((m) => m.salesGrowthRate),
  'trial-conversion': () => import('./trial-conversion/trial-conversion.js').then((m) => m.trialConversion),
  'weighted-pipeline': () => import('./weighted-pipeline/weighted-pipeline.js').then((m) => m.weightedPipeline),
  'win-rate': () => import('./win-rate/win-rate.js').then((m) => m.winRate),
} as const satisfies Record<string, () => Promise<Metric>>;

export type MetricId = keyof typeof metrics;

const shortNames: Readonly<Record<string, MetricId>> = {
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

export const metricIds = Object.keys(metrics) as MetricId[];

/** A module that is there is imported again in a task of its own, so that widgets would ask one after the other. */
const loaded = new Map<string, Promise<Metric>>();

function load(id: MetricId): Promise<Metric> {
  const metric: Promise<Metric> = metrics[id]();
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
  const id = Object.hasOwn(shortNames, named) ? shortNames[named]! : named;
  if (Object.hasOwn(metrics, id)) return loaded.get(id) ?? load(id as MetricId);
  const {unknownMetric} = await import('./unknown-metric.js');
  throw unknownMetric(named, metricIds, Object.keys(shortNames));
}
