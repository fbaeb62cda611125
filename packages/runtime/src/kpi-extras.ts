import {isoOf, type Group, type KpiResult, type Measured, type Where} from '@crm-widgets/core';
import {measured, nothing, type NumberOf} from './kpi.js';
import {isBalance, measure, type MeasuredWindows, type Prepared} from './measure-metric.js';
import type {Emptiness} from './outcome.js';
import type {Scope} from './range.js';
import type {View} from './source.js';
import type {PeriodWindow} from './windows.js';

/** Ranked by value, the unknown last, equal ones by key; rows without a value of the dimension have the key ''. */
export function groupsOf(
  {metric, params}: Prepared, all: MeasuredWindows, current: PeriodWindow, before: PeriodWindow | null, number: NumberOf,
): Group[] {
  const found = metric.regroup?.(all, params) ?? all;
  const groups = found.keys.map((key): Group => ({
    key: key ?? '',
    current: number(current, found.inputs(current, key)),
    previous: before && number(before, found.inputs(before, key)),
  }));
  const rank = ({current: {value}}: Group) => value ?? Number.NEGATIVE_INFINITY;
  return groups.sort((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
}

/** Nothing was found, so nothing is known: no number of an empty result is a 0. */
export function emptied(result: KpiResult): KpiResult {
  const blank = ({isPartial}: Measured) => measured(nothing, isPartial);
  return {
    ...result, current: blank(result.current), previous: result.previous && blank(result.previous),
    change: result.previous && {absolute: null, relative: null}, status: null,
    series: result.series.map((one) => ({...blank(one), from: one.from, until: one.until})),
  };
}

/** Which kind of nothing there is to show; null where there is something. */
export async function emptinessOf(
  prepared: Prepared, total: MeasuredWindows, where: Where, scope: Scope, view: View, signal: AbortSignal,
): Promise<Emptiness | null> {
  const {extent, tables} = prepared;
  const table = tables[0]!.table;
  const lastDay = extent && isoOf(extent.last);
  if (!extent) return {kind: 'no_rows', table: table.name, lastDay};
  const [first] = scope.windows;
  const none = {kind: 'none_in_period', table: table.name, lastDay} as const;
  const balance = Object.values(prepared.measures).some(isBalance);
  if (scope.windows.at(-1)!.known.until <= extent.first || first!.known.from >= first!.known.until) return none;
  // A period between the first row and the last that has none is a known nothing, not an unknown one.
  if (scope.windows[0]!.known.from > extent.last && !balance) return none;
  if (total.anyRows || Object.keys(where).length === 0) return null;
  const unfiltered = await measure(prepared, scope.windows, scope.grain, null, {}, view, signal);
  return unfiltered.anyRows ? {kind: 'filtered_out', table: table.name, lastDay} : null;
}
