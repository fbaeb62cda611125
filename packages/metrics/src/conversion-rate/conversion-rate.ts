import type {Measure} from '@crm-widgets/core';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {sessionFact} from '../facts/goal-params.js';
import {converted, prospectMeasures, prospectParams} from '../facts/prospect-params.js';
import type {Has} from '../metric.js';
import {count, countDistinct, dated} from '../measures.js';
import {listParam, oneOf, taking, wholeParam} from '../params.js';
import {tableSets} from '../table-sets.js';

export const conversionRate = defineMetric({
  id: 'conversion-rate',
  title: 'Conversion rate',
  description: 'Share of prospects, visitors or sessions that became what was hoped for.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 5.2',
  formula: 'CR = prospects of the period that became customers within windowDays / prospects of the period',
  params: {
    basis: taking(oneOf(
      ['prospect', 'visitor', 'session'], 'who is counted; prospect: qualified leads, else those with a deal',
    ), {visitor: 'events', session: 'events'}),
    ...prospectParams,
    goal: listParam(['purchase'], 'events that visitors and sessions are hoped to reach'),
    gapMinutes: wholeParam(30, 'minutes without an event that end a session where there are no ids', 1, 1440),
  },
  tables: tableSets([], ['people', 'deals', 'events'], 1)
    .flatMap((set) => tableSets(set, ['transactions', 'subscriptions'])),
  measures(params, has): Readonly<Record<string, Measure>> {
    const {basis, goal, gapMinutes} = params;
    if (basis === 'prospect') return prospectMeasures(entryOf(has), params, has);
    if (basis === 'visitor') {
      const scope = dated('events', 'at');
      const visitors = {is_bot: {not: true}};
      return {
        entered: countDistinct(scope, 'actor_id', {filter: visitors}),
        converted: countDistinct(scope, 'actor_id', {filter: {...visitors, name: goal}}),
      };
    }
    const sessions = dated(sessionFact(goal, gapMinutes), 'began_at');
    return {
      entered: count(sessions, {filter: {state: ['reached', 'abandoned']}}),
      converted: count(sessions, {filter: {state: 'reached'}}),
    };
  },
  calculate(measured, params) {
    if (params.basis === 'prospect') return converted(measured, params);
    const {converted: reached = null, entered = null} = measured;
    return share(reached, entered);
  },
});

/** Deals, where nobody says when a lead was qualified; without any the column is asked for. */
function entryOf(has: Has): 'deals' | 'qualified' {
  return has('deals') && !has('people', 'qualified_at') ? 'deals' : 'qualified';
}
