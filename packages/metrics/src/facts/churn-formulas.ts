import {InputError, type Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import {count, countDistinct, dated, sum} from '../measures.js';
import {daily, inForce, inForceThroughout} from '../states.js';
import type {Calculated, Has} from '../metric.js';
import {oneOf} from '../params.js';
import {activityOf, activityParams, type ActivityParams} from './activity-params.js';
import {movementsOf} from './movement-params.js';

export type ChurnFormula = 'standard' | 'stripe' | 'daily' | 'events';

/** How losses of customers are counted; shared by the rates of churn and of retention. */
export const churnParams = {
  ...activityParams,
  churnFormula: oneOf(
    ['standard', 'stripe', 'daily', 'events'],
    'how losses are counted; standard: of a closed cohort, stripe: of 30 days and those who joined, daily: day by day, ' +
    'events: every one of them'),
};

export interface ChurnParams extends ActivityParams {
  readonly churnFormula: ChurnFormula;
}

type Measured = Readonly<Record<string, number | null | undefined>>;

/** Who was active at the start, and who of them stayed, or what was lost since. */
export function churnMeasures(params: ChurnParams, has: Has): Readonly<Record<string, Measure>> {
  const activity = activityOf(params, has);
  const active = inForce(activity, 'start');
  if (params.churnFormula === 'standard') {
    return {
      stayed: countDistinct(inForceThroughout(activity, 'customer_id'), 'customer_id'),
      started: countDistinct(active, 'customer_id'),
    };
  }
  if (!has('subscriptions')) throw unanswered(params.churnFormula);
  const movements = movementsOf({...params, from: 'versions', movementGrain: 'day', reactivationGapDays: 0});
  const moved = dated(movements, 'valid_from');
  // Customers by what their steps say, so that who churned is in the group in which he started.
  const started = (over?: Measure['over']) =>
    countDistinct(inForce(movements, 'start'), 'customer_id', {filter: {kind: {not: 'churn'}}, ...(over ? {over} : {})});
  switch (params.churnFormula) {
    case 'events': return {churned: count(moved, {filter: {kind: 'churn'}}), started: started()};
    case 'stripe': {
      const over = {days: 30};
      return {
        churned: count(moved, {over, filter: {kind: 'churn'}}), joined: count(moved, {over, filter: {kind: 'new'}}),
        started: started(over),
      };
    }
    case 'daily': {
      const days = daily(movements, {kind: 'churn'});
      return {rate: sum(days, 'rate'), churned: sum(days, 'lost'), started: started()};
    }
  }
}

function unanswered(formula: ChurnFormula): InputError {
  return new InputError({
    code: 'E_PARAM', where: ['attribute params', 'churnFormula'],
    what: `got "${formula}", which counts movements of subscriptions; the source has none`,
    mend: 'Set churnFormula to "standard", or add <crm-table name="subscriptions"> to the source',
  });
}

/** The rate of churn; of a closed cohort with its interval. */
export function churnRate({stayed, started = null, churned = null, joined = 0, rate}: Measured): Calculated {
  if (stayed !== undefined) return share(stayed === null || started === null ? null : started - stayed, started);
  if (rate === undefined) return ratio(churned, started === null || joined === null ? null : started + joined);
  const made = {...ratio(null, null, started), numerator: churned};
  if (rate === null || churned === null || started === null) return made;
  if (started === 0 && churned === 0) return {...made, reason: 'zero_denominator'};
  return {...made, value: rate, reason: null};
}

/** Who left and who stayed are all there were. */
export function areWhole(own: number, other: number): boolean {
  return Math.abs(own + other - 1) < 1e-9;
}

/** What is left of the whole once churn is taken off. */
export function retentionRate(measured: Measured): Calculated {
  const {stayed, started = null} = measured;
  if (stayed !== undefined) return share(stayed, started);
  const churn = churnRate(measured);
  const kept = churn.denominator === null || churn.numerator === null ? null : churn.denominator - churn.numerator;
  return {...churn, value: churn.value === null ? null : 1 - churn.value, numerator: kept};
}
