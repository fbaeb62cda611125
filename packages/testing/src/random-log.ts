import {readAsOf, Zone, type FunnelEvent, type FunnelQuery, type FunnelStep, type Where} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import type {OracleRow} from './funnel-oracle.js';
import type {RandomCompany} from './parity/random-company.js';

/** A log of what happened, and a funnel that is asked of it. */
export interface AskedLog {
  readonly company: RandomCompany;
  readonly query: FunnelQuery;
}

const FIRST = 19_812;
/** Seconds after the start of the first day: few, so that events meet, around the starts of few days. */
const moment = fc.tuple(fc.constantFrom(0, 0, 0, 0, 1, 2, 7), fc.integer({min: -6, max: 24}))
  .map(([day, seconds]) => day * 86_400 + seconds);

const event = fc.record({
  at: moment, name: fc.constantFrom('s', 'p', 'i', 's', 'p', 'x', 'y'), actor_id: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c'),
  customer_id: fc.constantFrom('1', '2', null), session_id: fc.constantFrom('a', 'b', 'c', null),
  source: fc.constantFrom('web', 'ads', null),
});
const order = fc.record({
  issued_at: moment, paid_at: fc.option(moment, {freq: 3}), customer_id: fc.constantFrom('1', '2', '1', null),
  amount: fc.constantFrom(1, 2, 3), kind: fc.constantFrom('order', 'order', 'refund'),
});

const events = (...filters: Where[]): Arbitrary<FunnelEvent> =>
  fc.constantFrom(...filters).map((filter) => ({fact: {name: 'events'}, column: 'at', filter}));
const anEvent = fc.oneof(
  {weight: 8, arbitrary: events({name: 's'}, {name: 'p'}, {name: 'i'})},
  {weight: 2, arbitrary: events(
    {name: ['s', 'p']}, {name: {not: 'x'}}, {source: 'web'}, {name: 's', source: [null, 'ads']}, {},
  )},
);
const anOrder: Arbitrary<FunnelEvent> = fc.constantFrom(
  {fact: {name: 'transactions'}, column: 'issued_at'},
  {fact: {name: 'transactions'}, column: 'paid_at', filter: {kind: 'order'}},
  {fact: {name: 'orders'}, column: 'issued_at'},
);
const barred = events({name: 'x'}, {name: 'x'}, {name: ['x', 'y']}, {name: 'p'});
const seconds = fc.constantFrom(undefined, undefined, undefined, 10, 3, 0.5, 86_400);
const steps = (of: Arbitrary<FunnelEvent>) => fc.array(
  fc.tuple(of, seconds)
    .map(([one, windowSeconds]): FunnelStep => (windowSeconds === undefined ? one : {...one, windowSeconds})),
  {minLength: 1, maxLength: 4},
);
const days = [{from: FIRST, until: FIRST + 1}, {from: FIRST - 1, until: FIRST}, {from: FIRST, until: FIRST + 7}];

const plan = fc.record({
  zone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
  events: fc.array(event, {maxLength: 40, size: 'max'}), orders: fc.array(order, {maxLength: 12, size: 'max'}),
  asOf: fc.oneof({weight: 2, arbitrary: fc.constant(30 * 86_400)}, {weight: 3, arbitrary: moment}),
  entity: fc.constantFrom('actor_id', 'actor_id', 'session_id', 'customer_id'),
  hasSeveralTables: fc.boolean(), ofEvents: steps(anEvent), ofBoth: steps(fc.oneof(anEvent, anOrder)),
  order: fc.constantFrom('ordered' as const, 'strict', 'any'),
  windowSeconds: fc.constantFrom(null, 5, 10, 1, 86_400, 1_209_600),
  exclusions: fc.array(fc.tuple(barred, fc.nat(2), fc.nat(2)), {maxLength: 2}),
  closing: fc.option(barred, {freq: 2, nil: undefined}), entry: fc.option(fc.constantFrom(...days), {nil: null}),
  lookahead: fc.boolean(), by: fc.boolean(),
  where: fc.constantFrom<Where[]>({}, {}, {customer_id: {not: '2'}}, {customer_id: [null, '1']}),
});

/** Any log and any funnel: ties, repeats, one event for several steps, nobody's events, steps of several tables. */
export const askedLog: Arbitrary<AskedLog> = plan.map((drawn): AskedLog => {
  const {closing, entity, entry, lookahead, order: mode, where, windowSeconds} = drawn;
  const zone = new Zone(drawn.zone);
  const written = (second: number | null) =>
    (second === null ? null : new Date(zone.startOf(FIRST) + second * 1000).toISOString());
  const isMixed = entity === 'customer_id' && drawn.hasSeveralTables;
  const asked = isMixed ? drawn.ofBoth : drawn.ofEvents;
  const asOf = readAsOf(written(drawn.asOf)!, zone);
  const happened: OracleRow[] = drawn.events.map((row) => ({...row, at: written(row.at)}));
  const transactions: OracleRow[] = drawn.orders
    .map((row) => ({...row, issued_at: written(row.issued_at), paid_at: written(row.paid_at)}));
  return {
    company: {zone: drawn.zone, asOf, currency: 'USD', tables: {events: happened, transactions}},
    query: {
      kind: 'funnel', steps: asked, entity, order: mode, windowSeconds, entry, lookahead, where, asOf,
      exclusions: exclusionsOf(drawn, asked.length - 1), ...(closing ? {closing} : {}),
      by: !drawn.by ? [] : isMixed ? ['customer_id'] : ['source', 'name'],
    },
  };
});

/** In any order from the first step to the last. */
function exclusionsOf(
  {exclusions, order: mode}: Pick<FunnelQuery, 'order'> & {exclusions: readonly [FunnelEvent, number, number][]},
  last: number,
): FunnelQuery['exclusions'] {
  if (last === 0) return [];
  return exclusions.map(([one, start, length]) => {
    const from = mode === 'any' ? 0 : Math.min(start, last - 1);
    return {...one, from, to: mode === 'any' ? last : Math.min(from + 1 + length, last)};
  });
}
