import {readAsOf, Zone, type FactRef, type KpiResult, type Measured, type MeasureQuery} from '@crm-widgets/core';
import {findMetric, metricIds} from '@crm-widgets/metrics';
import type {Ask} from '@crm-widgets/runtime';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {runs} from '../runs.js';
import {columnKpis, type ColumnKpis} from './column-kpis.js';
import {askPlan, frameOf, paramsOf, type AskPlan} from './random-ask.js';
import {randomCompany, type RandomCompany, type RandomRow} from './random-company.js';

/** Laws of conformance.md D on random companies, for whatever grain, filter and group. */

const business = {weekStart: 'monday', fiscalYearStart: 1} as const;
/** A subscription that is billed, whatever was odd about it. */
function billed(row: RandomRow, i: number): RandomRow {
  const more = {
    status: row.status === 'past_due' ? 'past_due' : 'active', unit_amount: Math.abs(Number(row.unit_amount)) || 10 + i,
    interval: row.interval === 'year' ? 'year' : 'month', interval_count: 1, trial_end: i % 4 === 0 ? row.trial_end ?? null : null,
    discount_pct: row.discount_pct === 50 ? 50 : null, discount_amount: null, is_metered: i % 6 === 5,
  };
  const lasts = Date.parse(String(row.valid_to)) > Date.parse(String(row.valid_from));
  const known = Object.entries({...more, valid_to: lasts ? row.valid_to ?? null : null}).filter(([name]) => name in row);
  return {...row, ...Object.fromEntries(known)};
}

/**
 * Of one currency, so that there are numbers at all; with customers each listed once, for one of two is in the segments of
 * both; and with subscriptions most of which count.
 */
const companies = randomCompany.map((company): RandomCompany => {
  const priced = Object.entries(company.tables).map(([name, rows]) =>
    [name, rows.map((row) => ('currency' in row ? {...row, currency: 'USD'} : row))] as const);
  const {customers, subscriptions, ...tables}: RandomCompany['tables'] = Object.fromEntries(priced);
  const once = customers && [...new Map(customers.map((row) => [row.customer_id, row])).values()];
  const some = {...tables, ...once ? {customers: once} : {}, ...subscriptions ? {subscriptions: subscriptions.map(billed)} : {}};
  return {...company, tables: some};
}).filter(({asOf}) => asOf.day > 19_780);
const subscribed = companies.filter(({tables: {subscriptions}}) => (subscriptions?.length ?? 0) > 3);
/** Of periods in which something happens, most of them in groups. */
const asks = fc.tuple(askPlan, fc.record({
  period: fc.constantFrom('2023-03..2024-04', '2024-03', '2024', 'all', '2024-Q1', '2024-03-15..2024-04-15'),
  grain: fc.constantFrom('day', 'week', 'month', 'quarter', 'year', undefined), by: fc.option(fc.nat(1000), {freq: 5}),
  where: fc.constantFrom(0, 0, 1),
})).map(([plan, {where, ...chosen}]): AskPlan => ({...plan, ...chosen, where: plan.where.slice(0, where)}));
const TIMEOUT = {timeout: 3_600_000};

/** The same widget for two metrics: all numbers that both show, pair by pair. */
async function pairs(of: ColumnKpis, ids: readonly [string, string], plan: AskPlan, params: object): Promise<(readonly [Measured, Measured])[]> {
  const [one, other] = await Promise.all(ids.map(async (metric) => of.ask(askOf(of, plan, {metric, params}))));
  return one && other ? measuredOf(one).map((measured, i) => [measured, measuredOf(other)[i]!] as const) : [];
}

function askOf({asked}: ColumnKpis, plan: AskPlan, {metric, params}: {metric: string; params: object}): Ask {
  return {...frameOf(plan, ['subscriptions'], asked), metric, params: {...params}};
}

/** Numbers in an order of their own: those of groups by key, for a rank is of values. */
function measuredOf({current, previous, series, groups}: KpiResult): Measured[] {
  const byKey = [...groups ?? []].sort((a, b) => (a.key < b.key ? -1 : 1));
  return [current, ...previous ? [previous] : [], ...series, ...byKey.map((group) => group.current)];
}

/** To as many digits as a sum of such size has. */
function near(value: number, other: number): void {
  expect(value).toBeCloseTo(other, 8 - Math.ceil(Math.log10(Math.max(1, Math.abs(other)))));
}

