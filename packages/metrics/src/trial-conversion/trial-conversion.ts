import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {billingParams, subscriptionsOf} from '../facts/mrr-params.js';
import {count, dated} from '../measures.js';
import {flagOrAuto, taking, wholeParam} from '../params.js';

export const trialConversion = defineMetric({
  id: 'trial-conversion',
  title: 'Trial conversion',
  description: 'Share of the trials that ended in the period which became paid subscriptions.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 3.9',
  formula: 'trial conversion = trials with MRR > 0 seven days after their end / trials that ended in the period',
  params: {
    graceDays: wholeParam(7, 'days after the end of a trial at which it is looked at', 0, 365),
    requirePaid: taking(flagOrAuto('whether there has to be a paid invoice; auto: where there are transactions'), {true: 'transactions'}),
    ...billingParams,
  },
  tables: [['subscriptions', 'transactions'], ['subscriptions']],
  measures({graceDays, requirePaid, ...billing}, has) {
    const scope = dated({
      name: 'trials',
      params: {
        ...subscriptionsOf(billing), graceDays, requirePaid: requirePaid === 'auto' ? has('transactions') : requirePaid,
      },
    }, 'trial_end');
    return {
      ended: count(scope, {filter: {state: ['converted', 'lost']}}),
      converted: count(scope, {filter: {state: 'converted'}}),
      pending: count(scope, {filter: {state: 'pending'}}),
    };
  },
  calculate({ended, converted, pending}) {
    const made = share(converted, ended);
    const warnings = {pending_trials: pending ?? 0};
    return made.value === null && ended === 0 && pending ? {...made, reason: 'immature', warnings} : {...made, warnings};
  },
});
