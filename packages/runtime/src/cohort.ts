import {
  isoOf, readGrain, readRange,
  type CohortQuery, type CohortResult, type Day, type Grain, type TableName, type Warning,
} from '@crm-widgets/core';
import {cohortDefinitionOf, cohortParams, cohortTriangle, type CohortParams} from '@crm-widgets/metrics/cohort';
import {readCohortSpec, type CohortSpec} from './cohort-attributes.js';
import type {RatedPart} from './cohort-money.js';
import {readCohortSettings, type CohortSettings} from './cohort-settings.js';
import {cohortRows, cohortTables, readCohortTable, type CohortTable} from './cohort-tables.js';
import type {HeldTable} from './held-table.js';
import {missingTable} from './missing-table.js';
import {cardOf, stateOf} from './outcome-parts.js';
import type {AskOptions, CohortAsk, Emptiness, Outcome} from './outcome.js';
import {atMost} from './range.js';
import type {View, Viewed} from './source.js';
import {toldOf} from './told-of.js';
import {warning} from './warning-texts.js';
import {periodWindows, type PeriodWindow} from './windows.js';

/** The most periods on a side. */
const MOST_PERIODS = 400;

/** Cohorts as they are asked for. */
interface Cohorts {
  readonly spec: CohortSpec;
  readonly grain: Grain;
  readonly windows: readonly PeriodWindow[];
  readonly query: CohortQuery;
  /** The same at several rates; absent where one holds. */
  readonly rated?: readonly RatedPart[];
  readonly tables: readonly HeldTable[];
  readonly currency: string | null;
  readonly warnings: readonly Warning[];
}

/**
 * Who of each cohort came back, period by period, or what they brought: the triangle.
 * @throws {InputError} `E_ATTR` for a wrong attribute, `E_TABLE` for a table that is not there
 */
export async function askCohort(source: Viewed, ask: CohortAsk, options: AskOptions): Promise<Outcome<CohortResult>> {
  return toldOf({start: ask.start, return: ask.return}, ask.where, triangleOf(source, ask, options));
}

async function triangleOf(source: Viewed, ask: CohortAsk, options: AskOptions): Promise<Outcome<CohortResult>> {
  const {view, held, params, spec, grain, query, rated, windows, tables, ...cohorts} = await openCohorts(source, ask, options);
  const {signal} = options;
  const answer = rated ? await (await import('./cohort-money.js')).askRated(rated, view, signal) : await view.ask(query, signal);
  const triangle = cohortTriangle(answer, windows.map(({period}) => period), {
    asOf: query.asOf, isDated: query.returns.at.kind === 'dated', cells: spec.cells,
    startOf: (day) => view.business.zone.startOf(day), ...(spec.periods === undefined ? {} : {periods: spec.periods}),
  });
  const emptiness = triangle.cohorts.some(({size}) => size > 0) ? null : await emptinessOf(held, query, view, signal);
  const result: CohortResult = {
    grain, measure: spec.measure, mode: spec.mode, currency: cohorts.currency, ...triangle,
    warnings: [...cohorts.warnings, ...await unmatched(query, ask, emptiness !== null, triangle, view, signal)],
  };
  const card = cardOf({metric: cohortDefinitionOf(spec, params ? cohortParams : {}), params: {...params}}, tables, view, {ask, windows, before: null});
  const isCut = cohorts.warnings.some(({code}) => code === 'rate_missing');
  return {result, emptiness, state: stateOf(tables, emptiness, isCut), card};
}

/** What is asked, of which table of which source. */
export interface OpenCohorts extends Cohorts {
  readonly view: View;
  readonly held: HeldTable;
  readonly params: CohortParams | null;
}

/** @throws {InputError} as `askCohort` does */
export async function openCohorts(source: Viewed, ask: CohortAsk, {signal, onProgress}: AskOptions): Promise<OpenCohorts> {
  const view = await source.view(onProgress);
  const table = tableOf(ask.table, view.names);
  const grain = ask.grain === undefined ? 'month' : readGrain(ask.grain);
  const settings = readCohortSettings(table, ask, view);
  const spec = readCohortSpec(ask, grain, settings.params);
  const held = await view.table(table);
  onProgress?.({phase: 'measuring', share: null});
  return {view, held, params: settings.params, ...await readCohorts(ask, {table, spec, grain, held, ...settings}, view, signal)};
}

function tableOf(given: string | undefined, names: ReadonlySet<TableName>): CohortTable {
  if (given !== undefined) return readCohortTable(given);
  const found = cohortTables.find((name) => names.has(name));
  if (found) return found;
  throw missingTable(cohortTables.join(' or '), [...names]);
}

interface Asked extends CohortSettings {
  readonly table: CohortTable;
  readonly spec: CohortSpec;
  readonly grain: Grain;
  readonly held: HeldTable;
}