const formulas = fc.constantFrom(...['standard', 'stripe', 'daily', 'events'].map((churnFormula) => ({churnFormula})),
  {churnFormula: 'standard', freeIsChurn: false}, {churnFormula: 'daily', freeIsChurn: false, churnAt: 'requested'});

it('churn and retention make 1, of the same customers', TIMEOUT, async () => {
  await fc.assert(fc.asyncProperty(subscribed, asks, formulas, async (company, plan, params) => {
    const of = columnKpis(company, business);
    for (const [churn, kept] of await pairs(of, ['customer-churn-rate', 'customer-retention-rate'], plan, params)) {
      expect([kept.reason, kept.n]).toEqual([churn.reason, churn.n]);
      if (churn.value === null || kept.value === null) continue;
      near(churn.value + kept.value, 1);
      if (params.churnFormula !== 'standard') continue;
      expect(churn.numerator! + kept.numerator!).toBe(churn.denominator);
      expect(churn.value).toBeGreaterThanOrEqual(0);
      expect(kept.value).toBeGreaterThanOrEqual(0);
    }
  }), runs(40));
});

const horizons = fc.constantFrom(1, 3, 12).map((horizon) => ({horizon}));

it('gross retention is from 0 to 1 and not above net retention', TIMEOUT, async () => {
  await fc.assert(fc.asyncProperty(subscribed, asks, horizons, async (company, plan, params) => {
    const of = columnKpis(company, business);
    for (const [gross, net] of await pairs(of, ['gross-revenue-retention', 'net-revenue-retention'], plan, params)) {
      expect([gross.reason, gross.n, gross.denominator]).toEqual([net.reason, net.n, net.denominator]);
      if (gross.value === null) continue;
      expect(gross.value).toBeGreaterThanOrEqual(0);
      expect(gross.value).toBeLessThanOrEqual(1);
      expect(gross.value).toBeLessThanOrEqual(net.value!);
    }
  }), runs(40));
});

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'];
const movements = fc.record({
  movementGrain: fc.constantFrom('day', 'event', 'period'), reactivationGapDays: fc.constantFrom(0, 0, 30),
  freeIsChurn: fc.constantFrom(true, false), dropSamePeriodNewChurn: fc.constantFrom(false, false, true),
  churnAt: fc.constantFrom('ended', 'requested', 'service_end'), pastDueGraceDays: fc.constantFrom(null, 10),
  metered: fc.constantFrom('exclude', 'trailing3'),
});
// From January 2023 into May 2024, where the rows of random companies lie; as-of cuts some of them.
const windows = fc.array(fc.tuple(fc.integer({min: 19_350, max: 19_840}), fc.constantFrom(1, 7, 31, 91, 366)), {minLength: 1, maxLength: 8});

/** Sums of a query by window and group. */
async function sumsOf(of: ColumnKpis, query: MeasureQuery): Promise<Map<string, number[]>> {
  const {rows, columns} = await of.query(query);
  const values = query.measures.map((_, k) => columns[`m${k}`]!);
  return new Map(Array.from({length: rows}, (_, row) =>
    [`${columns.window![row]} ${columns.by0?.[row] ?? null}`, values.map((column) => Number(column[row] ?? 0))] as const));
}

it('MRR at the start and movements make the MRR at the end, of all customers and of those of a kind', TIMEOUT, async () => {
  await fc.assert(fc.asyncProperty(subscribed, movements, windows, async (company, {movementGrain, ...params}, drawn) => {
    const of = columnKpis(company, business);
    const given = movementGrain === 'event' ? 'event' : 'day';
    const metered = of.asked.has('transactions') ? params.metered : 'exclude';
    const fact: FactRef = {name: 'mrr_movements', params: {discounts: 'recurring', ...params, metered, movementGrain: given}};
    const channel = of.asked.has('customers') && of.asked.has('customers', 'channel');
    const frame = {
      kind: 'measures' as const, fact, where: {}, asOf: company.asOf, by: channel ? ['customers.channel'] : [],
      windows: drawn.map(([from, length]) => ({from, until: from + length})).filter(({from}) => from < company.asOf.day),
    };
    const edge = (named: 'start' | 'end') => sumsOf(of, {
      ...frame, at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: named}, measures: [{aggregate: {kind: 'sum', column: 'mrr'}}],
    });
    const moved = movementGrain === 'period'
      ? sumsOf(of, {
        ...frame, at: {kind: 'moved', from: 'valid_from', to: 'valid_to', entity: 'customer_id', value: 'mrr'},
        measures: kinds.map((column) => ({aggregate: {kind: 'sum', column} as const})),
      })
      : sumsOf(of, {
        ...frame, at: {kind: 'dated', column: 'valid_from'},
        measures: kinds.map((kind) => ({aggregate: {kind: 'sum', column: 'change'} as const, filter: {kind}})),
      });
    const [start, end, changes] = await Promise.all([edge('start'), edge('end'), moved]);
    for (const key of new Set([...start.keys(), ...end.keys(), ...changes.keys()])) {
      const [fresh = 0, back = 0, up = 0, down = 0, lost = 0] = changes.get(key) ?? [];
      near((start.get(key)?.[0] ?? 0) + fresh + back + up + down + lost, end.get(key)?.[0] ?? 0);
      expect([fresh, back, up, -down, -lost].every((amount) => amount >= 0)).toBe(true);
    }
  }), runs(40));
});

