import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import type {Calculated, Has} from '../metric.js';
import {count, dated} from '../measures.js';
import {flagParam, listParam, oneOf, wholeParam} from '../params.js';
import {toldBy, type ProspectsOf} from './prospect-source.js';

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

/** Those who became customers are not measured where a source says of nobody whether they did. */
export function prospectMeasures(
  of: ProspectsOf, {attribution, windowDays, dedupeLeads, unit, excludeStatuses}: ProspectParams, has: Has,
): Readonly<Record<'entered', Measure> & Partial<Record<'converted' | 'pending', Measure>>> {
  const fact = {name: 'prospects', params: {of, windowDays, dedupeLeads, unit, excludeStatuses}};
  const entered = dated(fact, 'entered_at');
  if (toldBy(of, has) === null) return {entered: count(entered)};
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
  if (converted === undefined) return {...ratio(null, entered ?? null), reason: 'missing_input'};
  if (attribution === 'period') return ratio(converted, entered ?? null);
  const made = share(converted, entered ?? null);
  return made.reason === null && pending ? {...made, reason: 'immature'} : made;
}
