import {InputError, type Step} from '@crm-widgets/core';
import {lostStages, plainStage, usualStages, wonStages} from './stage-names.js';
import {stepOf} from './step-of.js';

/** How many deals stand at a stage with an outcome; `stage` is null where it is not known. */
export interface StageCount {
  readonly stage: string | null;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly count: number;
  /** Mean chance of winning, in [0, 1]. */
  readonly probability?: number | null;
  /** Mean place among the stages, as a history may say it. */
  readonly place?: number | null;
}

/** A step of a funnel: the deals that reached the stage `value`. */
export interface StageStep {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface DealFunnel {
  readonly steps: Step[];
  readonly overall: number | null;
  /** Codes with how many deals they concern. */
  readonly warnings: Readonly<Record<string, number>>;
}

/**
 * How many deals reached each step, told by where they stand now: won ones reached every step, open ones their stage
 * and those before it, lost ones every open stage and never won, for a file without history does not say where they
 * were lost.
 *
 * @param steps in order; deals at stages between two steps reached the earlier one
 */
export function dealFunnel(counts: readonly StageCount[], steps: readonly StageStep[]): DealFunnel {
  const reached = dealDepths(counts, steps);
  const total = (some: (r: {depth: number; outcome: string}) => boolean) =>
    reached.filter(some).reduce((sum, {count}) => sum + count, 0);
  const sizes = steps.map((_, k) => total(({depth}) => depth > k));
  const first = sizes[0] ?? 0;
  const last = sizes.at(-1) ?? 0;
  const pending = (k: number) => (k === 0 ? 0 : total(({outcome, depth}) => outcome === 'open' && depth === k));
  return {
    steps: steps.map(({id, label}, k) =>
      stepOf({id, label, pending: pending(k), medianSeconds: null, meanSeconds: null}, sizes, k)),
    overall: first === 0 ? null : last / first,
    warnings: {lost_stage_unknown: total(({outcome}) => outcome === 'lost')},
  };
}

/** The same counts, each with how many steps its deals reached. */
export function dealDepths<T extends StageCount>(counts: readonly T[], steps: readonly StageStep[]): (T & {depth: number})[] {
  const won = new Set(counts.filter((c) => c.outcome === 'won').map((c) => c.stage));
  const isWon = ({value}: StageStep) => won.has(value) || wonStages.includes(plainStage(value));
  const firstWon = steps.findIndex(isWon);
  const open = firstWon < 0 ? steps.length : firstWon;
  const depthOf = depths(counts, steps);
  return counts.map((c) => ({
    ...c, depth: c.outcome === 'won' ? steps.length : c.outcome === 'lost' ? open : Math.min(depthOf(c.stage), open),
  }));
}

/** How many steps an open deal has reached; at an unknown stage only the first, where every deal begins. */
function depths(counts: readonly StageCount[], steps: readonly StageStep[]): (stage: string | null) => number {
  const places = new Map(steps.map(({value}, k) => [value, k]));
  const order = stageOrder(counts);
  const rank = (stage: string) => order?.indexOf(stage) ?? -1;
  return (stage) => {
    if (stage === null) return 1;
    const place = places.get(stage);
    if (place !== undefined) return place + 1;
    const own = rank(stage);
    if (own < 0) return 1;
    const passed = steps.filter(({value}) => rank(value) >= 0 && rank(value) < own);
    return passed.length === 0 ? 0 : places.get(passed.at(-1)!.value)! + 1;
  };
}

/**
 * The stages of deals in order, as steps: by their places, else known names in their usual order, else by mean chance
 * of winning; won last. Stages that mean lost are no steps.
 *
 * @throws {InputError} `E_ATTR` naming the stages found, where none of these tells the order
 */
export function dealStages(counts: readonly StageCount[]): StageStep[] {
  const order = stageOrder(counts);
  if (order) return order.map((stage) => ({id: stage, label: stage, value: stage}));
  const found = [...new Set(counts.flatMap(({stage}) => stage ?? []))].sort();
  throw new InputError({
    code: 'E_ATTR', where: ['attribute steps'],
    what: `the order of the stages is not known; found ${found.join(', ')}`,
    mend: `Set steps="${found.slice(0, 3).join(',')}", in their order`,
  });
}

/** Open stages in order, then the won ones; null where nothing tells it. */
export function stageOrder(counts: readonly StageCount[]): string[] | null {
  const stagesOf = (outcome: string) =>
    [...new Set(counts.filter((c) => c.outcome === outcome).flatMap(({stage}) => stage ?? []))];
  const won = stagesOf('won').sort();
  const open = stagesOf('open').filter((s) => !won.includes(s) && !lostStages.includes(plainStage(s)));
  const places = new Map(open.map((stage) => [stage, meanOf(counts, stage, 'place')]));
  const isPlaced = open.length > 0 && ![...places.values()].includes(null);
  if (isPlaced) return [...sorted(open, (stage) => places.get(stage)!), ...won];
  const usual = (stage: string) => usualStages.indexOf(plainStage(stage));
  if (open.every((stage) => usual(stage) >= 0)) return [...sorted(open, usual), ...won];
  const chances = new Map(open.map((stage) => [stage, meanOf(counts, stage, 'probability')]));
  if ([...chances.values()].includes(null)) return null;
  return [...sorted(open, (stage) => chances.get(stage)!), ...won];
}

function sorted(stages: readonly string[], by: (stage: string) => number): string[] {
  return [...stages].sort((a, b) => by(a) - by(b) || (a < b ? -1 : 1));
}

/** Of the open deals of a stage, those without a value left aside. */
function meanOf(counts: readonly StageCount[], stage: string, of: 'probability' | 'place'): number | null {
  const told = counts.filter((c) => c.stage === stage && c.outcome === 'open' && typeof c[of] === 'number');
  const deals = told.reduce((sum, {count}) => sum + count, 0);
  return deals === 0 ? null : told.reduce((sum, one) => sum + one.count * one[of]!, 0) / deals;
}
