import type {Measure} from '@crm-widgets/core';
import {sum, type MeasureOptions} from '../measures.js';
import type {Has} from '../metric.js';
import {costOfGoods, goodsParams, goodsSold, type GoodsParams} from './goods-sold.js';
import {revenueRows} from './revenue-rows.js';

/** How the margin of a customer's value is known; shared by all metrics that take one. */
export const marginParams = {
  cogsCategories: goodsParams.cogsCategories, basis: goodsParams.basis, dateField: goodsParams.dateField,
};

export type MarginParams = Pick<GoodsParams, 'cogsCategories' | 'basis' | 'dateField'>;

type Measured = Readonly<Record<string, number | null | undefined>>;

/** Revenue and the cost of what was sold; nothing without transactions. */
export function marginMeasures(
  params: MarginParams, has: Has, options: Pick<MeasureOptions, 'over'>,
): Readonly<Record<string, Measure>> {
  if (!has('transactions')) return {};
  const {scope, filter} = revenueRows(params);
  return {revenue: sum(scope, 'amount', {...options, filter}), ...goodsSold(direct(params), has, options)};
}

/** What part of revenue is left once goods are paid for; null where it or their cost is not known. */
export function marginOf(measured: Measured, params: MarginParams): number | null {
  const {revenue} = measured;
  const cost = costOfGoods(measured, direct(params));
  return revenue == null || revenue <= 0 || cost === null ? null : (revenue - cost) / revenue;
}

/** The cost of goods; null where nothing tells. */
export function goodsCost(measured: Measured, params: MarginParams): number | null {
  return costOfGoods(measured, direct(params));
}

function direct({cogsCategories, basis, dateField}: MarginParams): GoodsParams {
  return {cogsCategories, basis, dateField, mode: 'direct', openingStock: null, purchases: null, closingStock: null};
}
