import type {Measure} from '@crm-widgets/core';
import {defineMetric} from '../define-metric.js';
import {converted, prospectMeasures, prospectParams} from '../facts/prospect-params.js';
import {tableSets} from '../table-sets.js';

export const leadToCustomerRate = defineMetric({
  id: 'lead-to-customer-rate',
  title: 'Lead-to-customer rate',
  description: 'Share of the leads of the period that became customers in time.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 5.3',
  formula: 'LCR = leads of the period that became customers within windowDays / leads of the period',
  params: prospectParams,
  tables: tableSets(['people'], ['transactions', 'subscriptions', 'deals']),
  measures: (params, has): Readonly<Record<string, Measure>> => prospectMeasures('leads', params, has),
  calculate: converted,
  peer: {
    id: 'conversion-rate', code: 'above_conversion_rate',
    // Only prospects are leads, too, and only of cohorts are the rates shares.
    agree: (own, other, {attribution}, others) =>
      own <= other || attribution !== 'cohort' || others.attribution !== 'cohort' || others.basis !== 'prospect',
  },
});
