import type {Measure} from '@crm-widgets/core';
import {defineMetric} from '../define-metric.js';
import {ofCohort, ofMovements, retained, retentionParams} from '../facts/revenue-retention.js';

export const grossRevenueRetention = defineMetric({
  id: 'gross-revenue-retention',
  title: 'Gross revenue retention',
  description: 'What share of last year\'s recurring revenue is still there, whatever customers bought since.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.3',
  formula: 'GRR = sum of min(MRR at end, MRR at start) over customers paying at the start / MRR at the start',
  params: retentionParams,
  tables: [['subscriptions'], ['transactions']],
  measures: (params, has): Readonly<Record<string, Measure>> =>
    (params.method === 'cohort' ? ofCohort(params, has, 'lesser') : ofMovements(params, has, false)),
  calculate: (measured) => retained(measured),
});
