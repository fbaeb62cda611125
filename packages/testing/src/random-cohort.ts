import {isoOf, readAsOf, Zone, type CohortQuery, type FunnelEvent, type Where, type Window} from '@crm-widgets/core';
import fc, {type Arbitrary} from 'fast-check';
import type {OracleRow} from './funnel-oracle.js';
import {cohortCells} from './parity/cohort-plan.js';
import type {RandomCompany} from './parity/random-company.js';

/** A log of what happened, and a triangle that is asked of it. */
export interface AskedCohorts {
  readonly company: RandomCompany;
  readonly query: CohortQuery;
}

const FIRST = 19_812;
/** Half hours after the start of the first day, around the ends of local days that are not always of 24 hours. */
const moment = fc.tuple(fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 9, 14, 40), fc.constantFrom(0, 0, 1, 20, 46, 47))
  .map(([day, halves]) => day * 48 + halves);

const event = fc.record({
  at: moment, name: fc.constantFrom('s', 'p', 'i', 's', 'p', 'x'),
  actor_id: fc.constantFrom('a', 'a', 'b', 'b', 'c', 'd'), customer_id: fc.constantFrom('1', '2', '3', null),
  source: fc.constantFrom('web', 'ads', null),
});
const cents = fc.constantFrom(1, 2.5, 0.1, 19.99, -3, 0);
/** Of two, one that no rate is known of, and none. */
const currency = fc.constantFrom('USD', 'USD', 'EUR', 'EUR', 'SEK', null);
const order = fc.record({
  issued_at: moment, paid_at: fc.option(moment, {freq: 3}), customer_id: fc.constantFrom('1', '2', '3', '1', null),
  amount: cents, kind: fc.constantFrom('order', 'order', 'refund'), currency,
});
const version = fc.record({
  valid_from: moment, lasts: fc.option(fc.nat(300), {freq: 3}), customer_id: fc.constantFrom('1', '2', '3'),
  unit_amount: cents, plan: fc.constantFrom('s', 'p'), currency,
});
/** Some are listed twice, and some not at all. */
const customer = fc.record({customer_id: fc.constantFrom('1', '2', '3', '9'), acquired_at: fc.option(moment, {freq: 3})});
/** Days after the first on which rates change; products of them with cents are exact. */
const rate = fc.record({
  currency: fc.constantFrom('EUR', 'EUR', 'GBP'), day: fc.constantFrom(-400, 0, 1, 3, 60), rate_to_reporting: fc.constantFrom(0.5, 2, 0.25, 1),
});

type Rows = Pick<CohortQuery, 'starts' | 'returns' | 'entity'>;

const filter = (...some: Where[]): Arbitrary<{filter?: Where}> =>
  fc.constantFrom<{filter?: Where}[]>({}, {}, ...some.map((one) => ({filter: one})));
const events: Arbitrary<FunnelEvent> =
  filter({name: 's'}, {name: 'p'}, {name: ['s', 'x']}, {name: {not: 'p'}}, {source: [null, 'web']}, {name: 'nobody'})
    .map((more) => ({fact: {name: 'events'}, column: 'at', ...more}));
