import type {Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {withoutRefunded} from '../facts/acquisition-params.js';
import {immatureMonths, timingOf, timingParam} from '../facts/cost-timing.js';
import {count, countDistinct, dated, spread, sum} from '../measures.js';
import {inForce} from '../states.js';
import {flagParam, listParam, oneOf} from '../params.js';
import {sharedOut} from '../shared-out.js';

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
    allocate: oneOf(['none', 'pro_rata'],
      'what becomes of cost of no group; none: it stays apart, pro_rata: groups take of it in proportion to their own'),
    countReactivations: flagParam(false, 'whether customers who pay again for a subscription count as won once more'),
    excludeRefundedFirstOrder: flagParam(false, 'whether customers do not count who got all back within 14 days of their first order'),
  },
  tables: [
    ['expenses', 'customers'], ['expenses', 'subscriptions'], ['expenses', 'transactions'], ['expenses', 'deals'],
  ],
  measures(given, has): Readonly<Record<string, Measure>> {
    const {scope, categories, timing, countReactivations, excludeRefundedFirstOrder} = given;
    const timed = timingOf({scope, timing});
    const params = {scope, categories, ...(Object.keys(timed).length > 0 ? {timing: timed} : {})};
    const {first, last} = immatureMonths(timed);
    return {
      cost: sum(spread({name: 'acquisition_costs', params}, 'cost_from', 'cost_to'), 'cost'),
      newCustomers: countDistinct(
        dated(withoutRefunded(excludeRefundedFirstOrder && has('transactions')), 'acquired_at'), 'customer_id'),
      ...(countReactivations && has('subscriptions') ? {reactivated: countDistinct(
        dated('mrr_movements', 'valid_from'), 'customer_id', {filter: {kind: 'reactivation'}})} : {}),
      ...(first > 0 ? {spentBefore: count(inForce({name: 'cost_gaps', params: {...params, side: 'start'}}, 'start'))} : {}),
      ...(last > 0 ? {spentAfter: count(inForce({name: 'cost_gaps', params: {...params, side: 'end'}}, 'end'))} : {}),
    };
  },
  calculate({cost = null, newCustomers = null, reactivated = 0, spentBefore, spentAfter}) {
    const made = ratio(cost, newCustomers === null || reactivated === null ? null : newCustomers + reactivated);
    // Part of the spend that won these customers is not in the file: no number is better than a smaller one.
    return spentBefore || spentAfter ? {...made, value: null, reason: 'immature'} : made;
  },
  regroup: (groups, {allocate}) => (allocate === 'pro_rata' ? sharedOut(groups, 'cost') : groups),
});
