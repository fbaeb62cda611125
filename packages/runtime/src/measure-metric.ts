import type {Answer, Attribution, Day, FactRef, Grain, Measure, MeasureQuery, TableName, Warning, Where, Window} from '@crm-widgets/core';
import {fetched, lookBack} from '@crm-widgets/core';
import {ofNoRows, type Has, type Metric, type Params} from '@crm-widgets/metrics';
import {faults} from './faults.js';
import type {Conversion, FxMode} from './fx-rates.js';
import type {HeldTable} from './held-table.js';
import type {Setting} from './idle-settings.js';
import type {View} from './source.js';
import {earlier, type PeriodWindow} from './windows.js';

/** A metric ready to be measured on a source: its tables read, its parameters settled. */
export interface Prepared {
  readonly metric: Metric;
  readonly params: Params;
  readonly measures: Readonly<Record<string, Measure>>;
  readonly tables: readonly HeldTable[];
  /** Days of the first and last row of its tables before as-of; null without any. */
  readonly extent: {readonly first: Day; readonly last: Day} | null;
  readonly fxMode: FxMode;
  /** Fewer entities than this are a small base; absent where nobody says. */
  readonly minN?: number | undefined;
  /** The period that one is compared with. */
  readonly earlier: typeof earlier;
  /** What there is to say of its parameters. */
  readonly notes?: readonly Warning[] | undefined;
  /** How amounts become one currency; null where they are. */
  readonly conversion: Conversion | null;
}

/** Measures that one query can answer. */
export interface MeasureGroup {
  readonly names: readonly string[];
  readonly measures: readonly Measure[];
}

/** Measured values by measure, of one window and one group. */
export type Inputs = Record<string, number | null>;

/** What was found of one group, by `windowKey`. */
type WindowValues = Map<number, Inputs>;

export interface MeasuredWindows {
  /** Values of the measures in a window; `key` null is all rows, or those without a value where `by` is given. */
  inputs(window: PeriodWindow, key?: string | null): Inputs;
  /** Groups found in any window. */
  readonly keys: readonly (string | null)[];
  /** Whether any row of a dated fact lies in any of the windows; balances always have an answer. */
  readonly anyRows: boolean;
}

/**
 * Reads the tables a metric needs and settles its parameters.
 * @throws {InputError} `E_TABLE` when the source lacks a table, `E_PARAM`, and whatever is wrong with a file
 */
export async function prepare(metric: Metric, widgetParams: Params, view: View, signal: AbortSignal): Promise<Prepared> {
  const [tables, {params: given, notesOf, ...general}] = await Promise.all([
    tablesFor(metric, view.names).then((names) => Promise.all(names.map((name) => view.table(name)))),
    paramsOf(metric, view, widgetParams),
  ]);
  const shapes = new Map(tables.map(({table}) => [table.name, table.shape]));
  const has: Has = (table, column) => column === undefined
    ? view.names.has(table)
    : Object.hasOwn(shapes.get(table)?.columns ?? {}, column);
  const extent = extentOf(tables, view.business.asOf.day);
  const params: Record<string, unknown> = {...given};
  for (const [name, auto] of Object.entries(metric.auto?.(params, has) ?? {})) {
    if (params[name] !== 'auto') continue;
    const window = extent ? {from: extent.first, until: view.business.asOf.day} : {from: 0, until: 0};
    const answer = await view.ask(queryOf(auto.measure, [auto.measure], [window], [], {}, view), signal);
    params[name] = auto.settle((answer.columns.m0?.[0] ?? null) as number | null);
  }
  const notes = notesOf?.({metric, params, has, tables: view.names});
  return {metric, params, measures: metric.measures(params, has, view.business.zone.name), tables, extent, ...general, notes, conversion: null};
}

interface InForce extends Pick<Prepared, 'params' | 'fxMode' | 'minN' | 'earlier'> {
  notesOf?(setting: Setting): Warning[];
}

/** The parameters in force. Most pages set none, so what reads them comes where one is set. @throws {InputError} `E_PARAM` */
async function paramsOf(metric: Metric, {own, business: {params: source}}: View, widget: Params): Promise<InForce> {
  if (Object.keys({...source, ...widget}).length === 0) {
    const params = Object.entries(metric.params).map(([name, {fallback}]) => [name, fallback] as const);
    return {params: Object.fromEntries(params), fxMode: 'constant', earlier};
  }
  const {readInForce} = await fetched('the code that reads parameters', import('./metric-params.js'));
  return readInForce(metric, source, widget, own);
}

/** The first set of tables that the source has all of. */
async function tablesFor(metric: Metric, names: ReadonlySet<TableName>): Promise<readonly TableName[]> {
  const served = metric.tables.find((set) => set.every((name) => names.has(name)));
  if (served) return served;
  throw (await faults()).missingTables(metric, names);
}

function extentOf(tables: readonly HeldTable[], asOfDay: Day): Prepared['extent'] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const {table} of tables) {
    for (const {extent} of Object.values(table.shape.columns)) {
      if (!extent) continue;
      first = Math.min(first, extent.first);
      last = Math.max(last, Math.min(extent.last, asOfDay - 1));
    }
  }
  return first <= last ? {first, last} : null;
}

