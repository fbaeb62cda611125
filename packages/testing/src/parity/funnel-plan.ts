import {dayFromIso, type AsOf, type FunnelEvent, type FunnelOrder, type FunnelQuery} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import {choice, choices, pick, type Choice} from './choices.js';
import {columnsInAll, type FactColumns} from './fact-columns.js';
import {conditionPlans, whereOf, type ConditionPlan} from './random-where.js';

interface EventPlan {
  readonly fact: Choice;
  readonly column: Choice;
  /** Which events of the table of events; of another fact, what a filter says. */
  readonly name: string;
  readonly filter: readonly ConditionPlan[];
  readonly windowSeconds: number | null;
}

/** A funnel whose facts and columns are chosen once they are known. */
export interface FunnelPlan {
  /** Events of one table, as most funnels are made of, or of several facts. */
  readonly mixed: boolean;
  readonly steps: readonly EventPlan[];
  readonly exclusions: readonly (EventPlan & {readonly from: Choice; readonly to: Choice})[];
  readonly closing: EventPlan | null;
  readonly entity: 'actor_id' | 'customer_id';
  readonly order: FunnelOrder;
  readonly windowSeconds: number | null;
  readonly entry: readonly [from: number, length: number] | null;
  readonly lookahead: boolean;
  readonly by: readonly Choice[];
  readonly where: readonly ConditionPlan[];
}

const DAY = 86_400;
const seconds = fc.constantFrom(null, 14 * DAY, DAY, 3600, 0, 60 * DAY);
const eventPlan = {
  fact: choice, column: choice, name: fc.constantFrom('view', 'cart', 'buy'), filter: conditionPlans,
  windowSeconds: fc.oneof({weight: 3, arbitrary: fc.constant(null)}, {weight: 1, arbitrary: seconds}),
};

export const funnelPlan: Arbitrary<FunnelPlan> = fc.record({
  mixed: fc.constantFrom(false, false, true),
  steps: fc.array(fc.record(eventPlan), {minLength: 1, maxLength: 4}),
  exclusions: fc.oneof({weight: 2, arbitrary: fc.constant([])},
    {weight: 1, arbitrary: fc.array(fc.record({...eventPlan, from: choice, to: choice}), {minLength: 1, maxLength: 2})}),
  closing: fc.option(fc.record(eventPlan), {freq: 3}),
  entity: fc.constantFrom('actor_id', 'customer_id'),
  order: fc.constantFrom('ordered', 'strict', 'any'),
  windowSeconds: seconds,
  entry: fc.option(fc.tuple(fc.constantFrom('2024-01-01', '2023-03-01', '2024-03-10').map((iso) => dayFromIso(iso)!),
    fc.constantFrom(91, 366, 10)), {freq: 3}),
  lookahead: fc.boolean(), by: choices(1), where: conditionPlans,
});

/** @returns null where no fact tells to whom what happened */
export function funnelQuery(plan: FunnelPlan, facts: readonly FactColumns[], asOf: AsOf): FunnelQuery | null {
  const {entity, order, windowSeconds, lookahead, steps, entry} = plan;
  // Rows that stand in no file have no order there.
  const all = facts.filter((fact) => fact.base !== null && fact.columns.has(entity) && fact.of('instant').length > 0);
  const events = all.filter(({fact}) => fact.name === 'events');
  const able = plan.mixed || events.length === 0 ? all : events;
  if (able.length === 0) return null;
  const named = columnsInAll(able.filter((fact) => eventsOf(plan).some((one) => pick(able, one.fact) === fact)));
  return {
    kind: 'funnel', entity, order, windowSeconds, lookahead, asOf,
    steps: steps.map((step) => ({
      ...eventOf(step, able), ...(step.windowSeconds === null || order === 'any' ? {} : {windowSeconds: step.windowSeconds}),
    })),
    exclusions: steps.length < 2 ? [] : plan.exclusions.map((one) => ({...eventOf(one, able), ...betweenOf(one, plan)})),
    ...(plan.closing ? {closing: eventOf(plan.closing, able)} : {}),
    entry: entry && {from: entry[0], until: entry[0] + entry[1]},
    by: named.length === 0 ? [] : plan.by.map((chosen) => pick(named, chosen).name), where: whereOf(plan.where, named),
  };
}

function eventsOf({steps, exclusions, closing}: FunnelPlan): EventPlan[] {
  return [...steps, ...exclusions, ...(closing ? [closing] : [])];
}

function eventOf({fact: chosen, column, name, filter}: EventPlan, able: readonly FactColumns[]): FunnelEvent {
  const fact = pick(able, chosen);
  const instants = fact.of('instant');
  const conditions = fact.fact.name === 'events' ? {name} : whereOf(filter, fact.named());
  return {fact: fact.fact, column: pick(instants, column), ...(Object.keys(conditions).length > 0 ? {filter: conditions} : {})};
}

/** In order `any` from the first step to the last. */
function betweenOf({from, to}: {readonly from: Choice; readonly to: Choice}, {order, steps}: FunnelPlan): {from: number; to: number} {
  const last = steps.length - 1;
  if (order === 'any') return {from: 0, to: last};
  const first = from % last;
  return {from: first, to: first + 1 + to % (last - first)};
}
