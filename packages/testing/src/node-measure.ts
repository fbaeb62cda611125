import {
  dayFromIso, isoOf, lookBack, periodsOf, readAsOf, readRange, shift, yearBefore, Zone,
  type AsOf, type Calendar, type Grain, type Measure, type MeasureQuery, type Where, type Window,
} from '@crm-widgets/core';
import {ofNoRows, type Metric, type Params} from '@crm-widgets/metrics';
import type {Tables} from './node-source.js';

/** What a vector looks at, as attributes say it. */
export interface Frame {
  /** As the attribute of the same name. */
  readonly period?: string;
  readonly grain?: Grain;
  /** ISO date or date-time; default the end of the period. */
  readonly asOf?: string;
  readonly zone?: string;
  readonly params?: Params;
  readonly by?: string;
  readonly where?: Where;
}

/** Measured values by the measures' names, of one window and group. */
export type Inputs = Record<string, number | null>;

export interface MeasuredWindow {
  readonly window: Window;
  /** The group, null without `by`. */
  readonly key: string | null;
  readonly inputs: Inputs;
}

/** A metric's measures in the windows of a frame; a group is there where any measure has rows of it. */
export async function measureMetric(
  metric: Metric, source: Tables, frame: Frame,
): Promise<{readonly params: Params; readonly measured: readonly MeasuredWindow[]}> {
  const {windows, asOf, grain} = readFrame(frame);
  const params = await settle(metric, source, frame, asOf);
  const by = frame.by === undefined ? [] : [frame.by];
  const found = new Map<string, number | null>();
  const keys = new Set<string | null>(by.length === 0 ? [null] : []);
  const measures = Object.entries(metric.measures(params, source.has, frame.zone));
  for (const group of scans(measures)) {
    const [first] = group;
    const shifted = windows.map((window) => earlier(window, first![1].over ?? 'same', grain, asOf));
    const query = queryOf(group.map(([, m]) => m), shifted, by, frame.where ?? {}, asOf);
    const {rows, columns} = await source.ask(query);
    for (let row = 0; row < rows; row++) {
      const key = (columns.by0?.[row] ?? null) as string | null;
      keys.add(key);
      group.forEach(([name], m) =>
        found.set(JSON.stringify([columns.window![row], key, name]), columns[`m${m}`]![row] as number | null));
    }
  }
  const sorted = [...keys].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const inputs = (window: number, key: string | null = null): Inputs => Object.fromEntries(measures.map(([name, {aggregate}]) => {
    const value = found.get(JSON.stringify([window, key, name]));
    return [name, value === undefined ? ofNoRows(aggregate) : value];
  }));
  const groups = {keys: sorted, inputs};
  const shared = by.length > 0 && metric.regroup ? metric.regroup(groups, params) : groups;
  const measured = windows.flatMap((window, i) => sorted.map((key) => ({window, key, inputs: shared.inputs(i, key)})));
  return {params, measured};
}

function readFrame({period = 'all', grain = 'month', asOf: given, zone: named = 'UTC'}: Frame) {
  const zone = new Zone(named);
  const calendar: Calendar = {zone: named, weekStart: 'monday', fiscalYearStart: 1};
  const range = readRange({period, grain}, dayFromIso('2026-01-01')!, calendar);
  if (range.kind === 'all') throw new RangeError('a vector names its period');
  const asOf: AsOf = readAsOf(given ?? isoOf(range.until), zone);
  return {windows: periodsOf(range.from, range.until, grain, calendar), asOf, grain};
}

async function settle(metric: Metric, source: Tables, frame: Frame, asOf: AsOf): Promise<Params> {
  const defaults = Object.entries(metric.params).map(([name, {fallback}]) => [name, fallback]);
  const given = Object.entries(frame.params ?? {}).map(([name, value]) => [name, metric.params[name]!.read(value)]);
  const params = Object.fromEntries([...defaults, ...given]) as Record<string, unknown>;
  for (const [name, auto] of Object.entries(metric.auto?.(params, source.has) ?? {})) {
    if (params[name] !== 'auto') continue;
    const {columns} = await source.ask(queryOf([auto.measure], [{from: 0, until: asOf.day}], [], {}, asOf));
    params[name] = auto.settle((columns.m0![0] ?? null) as number | null);
  }
  return params;
}

function scans(measures: readonly [string, Measure][]): [string, Measure][][] {
  const groups = new Map<string, [string, Measure][]>();
  for (const entry of measures) {
    const key = JSON.stringify([entry[1].fact, entry[1].at, entry[1].over ?? 'same']);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

function queryOf(
  measures: readonly Measure[], windows: readonly Window[], by: readonly string[], where: Where, asOf: AsOf,
): MeasureQuery {
  const {fact, at} = measures[0]!;
  return {
    kind: 'measures', fact, at, windows, by, where, asOf,
    measures: measures.map(({aggregate, filter}) => (filter ? {aggregate, filter} : {aggregate})),
  };
}

/** No row of a vector lies before it. */
const FIRST = dayFromIso('2020-01-01')!;

function earlier({from, until}: Window, over: NonNullable<Measure['over']>, grain: Grain, asOf: AsOf): Window {
  if (over === 'same') return {from, until};
  if (typeof over === 'object') return lookBack(Math.min(until, asOf.day), over, FIRST);
  if (over === 'previous') return {from: shift(from, grain, -1), until: from};
  const start = yearBefore(from, grain);
  return {from: start, until: shift(start, grain, 1)};
}
