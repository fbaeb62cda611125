import type {Measure} from '@crm-widgets/core';
import {always, count, spread, sum, type MeasureOptions} from '../measures.js';
import type {Has} from '../metric.js';
import {plus} from '../plus.js';
import {listParam, numberOrNone, oneOf} from '../params.js';
import {revenueParams, revenueRows, type RevenueParams} from './revenue-rows.js';

/** What the cost of goods sold is made of; shared by all metrics that take a margin. */
export const goodsParams = {
  mode: oneOf(['direct', 'inventory'], 'what is counted: costs of sales, or stock that is gone'),
  cogsCategories: listParam(['cogs'], 'categories of expenses that are costs of goods sold'),
  openingStock: numberOrNone('stock at the start, with mode inventory', 0, 1e12),
  purchases: numberOrNone('what was bought in, with mode inventory', 0, 1e12),
  closingStock: numberOrNone('stock at the end, with mode inventory', 0, 1e12),
  ...revenueParams,
};

export interface GoodsParams extends RevenueParams {
  readonly mode: 'direct' | 'inventory';
  readonly cogsCategories: readonly (string | null)[];
  readonly openingStock: number | null;
  readonly purchases: number | null;
  readonly closingStock: number | null;
}

type Measured = Readonly<Record<string, number | null | undefined>>;

/** Costs that sales say themselves, and expenses spread over the days that they pay for. */
export function goodsSold(
  params: GoodsParams, has: Has, options: Pick<MeasureOptions, 'over'> = {},
): Readonly<Record<string, Measure>> {
  if (params.mode === 'inventory') return {};
  const {scope, filter} = revenueRows(params);
  const expenses = {name: 'acquisition_costs', params: {scope: 'all_sm', categories: params.cogsCategories}};
  return {
    ...(has('transactions', 'cogs') ? {
      goods: sum(scope, 'cogs', {...options, filter}),
      costed: count(scope, {...options, filter: {...filter, cogs: {not: null}}}),
      uncosted: count(scope, {...options, filter: {...filter, kind: ['order', 'invoice'], cogs: null}}),
      everCosted: count(always('transactions'), {filter: {cogs: {not: null}}}),
    } : {}),
    ...(has('expenses') ? {
      goodsExpenses: sum(spread(expenses, 'cost_from', 'cost_to'), 'cost', options),
      goodsBought: count(spread(expenses, 'cost_from', 'cost_to'), options),
      everSpent: count(always(expenses)),
    } : {}),
  };
}

/** The cost of goods sold; null where neither a sale nor an expense of any time tells. */
export function costOfGoods(
  {goods = null, goodsExpenses = null, everCosted, everSpent}: Measured,
  params: GoodsParams,
): number | null {
  if (params.mode === 'inventory') {
    const {openingStock, purchases, closingStock} = params;
    if (openingStock === null || purchases === null || closingStock === null) return null;
    return plus(openingStock, purchases, -closingStock);
  }
  const isKnown = (everCosted ?? (goods === null ? 0 : 1)) + (everSpent ?? (goodsExpenses === null ? 0 : 1)) > 0;
  return isKnown ? plus(goods ?? 0, goodsExpenses ?? 0) : null;
}

/** How many sales and expenses it is made of; null of stock, which is counted as a whole. */
export function goodsCount({costed, goodsBought}: Measured, {mode}: GoodsParams): number | null {
  return mode === 'inventory' ? null : (costed ?? 0) + (goodsBought ?? 0);
}

/** Sales without a cost of their own, where others have one. */
export function goodsWarnings({uncosted, everCosted}: Measured): Readonly<Record<string, number>> {
  return {cogs_missing: everCosted ? uncosted ?? 0 : 0};
}
