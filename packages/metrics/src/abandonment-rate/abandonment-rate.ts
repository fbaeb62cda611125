import type {FactRef, Measure} from '@crm-widgets/core';
import {ratio} from '../calculators.js';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {goalFact, type GoalParams} from '../facts/goal-params.js';
import {count, countDistinct, dated, sum} from '../measures.js';
import {flagParam, listParam, numberParam, oneOf, wholeParam} from '../params.js';

type Kind = 'cart' | 'checkout' | 'form' | 'session';

/** What begins a try of a kind, what ends it well, and of which events the values add up. */
const kinds: Readonly<Record<Kind, Pick<GoalParams, 'key' | 'starts' | 'goals' | 'adds'>>> = {
  cart: {key: 'cart_id', starts: ['add_to_cart', 'checkout_start'], goals: ['purchase'], adds: ['add_to_cart']},
  checkout: {key: 'cart_id', starts: ['checkout_start'], goals: ['purchase'], adds: []},
  form: {key: 'session_id', starts: ['form_start'], goals: ['form_submit'], adds: []},
  session: {key: 'session_id', starts: null, goals: ['purchase'], adds: []},
};

const lost = ['abandoned', 'fresh'];
const bought = ['reached', 'recovered'];

export const abandonmentRate = defineMetric({
  id: 'abandonment-rate',
  title: 'Abandonment rate',
  description: 'Share of the carts begun in the period, or checkouts, forms or sessions, that were left.',
  unit: 'ratio', better: 'down',
  reference: 'metrics.md 7.1',
  formula: 'AR = carts of the period without a purchase within conversionDays / carts of the period that are decided',
  params: {
    kind: oneOf(['cart', 'checkout', 'form', 'session'], 'what is left'),
    measure: oneOf(['count', 'value'], 'what is added up'),
    unit: oneOf(['attempt', 'actor'], 'who is counted; actor: a visitor once, who left all that he began'),
    idleMinutes: wholeParam(60, 'minutes without an event after which a cart or checkout counts as left', 1, 43_200),
    conversionDays: numberParam(7, 'days in which a cart or checkout may still be bought', 0, 365),
    gapMinutes: wholeParam(30, 'minutes without an event after which a session or form is over', 1, 1440),
    emptiedCounts: flagParam(true, 'whether carts and checkouts that were emptied count as left; else they do not count'),
    empty: listParam(['empty_cart', 'clear_cart', 'cart_emptied', 'cart_cleared'], 'events that empty it'),
    start: listParam([], 'events that begin it; none: those usual for its kind'),
    goal: listParam([], 'events that end it well; none: purchase, of a form form_submit'),
  },
  tables: [['events']],
  measures(params): Readonly<Record<string, Measure>> {
    const scope = dated(factOf(params), 'began_at');
    const {measure, unit} = params;
    const fresh = count(scope, {filter: {state: 'fresh'}});
    const decided = [...bought, ...lost];
    if (measure === 'value') {
      return {
        abandoned: sum(scope, 'worth', {filter: {state: lost}}),
        decided: sum(scope, 'worth', {filter: {state: decided}}),
        carts: count(scope, {filter: {state: decided, worth: {not: null}}}), fresh,
      };
    }
    if (unit === 'actor') {
      return {
        bought: countDistinct(scope, 'actor_id', {filter: {state: bought}}),
        decided: countDistinct(scope, 'actor_id', {filter: {state: decided}}), fresh,
      };
    }
    return {
      abandoned: count(scope, {filter: {state: lost}}), decided: count(scope, {filter: {state: decided}}),
      recovered: count(scope, {filter: {state: 'recovered'}}),
      ...(params.emptiedCounts ? {} : {emptied: count(scope, {filter: {state: 'emptied'}})}), fresh,
    };
  },
  calculate(measured, {measure}) {
    const {decided = null, carts = null, fresh} = measured;
    const left = measured.bought != null && decided !== null ? decided - measured.bought : measured.abandoned ?? null;
    const made = measure === 'value' ? ratio(left, decided, carts) : share(left, decided);
    return made.reason === null && fresh ? {...made, reason: 'immature'} : made;
  },
});

interface Limits {
  readonly kind: Kind;
  readonly idleMinutes: number;
  readonly conversionDays: number;
  readonly gapMinutes: number;
  readonly emptiedCounts: boolean;
  readonly empty: readonly (string | null)[];
  readonly start: readonly (string | null)[];
  readonly goal: readonly (string | null)[];
}

function factOf({kind, idleMinutes, conversionDays, gapMinutes, emptiedCounts, empty, start, goal}: Limits): FactRef {
  const usual = kinds[kind];
  const reachMinutes = conversionDays * 1440;
  const isCart = usual.key === 'cart_id';
  return goalFact({
    ...usual,
    ...(start.length > 0 && kind !== 'session' ? {starts: start} : {}), ...(goal.length > 0 ? {goals: goal} : {}),
    ...(isCart
      ? {gapMinutes: reachMinutes, reachMinutes, idleMinutes, ...(emptiedCounts ? {} : {empties: empty})}
      : {gapMinutes, reachMinutes: null, idleMinutes: gapMinutes}),
  });
}
