import type {TableName} from '@crm-widgets/core';

/** Ids of metrics, by the tables of which each serves them alone; short names take the longer way. */
const metricsOf = {
  'customers transactions subscriptions deals': 'new-customers',
  deals: 'pipeline-velocity sales-cycle weighted-pipeline win-rate',
  events: 'abandonment-rate',
  people: 'lead-to-customer-rate',
  subscriptions: 'renewal-rate',
  'subscriptions transactions': 'active-customers arpu arr customer-churn-rate customer-retention-rate '
    + 'gross-revenue-retention mrr net-revenue-retention quick-ratio',
  surveys: 'csat customer-effort-score nps',
  transactions: 'average-order-value paying-customers repeat-purchase-rate revenue',
  'transactions deals': 'sales-growth-rate',
};

/**
 * The tables of a metric that one table is enough for, the preferred one first; known before its module is there, so that
 * rows come while code does. None where it takes several, or where the metric is not known.
 */
export function usualTables(metricId: string): readonly TableName[] {
  const [tables] = Object.entries(metricsOf).find(([, ids]) => ids.split(' ').includes(metricId)) ?? [];
  return (tables?.split(' ') ?? []) as TableName[];
}
