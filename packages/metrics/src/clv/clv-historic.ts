import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {goodsCost, marginMeasures, type MarginParams} from '../facts/margin.js';
import {countDistinct, dated} from '../measures.js';
import type {Calculated, Has} from '../metric.js';

type Measured = Readonly<Record<string, number | null | undefined>>;

/** All that was ever paid, and all who ever became customers, up to the end of the period. */
export function historicMeasures(params: MarginParams, has: Has): Readonly<Record<string, Measure>> {
  const over = {ever: true} as const;
  return {
    ...marginMeasures(params, has, {over}),
    customers: countDistinct(dated('acquisitions', 'acquired_at'), 'customer_id', {over}),
  };
}

/** What customers brought so far, who brought nothing among them. */
export function historicValue(measured: Measured, params: MarginParams): Calculated {
  const {revenue = null, customers = null} = measured;
  const cost = goodsCost(measured, params);
  const left = revenue === null ? null : revenue - (cost ?? 0);
  return {...ratio(left, customers), warnings: {revenue_ltv: cost === null ? 1 : 0}};
}
