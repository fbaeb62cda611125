import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {immatureMonths, timingOf, timingParam} from '../facts/cost-timing.js';
import {count, countDistinct, dated, inForce, spread, sum} from '../measures.js';
import {listParam, oneOf} from '../params.js';

export const cac = defineMetric({
  id: 'cac',
  title: 'Customer acquisition cost',
  description: 'What it cost, on average, to win one of the customers won in the period.',
  unit: 'money', better: 'down',
  reference: 'metrics.md 5.1',
  formula: 'CAC = acquisition expenses of the period / customers acquired in the period',
  params: {
    scope: oneOf(['acquisition', 'all_sm', 'acquisition_lagged', 'total'], 'which expenses count'),
    categories: listParam(['acquisition_marketing', 'acquisition_sales'], 'categories of expenses that count'),
    timing: timingParam,
  },
  tables: [
    ['expenses', 'customers'], ['expenses', 'subscriptions'], ['expenses', 'transactions'], ['expenses', 'deals'],
  ],
  measures({scope, categories, timing}): Readonly<Record<string, Measure>> {
    const timed = timingOf({scope, timing});
    const params = {scope, categories, ...(Object.keys(timed).length > 0 ? {timing: timed} : {})};
    const {first, last} = immatureMonths(timed);
    return {
      cost: sum(spread({name: 'acquisition_costs', params}, 'cost_from', 'cost_to'), 'cost'),
      newCustomers: countDistinct(dated('acquisitions', 'acquired_at'), 'customer_id'),
      ...(first > 0 ? {spentBefore: count(inForce({name: 'cost_gaps', params: {...params, side: 'start'}}, 'start'))} : {}),
      ...(last > 0 ? {spentAfter: count(inForce({name: 'cost_gaps', params: {...params, side: 'end'}}, 'end'))} : {}),
    };
  },
  calculate({cost, newCustomers, spentBefore, spentAfter}) {
    const made = ratio(cost ?? null, newCustomers ?? null);
    // Part of the spend that won these customers is not in the file: no number is better than a smaller one.
    return spentBefore || spentAfter ? {...made, value: null, reason: 'immature'} : made;
  },
});