/** Metrics whose segments make the whole, by what of a number adds up. */
const additive = [
  ['mrr', 'value'], ['arr', 'value'], ['revenue', 'value'], ['cogs', 'value'], ['new-customers', 'value'], ['weighted-pipeline', 'value'],
  ['quick-ratio', 'numerator'], ['quick-ratio', 'denominator'], ['net-revenue-retention', 'numerator'], ['gross-revenue-retention', 'denominator'],
  ['renewal-rate', 'denominator'], ['trial-conversion', 'numerator'], ['customer-churn-rate', 'n'],
] as const;

it('segments make the whole', TIMEOUT, async () => {
  await fc.assert(fc.asyncProperty(companies, asks, async (company, plan) => {
    const of = columnKpis(company, business);
    for (const [id, part] of additive) {
      const metric = await findMetric(id);
      const tables = metric.tables.find((set) => set.every((table) => of.asked.has(table))) ?? [];
      const {by, ...frame} = frameOf(plan, tables, of.asked);
      // Who is counted once for all may have several subscriptions, each in a segment of its own.
      const isSplit = id === 'customer-churn-rate' && !by?.startsWith('customers.');
      if (by === undefined || isSplit) continue;
      const result = await of.ask({...frame, by, metric: id, params: paramsOf(metric, plan.params)});
      if (!result?.groups || result.current[part] === null) continue;
      const parts = result.groups.map(({current}) => current[part]);
      // A ratio of nothing has no parts, and a number of nothing no groups.
      near(parts.reduce<number>((sum, one) => sum + (one ?? 0), 0), result.current[part]);
    }
  }), runs(40));
});

const HOUR = 3_600_000;

/** All instants so many hours later, as they are written. */
function later(rows: readonly RandomRow[], hours: number): RandomRow[] {
  const moved = (cell: RandomRow[string]) => (typeof cell === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cell)
    ? new Date(Date.parse(cell) + hours * HOUR).toISOString() : cell);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, moved(cell)])));
}

/** A company whose clock is so many hours behind that of Greenwich, with everything at the same time of that clock. */
function inZone({tables, asOf, ...rest}: RandomCompany, hours: number): RandomCompany {
  const zone = hours === 0 ? 'UTC' : `Etc/GMT${hours < 0 ? '' : '+'}${hours}`;
  return {
    ...rest, zone, asOf: readAsOf(new Date(asOf.instant + hours * HOUR).toISOString(), new Zone(zone)),
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, later(rows, hours)])),
  };
}

it('everything later by as many hours as the clock is behind changes no number', TIMEOUT, async () => {
  await fc.assert(fc.asyncProperty(companies, asks, fc.constantFrom(-13, -5, 4, 11), async (company, plan, hours) => {
    const [here, there] = [columnKpis(inZone(company, 0), business), columnKpis(inZone(company, hours), business)];
    for (const id of metricIds) {
      const metric = await findMetric(id);
      if ('schedule' in metric.params) continue;
      const tables = metric.tables.find((set) => set.every((table) => here.asked.has(table))) ?? [];
      const ask = {...frameOf(plan, tables, here.asked), where: {}, metric: id, params: paramsOf(metric, plan.params)};
      expect(await there.ask(ask)).toEqual(await here.ask(ask));
    }
  }), runs(10, 300));
});
