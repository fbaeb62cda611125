import type {Step} from '@crm-widgets/core';
import {wilsonInterval} from '@crm-widgets/stats';

/** What was counted of a step, and how long it took to it from the step before. */
export interface CountedStep extends Pick<Step, 'medianSeconds' | 'meanSeconds' | 'pending'> {
  readonly id: string;
  readonly label: string;
}

/** @param sizes how many reached each step; one that is larger than the one before has no interval */
export function stepOf(
  {id, label, medianSeconds, meanSeconds, pending}: CountedStep, sizes: readonly number[], k: number,
): Step {
  const count = sizes[k]!;
  const before = k === 0 ? 0 : sizes[k - 1]!;
  const first = sizes[0]!;
  return {
    id, label, count,
    fromPrevious: before === 0 ? null : count / before,
    fromFirst: first === 0 ? null : count / first,
    interval: before === 0 || count > before ? null : wilsonInterval(count, before),
    medianSeconds, meanSeconds, pending,
  };
}
