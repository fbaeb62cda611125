import {InputError, type Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {activityOf, activityParams, autoInactivity} from '../facts/activity-params.js';
import {mrrParams, mrrVersionsOf, type MrrParams} from '../facts/mrr-params.js';
import {revenueParams, revenueRows, type RevenueParams} from '../facts/revenue-rows.js';
import {countDistinct, entities, sum} from '../measures.js';
import type {Has} from '../metric.js';
import {inForce} from '../states.js';
import {oneOf, taking} from '../params.js';
import {mustHave} from '../must-have.js';

type Per = 'account' | 'seats' | 'active' | 'average';
type Measures = Readonly<Record<string, Measure>>;

export const arpu = defineMetric({
  id: 'arpu',
  title: 'Average revenue per user',
  description: 'What a customer brings in a month, on average.',
  unit: 'money', better: 'up',
  reference: 'metrics.md 3.5',
  formula: 'ARPU = MRR / paying customers; without subscriptions, net revenue / paying customers / months',
  params: {
    basis: taking(oneOf(['auto', 'mrr', 'revenue'], 'what is divided; auto: mrr where there are subscriptions'), {revenue: 'transactions'}),
    per: oneOf(['account', 'seats', 'active', 'average'], 'what divides it; average: active customers, start and end'),
    ...mrrParams,
    dateField: revenueParams.dateField,
    inactivityDays: activityParams.inactivityDays,
  },
  tables: [['subscriptions'], ['transactions']],
  auto: ({per}, has) => (per === 'average' ? autoInactivity(has) : {}),
  measures(params, has): Measures {
    const isRecurring = params.basis === 'mrr' || (params.basis === 'auto' && has('subscriptions'));
    const measures = isRecurring ? recurring(params) : received(params, has);
    if (params.per !== 'average') return measures;
    const activity = activityOf(params, has);
    return {
      ...measures,
      customers: countDistinct(inForce(activity, 'end'), 'customer_id'),
      before: countDistinct(inForce(activity, 'start'), 'customer_id'),
    };
  },
  calculate({mrr, revenue, customers, before, seats}, _, span) {
    const monthly = mrr !== undefined ? mrr : revenue == null ? null : revenue / (span?.months ?? 1);
    if (seats !== undefined) return ratio(monthly, seats);
    if (before === undefined) return ratio(monthly, customers ?? null);
    const average = before === null || customers == null ? null : (before + customers) / 2;
    return ratio(monthly, average);
  },
});

function recurring({per, ...params}: MrrParams & {per: Per}): Measures {
  const scope = inForce(mrrVersionsOf(params), 'end');
  const mrr = sum(scope, 'mrr');
  if (per === 'seats') return {mrr, seats: sum(scope, 'seats')};
  return {mrr, customers: entities(scope, 'customer_id', {kind: 'sum', column: 'mrr', above: 0})};
}

function received({per, dateField}: Pick<RevenueParams, 'dateField'> & {per: Per}, has: Has): Measures {
  if (per === 'seats') {
    throw new InputError({
      code: 'E_PARAM', where: ['attribute params', 'per'],
      what: 'got "seats" for revenue of transactions, which have none; wanted account, active or average',
      mend: 'Set per to "account", or basis to "mrr"',
    });
  }
  mustHave(has, 'transactions', 'customer_id');
  const {scope, filter} = revenueRows({basis: 'paid', dateField});
  return {
    revenue: sum(scope, 'amount', {filter}),
    customers: entities(scope, 'customer_id', {kind: 'sum', column: 'amount', above: 0}, {filter}),
  };
}
