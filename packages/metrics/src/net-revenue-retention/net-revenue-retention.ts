import type {Measure} from '@crm-widgets/core';
import {defineMetric} from '../define-metric.js';
import {ofCohort, ofMovements, retained, retentionParams} from '../facts/revenue-retention.js';

export const netRevenueRetention = defineMetric({
  id: 'net-revenue-retention',
  title: 'Net revenue retention',
  description: 'What customers of a year ago bring in now, as a share of what they brought then.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.3',
  formula: 'NRR = MRR at the end of customers paying at the start / MRR at the start',
  params: retentionParams,
  tables: [['subscriptions'], ['transactions']],
  measures: (params, has): Readonly<Record<string, Measure>> =>
    (params.method === 'cohort' ? ofCohort(params, has, 'end') : ofMovements(params, has, true)),
  calculate: (measured) => retained(measured),
});
