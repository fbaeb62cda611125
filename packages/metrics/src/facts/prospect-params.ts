import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import type {Calculated} from '../metric.js';
import {count, dated} from '../measures.js';
import {flagParam, listParam, oneOf, wholeParam} from '../params.js';

/** Who counts as a prospect, and as won; shared by the metrics of leads that become customers. */
export const prospectParams = {
  attribution: oneOf(
    ['cohort', 'period'], 'which conversions count; cohort: of those who entered in the period, period: all within it'),
  windowDays: wholeParam(90, 'days in which a prospect becomes a customer, or does not', 0, 3650),
  dedupeLeads: flagParam(true, 'whether rows with one address are one person'),
  unit: oneOf(['person', 'account'], 'who is counted; account: a customer at its earliest lead'),
  excludeStatuses: listParam(['spam', 'duplicate', 'test'], 'statuses of leads that do not count'),
};

export interface ProspectParams {
  readonly attribution: 'cohort' | 'period';
  readonly windowDays: number;
  readonly dedupeLeads: boolean;
  readonly unit: 'person' | 'account';
  readonly excludeStatuses: readonly (string | null)[];
}

/** @param of who enters: leads, qualified ones, or those with a deal */
export function prospectMeasures(
  of: 'leads' | 'qualified' | 'deals', {attribution, windowDays, dedupeLeads, unit, excludeStatuses}: ProspectParams,
): Readonly<Record<'entered' | 'converted' | 'pending', Measure>> {
  const fact = {name: 'prospects', params: {of, windowDays, dedupeLeads, unit, excludeStatuses}};
  const entered = dated(fact, 'entered_at');
  return {
    entered: count(entered),
    converted: attribution === 'cohort' ? count(entered, {filter: {state: 'converted'}})
      : count(dated(fact, 'conversion_at')),
    pending: count(entered, {filter: {state: 'pending'}}),
  };
}

/** The share of a cohort; immature while some of it may yet convert. Of a period, one count over another one. */
export function converted(
  {converted, entered, pending}: Readonly<Partial<Record<'entered' | 'converted' | 'pending', number | null>>>,
  {attribution}: Pick<ProspectParams, 'attribution'>,
): Calculated {
  if (attribution === 'period') return ratio(converted ?? null, entered ?? null);
  const made = share(converted ?? null, entered ?? null);
  return made.reason === null && pending ? {...made, reason: 'immature'} : made;
}
