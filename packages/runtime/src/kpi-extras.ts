import type {Group, KpiResult, Measured} from '@crm-widgets/core';
import {measured, nothing, type NumberOf} from './kpi.js';
import type {MeasuredWindows, Prepared} from './measure-metric.js';
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
