import type {FunnelResult, Step} from '@crm-widgets/core';

/** What is picked of a line: who reached the step, or what became of those who came no further than the one before. */
export type Which = 'reached' | 'lost' | 'pending';

/** Lengths of a bar, each as a part of the longest. */
export interface Lengths {
  readonly bar: number;
  /** Of those who may still come, behind the bar. */
  readonly pending: number;
  /** How far the step before reaches. */
  readonly before: number;
  readonly interval: readonly [number, number] | null;
}

/** The bar of one group beside those of the others, by the share of its own first step. */
export interface Part extends Lengths {
  readonly key: string;
  readonly step: Step;
}

/** One step as it is drawn. */
export interface Line extends Lengths {
  readonly index: number;
  readonly step: Step;
  /** Null for the first. */
  readonly previous: Step | null;
  readonly parts: readonly Part[];
}

/** More groups are in the table alone. */
export const MOST_PARTS = 5;

/** The lines of a funnel, with the groups that have room. */
export function linesOf({steps, groups}: Pick<FunnelResult, 'steps' | 'groups'>): Line[] {
  const longest = Math.max(1, ...steps.map(({count}) => count));
  return steps.map((step, index) => ({
    index, step, previous: steps[index - 1] ?? null, ...lengths(steps, index, longest),
    parts: (groups ?? []).slice(0, MOST_PARTS).map(({key, steps: own}) => ({
      key, step: own[index]!, ...lengths(own, index, Math.max(1, ...own.map(({count}) => count))),
    })),
  }));
}

function lengths(steps: readonly Step[], index: number, longest: number): Lengths {
  const {count, pending, interval} = steps[index]!;
  const previous = steps[index - 1];
  return {
    bar: count / longest, pending: pending / longest, before: previous ? previous.count / longest : 0,
    interval: previous && interval ? [interval[0] * previous.count / longest, interval[1] * previous.count / longest] : null,
  };
}

/** How many are lost before a step, those apart who may still come; below 0 where it grows. */
export function lostBefore({step, previous}: Pick<Line, 'step' | 'previous'>): number {
  return previous ? previous.count - step.count - step.pending : 0;
}

/** The same funnel seen from who does not go on: a line for each drop, the longest being the most lost. */
export function drops(steps: readonly Step[]): Line[] {
  const lines = linesOf({steps: [...steps], groups: null}).slice(1);
  const longest = Math.max(1, ...lines.map((line) => lostBefore(line) + line.step.pending));
  return lines.map((line) => ({
    ...line, bar: Math.max(0, lostBefore(line)) / longest, pending: line.step.pending / longest, before: 0, interval: null,
  }));
}
