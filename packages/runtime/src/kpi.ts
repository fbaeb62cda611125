import {isOver, fetched, type Better, type KpiResult, type Measured, type Status} from '@crm-widgets/core';
import type {Calculated} from '@crm-widgets/metrics';
import {allInOrder, groupsOver, isBalance, measure, prepare, type Inputs, type MeasuredWindows, type Prepared} from './measure-metric.js';
import {metricOf} from './metric-of.js';
import {inOneCurrency} from './money.js';
import type {Ask, AskOptions, Outcome} from './outcome.js';
import {foreseePeriod, readScope, type Scope} from './range.js';
import type {View, Viewed} from './source.js';
import {isoPeriod, monthsOf, type PeriodWindow} from './windows.js';
import {cardOf, stateOf} from './outcome-parts.js';
import {warningsOf} from './warnings.js';

/** One metric of a source: its number, what it is compared with, its series and its groups. */
export async function askKpi(source: Viewed, ask: Ask, {signal, onProgress}: AskOptions): Promise<Outcome<KpiResult>> {
  foreseePeriod(ask);
  const [metric, view] = await Promise.all([metricOf(source, ask.metric), source.view(onProgress)]);
  const prepared = await prepare(metric, ask.params ?? {}, view, signal);
  onProgress?.({phase: 'measuring', share: null});
  return measureKpi(prepared, ask, view, signal);
}

/** The same, once the metric is prepared. */
export async function measureKpi(given: Prepared, ask: Ask, view: View, signal: AbortSignal): Promise<Outcome<KpiResult>> {
  const where = ask.where ?? {};
  const {prepared, ...money} = await inOneCurrency(given, where, view, signal);
  const scope = await readScope(ask, prepared, view, signal);
  const current = scope.windows.at(-1)!;
  const before = scope.compare && prepared.earlier(current, scope.compare, scope.grain);
  const all = before ? [...scope.windows, before] : scope.windows;
  const by = ask.by ?? null;
  const [total, grouped, unrated] = await allInOrder([
    measure(prepared, all, scope.grain, null, where, view, signal),
    by === null ? null : measure(prepared, before ? [before, current] : [current], scope.grain, by, where, view, signal),
    prepared.conversion?.missing(prepared, groupsOver(prepared, all, scope.grain), where, view, signal) ?? [],
  ] as const);
  const number = numberOf(prepared, scope, view);
  const now = number(current, total.inputs(current));
  const then = before && number(before, total.inputs(before));
  const emptiness = isFound(prepared, total, scope) ? null : await (await extras()).emptinessOf(prepared, total, where, scope, view, signal);
  const result: KpiResult = {
    metric: prepared.metric.id, unit: prepared.metric.unit, better: prepared.metric.better, currency: money.currency,
    period: isoPeriod(current.period), current: now, previous: then, change: changeOf(now, then),
    target: ask.target ?? null, status: statusOf(now.value, ask.target ?? null, prepared.metric.better),
    series: scope.windows.map((window) => ({...number(window, total.inputs(window)), ...isoPeriod(window.period)})),
    groups: grouped && (await extras()).groupsOf(prepared, grouped, current, before, number),
    inputs: {...total.inputs(current), ...prepared.metric.beside?.(total.inputs(current), prepared.params)},
    warnings: [
      ...money.warnings, ...unrated,
      ...await warningsOf(prepared, total.inputs(current), {number: now, window: current, grain: scope.grain, where, view, signal}),
    ],
  };
  return {
    result: emptiness ? (await extras()).emptied(result) : result, emptiness, state: stateOf(prepared.tables, emptiness, unrated.length > 0),
    card: cardOf(prepared, prepared.tables, view, {ask, windows: scope.windows, before, minN: prepared.minN}),
  };
}

/** Whether there are rows, in periods that begin no later than the file ends, and end no sooner than it begins. */
function isFound({extent}: Prepared, {anyRows}: MeasuredWindows, {windows}: Scope): boolean {
  const {from, until} = windows[0]!.known;
  return anyRows && extent !== null && from < until && from <= extent.last && windows.at(-1)!.known.until > extent.first;
}

/** Most numbers are not empty, and have no groups. */
function extras(): Promise<typeof import('./kpi-extras.js')> {
  return fetched('the rest of the code', import('./kpi-extras.js'));
}

/** Turns measured values of a window into its number. */
export type NumberOf = (window: PeriodWindow, inputs: Inputs) => Measured;

function numberOf({metric, params, measures, extent}: Prepared, {grain}: Scope, {business}: View): NumberOf {
  const balance = Object.values(measures).some(isBalance);
  return (window, inputs) => {
    const {period, known} = window;
    const isPartial = !isOver(period.until, business.asOf);
    // Beyond the first and last row of the file nobody knows; a balance stays what it was after the last one.
    const unknown = known.until <= known.from || !extent || known.until <= extent.first || (!balance && known.from > extent.last);
    if (unknown) return measured(nothing, isPartial);
    return measured(metric.calculate(inputs, params, {months: monthsOf(known, grain)}), isPartial);
  };
}

export const nothing: Calculated = {value: null, numerator: null, denominator: null, n: null, interval: null, reason: 'no_data'};

/** In the order of product.md. */
export function measured(
  {value, numerator, denominator, n, interval, reason, immature = reason === 'immature'}: Calculated, isPartial: boolean,
): Measured {
  return {value, numerator, denominator, n, interval, reason, isPartial, immature};
}

export function changeOf(now: Measured, then: Measured | null): KpiResult['change'] {
  if (!then) return null;
  if (now.value === null || then.value === null) return {absolute: null, relative: null};
  // Both have four decimals at most where they are money; doubles would leave a tail behind them.
  const absolute = Math.round((now.value - then.value) * 1e10) / 1e10;
  return {absolute, relative: then.value === 0 ? null : absolute / Math.abs(then.value)};
}

/** `near` is within 5 % of the target on the wrong side; a neutral metric is judged as one that should rise. */
export function statusOf(value: number | null, target: number | null, better: Better): Status | null {
  if (value === null || target === null) return null;
  const short = better === 'down' ? value - target : target - value;
  if (short <= 0) return 'met';
  return short <= Math.abs(target) * 0.05 ? 'near' : 'missed';
}