async function readCohorts(
  ask: CohortAsk, {table, spec, params, fxMode, notes, grain, held}: Asked, view: View, signal: AbortSignal,
): Promise<Cohorts> {
  const {asOf, calendar} = view.business;
  const customers = params && view.names.has('customers') ? await view.table('customers') : null;
  const isAcquired = customers !== null && ['customer_id', 'acquired_at'].every((name) => Object.hasOwn(customers.table.shape.columns, name));
  const rows = cohortRows(table, held.table.shape, spec, ask, {params, isAcquired});
  const {from, until} = await readDays(ask, grain, rows, view, signal);
  const windows = atMost(MOST_PERIODS, periodWindows(from, until, grain, calendar, asOf));
  const {cells, atLeast, membership} = spec;
  const query: CohortQuery = {
    kind: 'cohort', ...rows, windows: windows.map(({known}) => known), where: ask.where ?? {}, asOf,
    ...(membership === 'first' ? {} : {membership}), ...(cells.kind === 'on' ? {} : {cells}), ...(atLeast === 1 ? {} : {atLeast}),
  };
  const common = {spec, grain, windows};
  const told = isAcquired ? [customers] : [];
  if (!query.worth) return {...common, query, tables: [held, ...told], currency: null, warnings: notes};
  const {pricedCohorts} = await import('./cohort-money.js');
  const priced = await pricedCohorts(query, {held, fxMode}, view, signal);
  return {...common, ...priced, tables: [...priced.tables, ...told], warnings: [...notes, ...priced.warnings]};
}

async function readDays(
  ask: CohortAsk, grain: Grain, {starts, acquired}: Pick<CohortQuery, 'starts' | 'acquired'>, view: View, signal: AbortSignal,
): Promise<{from: Day; until: Day}> {
  const {asOf, calendar, zone} = view.business;
  const range = readRange({period: ask.period, from: ask.from, until: ask.until, grain}, zone.dayAt(asOf.instant), calendar);
  if (range.kind === 'days') return range;
  const dated = [starts, ...(acquired ? [{fact: {name: 'customers'}, column: 'acquired_at'}] : [])];
  const firsts = await Promise.all(dated.map(async ({fact, column}) =>
    (await view.ask({kind: 'extent', fact, column, where: {}, asOf}, signal)).columns.first![0] as Day | null));
  return {from: Math.min(...firsts.map((first) => first ?? asOf.day - 1)) as Day, until: asOf.day};
}

/** Names and conditions of the page that no row is, whenever and whosever it were. */
async function unmatched(
  {starts, returns, asOf}: CohortQuery, ask: CohortAsk, isEmpty: boolean, {cohorts}: Pick<CohortResult, 'cohorts'>,
  view: View, signal: AbortSignal,
): Promise<Warning[]> {
  const nobodyBack = cohorts.every(({cells}) => cells.every((cell, period) => period === 0 || !cell || cell.value === 0));
  const asked = [
    ...(ask.start !== undefined && isEmpty ? [['start', ask.start, starts] as const] : []),
    ...(ask.return !== undefined && nobodyBack ? [['return', ask.return, returns] as const] : []),
  ];
  const told = await Promise.all(asked.map(async ([attribute, text, {fact, filter = {}}]) => {
    const {columns} = await view.ask({
      kind: 'measures', fact, at: {kind: 'always'}, windows: [{from: asOf.day - 1, until: asOf.day}],
      by: [], where: filter, asOf, measures: [{aggregate: {kind: 'count'}}],
    }, signal);
    if (columns.m0?.[0]) return [];
    const message = `No row is the ${attribute} ${text.startsWith('{') ? text : `"${text}"`}.`;
    return [{...warning(`${attribute}_unmatched`, tableNamed(fact.name), null), message}];
  }));
  return told.flat();
}

function tableNamed(fact: string): string {
  return {orders: 'transactions', activity: 'subscriptions', mrr_versions: 'subscriptions'}[fact] ?? fact;
}

async function emptinessOf(held: HeldTable, query: CohortQuery, view: View, signal: AbortSignal): Promise<Emptiness> {
  const {name, shape} = held.table;
  const {starts, asOf, where} = query;
  const last = (await view.ask({kind: 'extent', fact: starts.fact, column: starts.column, where: {}, asOf}, signal)).columns.last![0];
  const lastDay = typeof last === 'number' ? isoOf(last) : null;
  if (shape.rows === 0) return {kind: 'no_rows', table: name, lastDay};
  if (Object.keys(where).length === 0) return {kind: 'none_in_period', table: name, lastDay};
  const {columns} = await view.ask({...query, where: {}}, signal);
  return {kind: columns.size!.some((size) => Number(size) > 0) ? 'filtered_out' : 'none_in_period', table: name, lastDay};
}
