import {
  isoOf, oneOf, readGrain, readRange, wrongAttribute, type CohortQuery, type CohortResult, type Day, type Grain,
  type TableName,
} from '@crm-widgets/core';
import {cohortDefinition, cohortTriangle} from '@crm-widgets/metrics/cohort';
import type {HeldTable} from './held-table.js';
import {cardOf, stateOf} from './outcome-parts.js';
import type {AskOptions, CohortAsk, Emptiness, Outcome} from './outcome.js';
import type {Source, View} from './source.js';
import {atMost} from './range.js';
import {missingTable} from './missing-table.js';
import {periodWindows} from './windows.js';

/** The most periods on a side. */
const MOST_PERIODS = 400;

/** What a cohort is made of, by table: who starts when, and what counts as coming back. */
const kinds = {
  transactions: {
    starts: {fact: {name: 'orders'}, column: 'issued_at'},
    returns: {fact: {name: 'orders'}, at: {kind: 'dated', column: 'issued_at'}},
  },
  subscriptions: {
    starts: {fact: {name: 'activity'}, column: 'valid_from'},
    returns: {fact: {name: 'activity'}, at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}},
  },
} as const satisfies Partial<Record<TableName, Pick<CohortQuery, 'starts' | 'returns'>>>;

/**
 * Who of each cohort came back, period by period: the triangle.
 * @throws {InputError} `E_ATTR` for a wrong attribute, `E_TABLE` for a table that is not there
 */
export async function askCohort(source: Source, ask: CohortAsk, {signal, onProgress}: AskOptions): Promise<Outcome<CohortResult>> {
  const view = await source.view(onProgress);
  const table = readTable(ask.table, view.names);
  checkModes(ask);
  const held = await view.table(table);
  onProgress?.({phase: 'measuring', share: null});
  const {grain, from, until} = await readDays(ask, table, view, signal);
  const {asOf, calendar} = view.business;
  const windows = atMost(MOST_PERIODS, periodWindows(from, until, grain, calendar, asOf));
  const query: CohortQuery = {
    kind: 'cohort', ...kinds[table], entity: 'customer_id', windows: windows.map(({known}) => known), where: ask.where ?? {}, asOf,
  };
  const answer = await view.ask(query, signal);
  const triangle = cohortTriangle(answer, windows.map(({period}) => period), {
    asOf, isDated: kinds[table].returns.at.kind === 'dated', ...(ask.periods === undefined ? {} : {periods: ask.periods}),
  });
  const result: CohortResult = {grain, measure: 'customers', mode: 'on', currency: null, ...triangle, warnings: []};
  const emptiness = triangle.cohorts.some(({size}) => size > 0) ? null : await emptinessOf(held, query, view, signal);
  const card = cardOf({metric: cohortDefinition, params: {}}, [held], view, {ask, windows, before: null});
  return {result, emptiness, state: stateOf([held], emptiness), card};
}

function readTable(given: string | undefined, names: ReadonlySet<TableName>): keyof typeof kinds {
  const known = Object.keys(kinds) as (keyof typeof kinds)[];
  if (given !== undefined) return oneOf('table', given, known);
  const found = known.find((name) => names.has(name));
  if (found) return found;
  throw missingTable(known.join(' or '), [...names]);
}

/** What this version answers; the rest of product.md is refused by name rather than answered wrongly. */
function checkModes(ask: CohortAsk): void {
  oneOf('cohort', ask.cohort ?? 'first', ['first']);
  oneOf('mode', ask.mode ?? 'on', ['on']);
  oneOf('measure', ask.measure ?? 'customers', ['customers']);
  for (const name of ['start', 'return', 'brackets', 'by'] as const) {
    if (ask[name] !== undefined) throw wrongAttribute(name, ask[name], 'nothing, for it is not answered yet', `Remove ${name}`);
  }
  if (ask.minCount !== undefined && ask.minCount !== 1) {
    throw wrongAttribute('min-count', String(ask.minCount), '1', 'Remove min-count');
  }
}

async function readDays(
  ask: CohortAsk, table: keyof typeof kinds, view: View, signal: AbortSignal,
): Promise<{grain: Grain; from: Day; until: Day}> {
  const {asOf, calendar, zone} = view.business;
  const grain = ask.grain === undefined ? 'month' : readGrain(ask.grain);
  const range = readRange({period: ask.period, from: ask.from, until: ask.until, grain}, zone.dayAt(asOf.instant), calendar);
  if (range.kind === 'days') return range;
  const {fact, column} = kinds[table].starts;
  const {columns} = await view.ask({kind: 'extent', fact, column, where: {}, asOf}, signal);
  return {grain, from: (columns.first![0] ?? asOf.day - 1) as Day, until: asOf.day};
}

async function emptinessOf(held: HeldTable, query: CohortQuery, view: View, signal: AbortSignal): Promise<Emptiness> {
  const {name, shape} = held.table;
  const {starts, asOf, where} = query;
  const last = (await view.ask({kind: 'extent', fact: starts.fact, column: starts.column, where: {}, asOf}, signal)).columns.last![0];
  const lastDay = typeof last === 'number' ? isoOf(last) : null;
  if (shape.rows === 0) return {kind: 'no_rows', table: name, lastDay};
  if (Object.keys(where).length === 0) return {kind: 'none_in_period', table: name, lastDay};
  const {columns} = await view.ask({...query, where: {}}, signal);
  const some = columns.entities!.some((entities) => entities !== null && Number(entities) > 0);
  return {kind: some ? 'filtered_out' : 'none_in_period', table: name, lastDay};
}
