import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, autoInactivity} from '../facts/activity-params.js';
import {averageClients, clientMeasures, clientParams, costOfLong, spentOn} from '../facts/client-params.js';
import {goodsParams} from '../facts/goods-sold.js';
import {revenueParams} from '../facts/revenue-rows.js';
import {always, count, spread, sum} from '../measures.js';
import {plus} from '../plus.js';

type Measured = Readonly<Record<string, number | null | undefined>>;

export const retentionCoverage = defineMetric({
  id: 'retention-coverage',
  title: 'Coverage of retention',
  description: 'How many times long-term clients bring in what it costs to keep them.',
  unit: 'multiple', better: 'up',
  reference: 'metrics.md 4.3',
  formula: 'coverage = revenue from long-term clients / expenses that keep them',
  params: {basis: revenueParams.basis, cogsCategories: goodsParams.cogsCategories, ...clientParams},
  tables: [['expenses', 'transactions', 'subscriptions'], ['expenses', 'transactions']],
  auto: (_, has) => autoInactivity(has),
  measures(params, has): Readonly<Record<string, Measure>> {
    const {basis, tenureMonths: months, cogsCategories} = params;
    const revenue = {name: 'client_revenue', params: {...activityOf(params, has).params, months, basis}};
    const sold = spread(revenue, 'cost_from', 'cost_to');
    const goods = spentOn(params, has, cogsCategories);
    return {
      revenue: sum(sold, 'revenue', {filter: {client: 'long'}}),
      ...clientMeasures(params, has),
      ...(has('transactions', 'cogs') ? {
        goods: sum(sold, 'cogs', {filter: {client: 'long'}}),
        everCosted: count(always('transactions'), {filter: {cogs: {not: null}}}),
      } : {}),
      goodsCost: goods.cost, goodsNamed: goods.named, goodsOnLong: goods.onLong, everBought: goods.everSpent,
    };
  },
  calculate(measured: Measured) {
    const {revenue = null, everSpent} = measured;
    const made = ratio(revenue, costOfLong(measured), averageClients(measured));
    return everSpent === 0 ? {...made, value: null, denominator: null, reason: 'missing_input'} : made;
  },
  beside: (measured) => ({margin: marginOf(measured)}),
});

/** What part of the revenue from long-term clients is left once goods and keeping them are paid for. */
function marginOf(measured: Measured): number | null {
  const {revenue = null} = measured;
  const [goods, cost] = [goodsOf(measured), costOfLong(measured)];
  return revenue === null || goods === null || cost === null ? null : ratio(plus(revenue, -goods, -cost), revenue).value;
}

/** The cost of what they bought: as sales say it, and their part of the expenses; null where neither ever tells. */
function goodsOf(measured: Measured): number | null {
  const {goods, everCosted, goodsCost, goodsNamed, goodsOnLong, everBought, longDays, clientDays} = measured;
  const spent = costOfLong({cost: goodsCost, named: goodsNamed, onLong: goodsOnLong, everSpent: everBought, longDays, clientDays});
  const said = everCosted ? goods ?? null : null;
  return said === null && spent === null ? null : plus(said ?? 0, spent ?? 0);
}
