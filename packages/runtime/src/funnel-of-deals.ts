import {
  isoOf, oneOf, wrongAttribute, type FunnelResult, type MeasureQuery, type Where, type Window,
} from '@crm-widgets/core';
import {
  dealDepths, dealFunnel, dealStages, funnelDefinition, type StageCount, type StageStep,
} from '@crm-widgets/metrics/funnel';
import {readEntry, readSides, type Side} from './funnel-sides.js';
import {valueOf, type StepSpec} from './funnel-steps.js';
import type {HeldTable} from './held-table.js';
import {cardOf, stateOf} from './outcome-parts.js';
import type {AskOptions, Emptiness, FunnelAsk, FunnelPick, Outcome} from './outcome.js';
import type {View} from './source.js';
import {warning} from './warning-texts.js';

const fact = {name: 'funnel_deals'} as const;

/**
 * How many deals reach each step, told by where they stand. They are counted by the day they were created; over all
 * time those without one count too.
 * @throws {InputError} `E_ATTR` for an attribute that deals without history cannot answer
 */
export async function askDeals(
  view: View, ask: FunnelAsk, named: readonly StepSpec[] | null, {signal, onProgress}: AskOptions,
): Promise<Outcome<FunnelResult>> {
  checkAttributes(ask);
  const held = await view.table('deals');
  onProgress?.({phase: 'measuring', share: null});
  const window = readEntry(ask, view);
  const found = await countDeals(window, ask, ask.where ?? {}, view, signal);
  const steps = stepsOf(named, found.counts);
  const all = dealFunnel(found.counts, steps);
  const sides = readSides(ask, view);
  const sideOf = async ({key, where, entry}: Side) =>
    ({key, steps: dealFunnel((await countDeals(entry, ask, where, view, signal)).counts, steps).steps});
  const groups = sides ? await Promise.all(sides.map(sideOf)) : ask.by === undefined ? null
    : groupsOf(found.counts).map(([key, counts]) => ({key, steps: dealFunnel(counts, steps).steps}));
  const warnings = Object.entries({...all.warnings, undated_deals: found.undated})
    .filter(([, count]) => count > 0)
    .map(([code, count]) => warning(code, 'deals', count));
  const emptiness = found.counts.length > 0 ? null : await emptinessOf(held, ask, window, view, signal);
  return {
    result: {steps: all.steps, overall: all.overall, groups, warnings},
    emptiness, state: stateOf([held], emptiness),
    card: cardOf({metric: funnelDefinition, params: {}}, [held], view, {
      ask, before: null, windows: window ? [{period: window, known: window}] : [],
    }),
  };
}

function stepsOf(named: readonly StepSpec[] | null, counts: readonly StageCount[]): readonly StageStep[] {
  return named?.map(stageOf) ?? dealStages(counts);
}

/** Deals that came to a step or no further than the one before, as conditions on `funnel_deals`; any of them holds. */
export async function dealsThatCame(
  view: View, ask: FunnelAsk, named: readonly StepSpec[] | null, {step, which}: FunnelPick, {where, entry}: Omit<Side, 'key'>,
  signal: AbortSignal,
): Promise<Where[]> {
  checkAttributes(ask);
  const {counts: all} = await countDeals(readEntry(ask, view), ask, ask.where ?? {}, view, signal);
  const {counts} = await countDeals(entry, ask, where, view, signal);
  const came = dealDepths(counts, stepsOf(named, all)).filter(({depth, outcome}) =>
    (which === 'reached' ? depth > step : depth === step && (outcome === 'open') === (which === 'pending')));
  return [...new Set(came.map(({outcome}) => outcome))].map((outcome) => ({
    outcome, stage: [...new Set(came.filter((one) => one.outcome === outcome).map(({stage}) => stage))],
  }));
}

function stageOf(step: StepSpec): StageStep {
  const value = valueOf(step, 'stage');
  if (value !== null && step.windowSeconds === null) return {id: step.id, label: step.label, value};
  const wanted = 'a stage, for deals without history say nothing else of a step, such as {"where": {"stage": "Won"}}';
  throw wrongAttribute('steps', step.id, wanted, 'Set steps="Lead, Demo, Won", or add the table deal_stages');
}

interface Counted {
  readonly counts: readonly (StageCount & {readonly key: string | null})[];
  readonly undated: number;
}

/** Deals by stage and outcome; a null window is all time, where deals without a date count too. */
async function countDeals(
  window: Window | null, ask: FunnelAsk, where: Where, view: View, signal: AbortSignal,
): Promise<Counted> {
  const {asOf} = view.business;
  const measures: MeasureQuery['measures'] = [
    {aggregate: {kind: 'count'}},
    ...(window ? [] : [{aggregate: {kind: 'count'}, filter: {created_at: null}} as const]),
    ...(ask.steps === undefined ? [{aggregate: {kind: 'mean', column: 'probability'}} as const] : []),
  ];
  const {rows, columns} = await view.ask({
    kind: 'measures', fact, at: window ? {kind: 'dated', column: 'created_at'} : {kind: 'always'},
    windows: [window ?? {from: asOf.day - 1, until: asOf.day}],
    by: ['stage', 'outcome', ...(ask.by === undefined ? [] : [ask.by])], where, asOf, measures,
  }, signal);
  const counts = Array.from({length: rows}, (_, i) => ({
    stage: columns.by0![i] as string | null, outcome: columns.by1![i] as StageCount['outcome'],
    key: (columns.by2?.[i] ?? null) as string | null, count: columns.m0![i] as number,
    probability: ask.steps === undefined ? columns[`m${measures.length - 1}`]![i] as number | null : null,
  }));
  const undated = window ? 0 : columns.m1!.reduce<number>((sum, count) => sum + (count as number), 0);
  return {counts, undated};
}

function groupsOf<T extends {key: string | null; count: number}>(counts: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of counts) groups.set(one.key ?? '', [...(groups.get(one.key ?? '') ?? []), one]);
  const size = (group: readonly T[]) => group.reduce((sum, {count}) => sum + count, 0);
  return [...groups].sort(([a, x], [b, y]) => size(y) - size(x) || (a < b ? -1 : 1));
}

function checkAttributes(ask: FunnelAsk): void {
  oneOf('order', ask.order ?? 'ordered', ['ordered']);
  const unanswered = (['window', 'exclude', 'entity'] as const).find((name) => ask[name] !== undefined);
  if (!unanswered) return;
  const wanted = 'nothing, for deals without history say no times';
  throw wrongAttribute(unanswered, ask[unanswered]!, wanted, `Remove ${unanswered}, or add the table deal_stages`);
}

async function emptinessOf(
  held: HeldTable, ask: FunnelAsk, window: Window | null, view: View, signal: AbortSignal,
): Promise<Emptiness> {
  const {shape} = held.table;
  const last = shape.columns.created_at?.extent?.last;
  const lastDay = last === undefined ? null : isoOf(Math.min(last, view.business.asOf.day - 1));
  if (shape.rows === 0) return {kind: 'no_rows', table: 'deals', lastDay};
  const filtered = ask.where && Object.keys(ask.where).length > 0;
  const without = filtered ? await countDeals(window, ask, {}, view, signal) : null;
  return {kind: without && without.counts.length > 0 ? 'filtered_out' : 'none_in_period', table: 'deals', lastDay};
}
