import {type Answer, type MeasureQuery} from '@crm-widgets/core';
import {dealStages, stageOrder, type StageCount, type StageStep} from '@crm-widgets/metrics/funnel';
import type {View} from './source.js';

/** The stages of a history of deals. */
export interface Stages {
  /** Open ones in order, then the won ones; null where nothing tells it. */
  readonly order: readonly string[] | null;
  /** The same as steps. @throws {InputError} `E_ATTR` naming the stages found, where nothing tells their order */
  steps(): StageStep[];
}

/** What the history says of its stages, and where it does not say their order, the deals. */
export async function readStages(view: View, signal: AbortSignal): Promise<Stages> {
  const counts = await countsOf(view, {name: 'stage_entries'}, 'stage_order', 'place', signal);
  const known = stageOrder(counts) || !view.names.has('deals') ? counts : await withChances(counts, view, signal);
  return {order: stageOrder(known), steps: () => dealStages(known)};
}

async function withChances(counts: readonly StageCount[], view: View, signal: AbortSignal): Promise<StageCount[]> {
  const deals = await countsOf(view, {name: 'deals'}, 'probability', 'probability', signal);
  const chances = new Map(deals.map(({stage, probability}) => [stage, probability ?? null]));
  return counts.map((count) => ({...count, probability: chances.get(count.stage) ?? null}));
}

/** How often each stage is found, over all time, and the mean of a column. */
async function countsOf(
  view: View, fact: MeasureQuery['fact'], column: string, as: 'place' | 'probability', signal: AbortSignal,
): Promise<StageCount[]> {
  const {asOf} = view.business;
  const {rows, columns}: Answer = await view.ask({
    kind: 'measures', fact, at: {kind: 'always'}, windows: [{from: asOf.day - 1, until: asOf.day}],
    by: fact.name === 'stage_entries' ? ['stage', 'outcome'] : ['stage'], where: {}, asOf,
    measures: [{aggregate: {kind: 'count'}}, {aggregate: {kind: 'mean', column}}],
  }, signal);
  return Array.from({length: rows}, (_, row) => ({
    stage: columns.by0![row] as string | null, outcome: (columns.by1?.[row] ?? 'open') as StageCount['outcome'],
    count: columns.m0![row] as number, [as]: columns.m1![row] as number | null,
  }));
}