/** As Promise.all; of several that fail the first in order is told, whichever was the first to fail. */
export async function allInOrder<T extends readonly unknown[]>(asked: T): Promise<{-readonly [I in keyof T]: Awaited<T[I]>}> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

/** Measures a metric over windows; one query for each fact, attribution and shift. */
export async function measure(
  prepared: Prepared, windows: readonly PeriodWindow[], grain: Grain | null, by: string | null, where: Where,
  view: View, signal: AbortSignal,
): Promise<MeasuredWindows> {
  const partsOf = (measures: readonly Measure[], over: readonly Window[]) => prepared.conversion?.parts(measures, over)
    ?? [{fact: measures[0]!.fact, windows: over.map((window) => [window, window] as const)}];
  const groups = groupsOver(prepared, windows, grain).flatMap(({names, measures, windows: shifted}) =>
    partsOf(measures, shifted).map((part) => ({names, measures, part})));
  const asked = groups.map(async ({names, measures, part: {fact, windows: parts}}) => {
    const {at} = measures[0]!;
    const query = queryOf({fact, at}, measures, parts.map(([part]) => part), by === null ? [] : [by], where, view);
    return {names, query, whole: parts.map(([, whole]) => whole), answer: await view.ask(query, signal)};
  });
  const answers = await allInOrder(asked);

  const groupsFound = new Map<string | null, WindowValues>();
  let anyRows = false;
  for (const {names, whole, answer} of answers) {
    anyRows ||= answer.rows > 0;
    eachRow(answer, whole, (window, key, value) => {
      let found = groupsFound.get(key);
      if (!found) groupsFound.set(key, found = new Map());
      const at = windowKey(window);
      const values = found.get(at) ?? {};
      names.forEach((name, i) => { values[name] = plus(values[name], value(i)); });
      found.set(at, values);
    });
  }
  const inputs = (window: PeriodWindow, key: string | null = null): Inputs => {
    const found: Inputs = {};
    for (const [name, {over = 'same', aggregate}] of Object.entries(prepared.measures)) {
      const known = measuredOver(over, window, prepared, grain);
      const value = groupsFound.get(key)?.get(windowKey(known))?.[name];
      found[name] = value === undefined ? ofNoRows(aggregate) : value;
    }
    return found;
  };
  return {inputs, keys: [...groupsFound.keys()], anyRows: anyRows || Object.values(prepared.measures).some(isBalance)};
}

/** The days that a measure looks at for a window. */
function measuredOver(over: NonNullable<Measure['over']>, window: PeriodWindow, {extent, earlier}: Prepared, grain: Grain | null): Window {
  if (over === 'same') return window.known;
  if (typeof over === 'string') return earlier(window, over, grain).known;
  const {until} = window.known;
  return lookBack(until, over, extent?.first ?? until);
}

/** Whether a measure is a state at an edge rather than something that happens within the window. */
export function isBalance({at}: Measure): boolean {
  return (at.kind === 'state' && !at.begun) || at.kind === 'kept' || at.kind === 'edges';
}

/** The measures that one query can answer, with the windows that each group looks at. */
export function groupsOver(
  prepared: Prepared, windows: readonly PeriodWindow[], grain: Grain | null,
): (MeasureGroup & {windows: readonly Window[]})[] {
  return groupMeasures(prepared.measures).map(({names, measures}) => {
    const over = measures[0]!.over ?? 'same';
    return {names, measures, windows: distinct(windows.map((window) => measuredOver(over, window, prepared, grain)))};
  });
}

/** What parts of a window come to; what one of them does not know is not in it. */
function plus(sum: number | null | undefined, part: number | null): number | null {
  return sum == null || part === null ? sum ?? part : sum + part;
}

function groupMeasures(measures: Readonly<Record<string, Measure>>): {names: string[]; measures: Measure[]}[] {
  const groups = new Map<string, {names: string[]; measures: Measure[]}>();
  for (const [name, one] of Object.entries(measures)) {
    const key = JSON.stringify([one.fact, one.at, one.over ?? 'same']);
    const group = groups.get(key) ?? {names: [], measures: []};
    group.names.push(name);
    group.measures.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function queryOf(
  {fact, at}: {fact: FactRef; at: Attribution}, measures: readonly Measure[], windows: readonly Window[],
  by: readonly string[], where: Where, view: View,
): MeasureQuery {
  return {
    kind: 'measures', fact, at, windows, by, where, asOf: view.business.asOf,
    measures: measures.map(({aggregate, filter}) => (filter ? {aggregate, filter} : {aggregate})),
  };
}

function eachRow(
  answer: Answer, windows: readonly Window[], take: (window: Window, key: string | null, value: (i: number) => number | null) => void,
): void {
  const {window, by0} = answer.columns;
  for (let row = 0; row < answer.rows; row++) {
    take(windows[window![row] as number]!, (by0?.[row] ?? null) as string | null,
      (i) => answer.columns[`m${i}`]![row] as number | null);
  }
}

function distinct(windows: readonly Window[]): Window[] {
  return [...new Map(windows.map((window) => [windowKey(window), window])).values()];
}

/** A number that no other window has, for days of any year have seven digits at most. */
function windowKey({from, until}: Window): number {
  return from * 1e7 + until;
}
