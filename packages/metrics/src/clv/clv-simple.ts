import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {activityOf} from '../facts/activity-params.js';
import {marginMeasures, marginOf, type MarginParams} from '../facts/margin.js';
import {movement, movementsOf, type MovementParams} from '../facts/movement-params.js';
import {mrrVersionsOf} from '../facts/mrr-params.js';
import {countDistinct, entities, sum} from '../measures.js';
import {inForce, inForceThroughout} from '../states.js';
import type {Calculated, Has} from '../metric.js';

export interface SimpleParams extends MovementParams, MarginParams {
  readonly churnBasis: 'logo' | 'mrr';
  readonly churnMonths: number;
  readonly maxLifetimeMonths: number;
}

type Measured = Readonly<Record<string, number | null | undefined>>;

/** Revenue per account now, losses of the whole months before, and the margin of a year. */
export function simpleMeasures(params: SimpleParams, has: Has): Readonly<Record<string, Measure>> {
  const balance = inForce(mrrVersionsOf(params), 'end');
  const months = Array.from({length: params.churnMonths}, (_, i) => i + 1);
  return {
    mrr: sum(balance, 'mrr'),
    customers: entities(balance, 'customer_id', {kind: 'sum', column: 'mrr', above: 0}),
    ...Object.fromEntries(months.flatMap((month) => Object.entries(lossesOf(month, params, has)))),
    ...marginMeasures(params, has, {over: {months: 12}}),
  };
}

function lossesOf(month: number, params: SimpleParams, has: Has): Readonly<Record<string, Measure>> {
  const over = {monthBefore: month};
  if (params.churnBasis === 'mrr') {
    return {
      [`started${month}`]: sum(inForce(movementsOf(params), 'start'), 'mrr', {over}),
      [`churned${month}`]: movement(params, 'churn', {over}), [`shrunk${month}`]: movement(params, 'contraction', {over}),
    };
  }
  const activity = activityOf({...params, inactivityDays: 'auto'}, has);
  return {
    [`started${month}`]: countDistinct(inForce(activity, 'start'), 'customer_id', {over}),
    [`stayed${month}`]: countDistinct(inForceThroughout(activity, 'customer_id'), 'customer_id', {over}),
  };
}

/** Account revenue x margin x expected months. */
export function simpleValue(measured: Measured, params: SimpleParams): Calculated {
  const margin = marginOf(measured, params);
  const churn = meanChurn(measured, params.churnMonths);
  const account = ratio(measured.mrr ?? null, measured.customers ?? null);
  const warnings = {
    revenue_ltv: margin === null ? 1 : 0,
    lifetime_capped: churn !== null && churn > 0 && churn * params.maxLifetimeMonths < 1 ? 1 : 0,
  };
  const monthly = account.value === null ? null : account.value * (margin ?? 1);
  const made = {...account, value: null, numerator: monthly, denominator: churn, warnings};
  if (monthly === null) return made;
  if (churn === null) return {...made, reason: 'no_data'};
  if (churn === 0) return {...made, reason: 'zero_churn'};
  return {...made, value: monthly * Math.min(1 / churn, params.maxLifetimeMonths)};
}

/** Of months that anyone started; null where nobody did. */
function meanChurn(measured: Measured, months: number): number | null {
  const rates: number[] = [];
  for (let month = 1; month <= months; month++) {
    const [started, stayed, churned, shrunk] = ['started', 'stayed', 'churned', 'shrunk'].map((name) => measured[`${name}${month}`]);
    if (!started) continue;
    if (stayed != null) rates.push((started - stayed) / started);
    else if (churned != null && shrunk != null) rates.push((0 - churned - shrunk) / started);
  }
  return rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}