const orders: Arbitrary<FunnelEvent> = fc.tuple(
  fc.constantFrom({fact: {name: 'transactions'}, column: 'issued_at'}, {fact: {name: 'transactions'}, column: 'paid_at'},
    {fact: {name: 'orders'}, column: 'issued_at'}),
  filter({kind: 'refund'}, {customer_id: {not: '2'}}),
).map(([rows, more]) => ({...rows, ...more}));
const dated = ({column, ...rest}: FunnelEvent): CohortQuery['returns'] => ({...rest, at: {kind: 'dated', column}});
const atEnd = {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'} as const;
const versions: Arbitrary<Rows> = fc.tuple(filter({plan: 's'}), filter({plan: 'p'})).map(([start, back]) => ({
  starts: {fact: {name: 'subscriptions'}, column: 'valid_from', ...start},
  returns: {fact: {name: 'subscriptions'}, at: atEnd, ...back}, entity: 'customer_id',
}));
const between = (one: Arbitrary<FunnelEvent>, other: Arbitrary<FunnelEvent>, ...entities: string[]): Arbitrary<Rows> =>
  fc.tuple(one, other, fc.boolean(), fc.constantFrom(...entities))
    .map(([starts, back, isSame, entity]) => ({starts, returns: dated(isSame ? starts : back), entity}));
const rows = fc.oneof(
  {weight: 5, arbitrary: between(events, events, 'actor_id', 'actor_id', 'customer_id')},
  {weight: 3, arbitrary: between(orders, orders, 'customer_id')}, {weight: 3, arbitrary: versions},
  {weight: 1, arbitrary: between(events, orders, 'customer_id')},
);

/** Periods one after the other, of days in which nearly all happens, or long before and after. */
const windows: Arbitrary<readonly Window[]> = fc.tuple(
  fc.constantFrom(FIRST, FIRST, FIRST - 1, FIRST + 2),
  fc.constantFrom([1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1], [2, 1, 4, 7], [1, 1, 2, 1, 1, 3, 1], [7, 7, 7], Array<number>(70).fill(1)),
).map(([from, lengths]) => {
  let next = from;
  return lengths.map((length) => ({from: next, until: next += length}));
});

const plan = fc.record({
  zone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
  events: fc.array(event, {minLength: 20, maxLength: 80, size: 'max'}),
  orders: fc.array(order, {minLength: 10, maxLength: 40, size: 'max'}),
  versions: fc.array(version, {minLength: 3, maxLength: 12, size: 'max'}),
  customers: fc.array(customer, {maxLength: 4}), isAcquired: fc.boolean(),
  rates: fc.uniqueArray(rate, {maxLength: 5, selector: (one) => `${one.currency} ${one.day}`}),
  converted: fc.constantFrom(null, 'historical' as const, 'constant' as const),
  asOf: fc.oneof({weight: 3, arbitrary: fc.constant(90 * 48)}, {weight: 2, arbitrary: fc.integer({min: 90, max: 400})},
    {weight: 1, arbitrary: moment}),
  rows, windows, isRecurring: fc.boolean(), cells: cohortCells, atLeast: fc.constantFrom(1, 1, 1, 1, 2, 3),
  worth: fc.constantFrom(null, null, 'sum' as const, 'lesser' as const),
  where: fc.constantFrom<Where[]>({}, {}, {customer_id: {not: '2'}}, {customer_id: ['1', '2']}),
});

/** Any log and any triangle: days of 23 and 25 hours, nobody's rows, starts that are returns and starts that are not. */
export const askedCohorts: Arbitrary<AskedCohorts> = plan.map(({rows: given, ...drawn}): AskedCohorts => {
  const zone = new Zone(drawn.zone);
  const instant = (halves: number) => zone.startOf(FIRST) + halves * 1_800_000;
  const written = (halves: number | null) => (halves === null ? null : new Date(instant(halves)).toISOString());
  const asOf = readAsOf(written(drawn.asOf)!, zone);
  const asked = inOneCurrency(given, drawn.converted);
  return {
    company: {zone: drawn.zone, asOf, currency: 'USD', tables: {
      events: drawn.events.map((row): OracleRow => ({...row, at: written(row.at)})),
      transactions: drawn.orders.map((row): OracleRow =>
        ({...row, issued_at: written(row.issued_at), paid_at: written(row.paid_at)})),
      customers: drawn.customers.map((row): OracleRow => ({...row, acquired_at: written(row.acquired_at)})),
      fx_rates: drawn.rates.map(({day, ...row}): OracleRow => ({...row, date: isoOf(FIRST + day)})),
      subscriptions: drawn.versions.map(({lasts, valid_from, ...row}): OracleRow => ({
        ...row, started_at: written(valid_from), valid_from: written(valid_from),
        valid_to: written(lasts === null ? null : valid_from + lasts),
      })),
    }},
    query: {kind: 'cohort', ...asked, windows: drawn.windows, where: drawn.where, asOf, ...cellsAsked(drawn, asked)},
  };
});

/** Rows with their amounts at rates of their own days, or all at those of one. */
function inOneCurrency({starts, returns, entity}: Rows, converted: 'historical' | 'constant' | null): Rows {
  const isPriced = [starts.fact.name, returns.fact.name].every((name) => name !== 'events');
  if (!converted || !isPriced) return {starts, returns, entity};
  const dated = returns.at.kind === 'dated' ? {dated: returns.at.column} : {};
  const rates = {into: 'USD', ...(converted === 'constant' ? {day: FIRST + 2} : dated)};
  return {
    entity, starts: {...starts, fact: {...starts.fact, rates}}, returns: {...returns, fact: {...returns.fact, rates}},
  };
}

/** What can be asked of such rows. */
function cellsAsked(
  {isRecurring, isAcquired, cells, atLeast, worth}: Pick<AskedCohorts['query'], 'cells' | 'atLeast'>
    & {isRecurring: boolean; isAcquired: boolean; worth: 'sum' | 'lesser' | null},
  {returns: {at, fact}, starts}: Rows,
): Pick<CohortQuery, 'membership' | 'acquired' | 'cells' | 'atLeast' | 'worth'> {
  const membership = isRecurring ? {membership: 'recurring'} as const : {};
  const acquired = isAcquired ? {acquired: true} as const : {};
  if (at.kind === 'state') {
    if (worth) return {...acquired, ...(cells!.kind === 'unbroken' ? {cells: cells!} : {}), worth: {column: 'unit_amount', of: worth}};
    return {...(isRecurring ? membership : acquired), ...(cells!.kind === 'blocks' ? {} : {cells: cells!}), atLeast: atLeast!};
  }
  const isPaid = fact.name !== 'events' && starts.fact.name !== 'events';
  if (!worth || !isPaid) return {...membership, cells: cells!, atLeast: atLeast!};
  return {...membership, cells: cells!.kind === 'unbroken' ? {kind: 'on'} : cells!, worth: {column: 'amount', of: 'sum'}};
}
