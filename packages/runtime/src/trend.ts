import {isoOf, shift, yearBefore, type KpiResult, type TrendResult} from '@crm-widgets/core';
import {measureKpi} from './kpi.js';
import {metricOf} from './metric-of.js';
import {prepare, type Prepared} from './measure-metric.js';
import type {Ask, AskOptions, Card, Outcome} from './outcome.js';
import {readScope, type Scope} from './range.js';
import type {Source, View} from './source.js';

/**
 * Metrics over time; `metric` may name several, separated by commas. Each metric is followed by itself over the range it
 * is compared with, unless `compare` is none or the range is all there is.
 */
export async function askTrend(source: Source, ask: Ask, {signal, onProgress}: AskOptions): Promise<Outcome<TrendResult>> {
  const view = await source.view(onProgress);
  const ids = (ask.metric ?? '').split(',').map((id) => id.trim());
  const outcomes = (await Promise.all(ids.map((id) => lines(source, id, ask, view, signal)))).flat();
  const state = outcomes.every((one) => one.state === 'empty') ? 'empty'
    : outcomes.some((one) => one.state === 'partial') ? 'partial' : 'ready';
  const metrics = outcomes.map(({result}) => result);
  const [{emptiness}] = outcomes as [Outcome<KpiResult>];
  const card = cardOfAll(outcomes.map((one) => one.card));
  return {result: {metrics, warnings: distinctWarnings(metrics)}, state, card, emptiness: state === 'empty' ? emptiness : null};
}

async function lines(source: Source, id: string, ask: Ask, view: View, signal: AbortSignal): Promise<Outcome<KpiResult>[]> {
  const prepared = await prepare(await metricOf(source, id), ask.params ?? {}, view, signal);
  const scope = await readScope(ask, prepared, view, signal);
  const before = earlierAsk(ask, scope, prepared);
  const asks = before ? [ask, before] : [ask];
  return Promise.all(asks.map((one) => measureKpi(prepared, one, view, signal)));
}

/** The same question over the range before, period by period. */
function earlierAsk(ask: Ask, {compare, grain, windows}: Scope, {extent}: Prepared): Ask | null {
  const first = windows[0]!.period;
  const last = windows.at(-1)!.period;
  if (compare === null || grain === null || ask.period === 'all') return null;
  const from = compare === 'previous' ? shift(first.from, grain, -windows.length) : yearBefore(first.from, grain);
  const until = compare === 'previous' ? first.from : shift(yearBefore(last.from, grain), grain, 1);
  if (!extent || until <= extent.first) return null;
  return {...ask, period: undefined, from: isoOf(from), until: isoOf(until), grain, compare: 'none', by: undefined, target: undefined};
}

/** The lines of one picture are asked of one view, with the same periods for each metric. */
function cardOfAll(cards: readonly Card[]): Card {
  const tables = new Map(cards.flatMap((card) => card.tables).map((table) => [table.name, table]));
  const definitions = new Map(cards.flatMap((card) => card.definitions ?? []).map((one) => [one.metric.id, one]));
  return {...cards[0]!, tables: [...tables.values()], definitions: [...definitions.values()]};
}

function distinctWarnings(metrics: readonly KpiResult[]): TrendResult['warnings'] {
  const all = metrics.flatMap(({warnings}) => warnings);
  return [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()];
}
