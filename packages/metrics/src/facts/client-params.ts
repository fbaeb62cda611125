import type {FactRef, Measure} from '@crm-widgets/core';
import {always, count, countDistinct, spread, sum} from '../measures.js';
import {inForce} from '../states.js';
import type {Has} from '../metric.js';
import {listParam, wholeParam} from '../params.js';
import {activityOf, activityParams} from './activity-params.js';

/** Who is a long-term client, and what is spent to keep them; shared by the metrics of retention's cost. */
export const clientParams = {
  tenureMonths: wholeParam(12, 'months without a break after which a client is a long-term one', 0, 240),
  retentionCategories: listParam(['retention', 'support'], 'categories of expenses that keep clients'),
  ...activityParams,
};

export type ClientParams = Parameters<typeof activityOf>[0] & {
  readonly tenureMonths: number;
  readonly retentionCategories: readonly (string | null)[];
};

/** Below it, so little of the cost is named by client that all of it is divided by the days of clients. */
const NAMED_SHARE = 0.8;

type Measured = Readonly<Record<string, number | null | undefined>>;

/** Clients of so many months, as a fact. */
export function spellsOf(params: ClientParams, has: Has, months: number): FactRef {
  return {name: 'client_spells', params: {...activityOf(params, has).params, months}};
}

/** Long-term clients at both edges, and what was spent on them, as far as it says on whom. */
export function clientMeasures(params: ClientParams, has: Has): Readonly<Record<string, Measure>> {
  const {tenureMonths: months, retentionCategories} = params;
  const long = spellsOf(params, has, months);
  const days = (fact: FactRef) => sum(spread(fact, 'valid_from', 'span_to'), 'days');
  return {
    ...spentOn(params, has, retentionCategories),
    before: countDistinct(inForce(long, 'start'), 'customer_id'),
    after: countDistinct(inForce(long, 'end'), 'customer_id'),
    longDays: days(long), clientDays: days(spellsOf(params, has, 0)),
  };
}

/** Expenses of some categories, with what of them says on whom it was spent. */
export function spentOn(
  params: ClientParams, has: Has, categories: readonly (string | null)[],
): Readonly<Record<'cost' | 'named' | 'onLong' | 'everSpent', Measure>> {
  const costs = {name: 'client_costs', params: {...activityOf(params, has).params, months: params.tenureMonths, categories}};
  const spent = spread(costs, 'cost_from', 'cost_to');
  return {
    cost: sum(spent, 'cost'), named: sum(spent, 'cost', {filter: {client: ['long', 'other']}}),
    onLong: sum(spent, 'cost', {filter: {client: 'long'}}), everSpent: count(always(costs)),
  };
}

/** What was spent on long-term clients: what says so, or where too little does, their share of the days of all. */
export function costOfLong({cost, named, onLong, longDays, clientDays, everSpent}: Measured): number | null {
  if (cost == null || everSpent === 0) return null;
  if (cost > 0 && (named ?? 0) >= NAMED_SHARE * cost) return onLong ?? null;
  return longDays == null || !clientDays ? null : cost * longDays / clientDays;
}

/** The mean of both edges. */
export function averageClients({before, after}: Measured): number | null {
  return before == null || after == null ? null : (before + after) / 2;
}
