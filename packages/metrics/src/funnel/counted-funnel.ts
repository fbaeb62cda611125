import type {Step} from '@crm-widgets/core';
import {stepOf} from './step-of.js';

export interface CountedFunnel {
  readonly steps: Step[];
  readonly overall: number | null;
  /** Steps that more reached than the one before. */
  readonly grown: readonly {readonly from: Step; readonly to: Step}[];
}

/** A funnel of steps that somebody counted, each for itself. A rate above 1 has no interval: it is no share of anybody. */
export function countedFunnel(counted: readonly Pick<Step, 'id' | 'label' | 'count'>[]): CountedFunnel {
  const sizes = counted.map(({count}) => count);
  const steps = counted.map(({id, label}, k) =>
    stepOf({id, label, pending: 0, medianSeconds: null, meanSeconds: null}, sizes, k));
  const grown = steps.flatMap((to, k) => (k > 0 && to.count > steps[k - 1]!.count ? [{from: steps[k - 1]!, to}] : []));
  return {steps, overall: steps.at(-1)?.fromFirst ?? null, grown};
}
