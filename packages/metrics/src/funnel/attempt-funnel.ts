import type {Answer, Step} from '@crm-widgets/core';
import {stepOf} from './step-of.js';

/** A funnel of one group; `key` is null where nothing is grouped by, or the group has no name. */
export interface AttemptFunnel {
  readonly key: string | null;
  readonly steps: Step[];
  /** Of those who reached the first step the share that reached the last; null for none. */
  readonly overall: number | null;
}

/** The funnels that an answer to a funnel query tells, by its groups; the largest first. */
export function attemptFunnels(
  {rows, columns}: Answer, steps: readonly Pick<Step, 'id' | 'label'>[],
): AttemptFunnel[] {
  const number = (name: string, row: number) => columns[name]![row] as number | null;
  const funnels = Array.from({length: rows}, (_, row): AttemptFunnel => {
    const sizes = steps.map((_step, k) => number(`entities${k}`, row)!);
    const counted = steps.map(({id, label}, k) => stepOf({
      id, label, pending: number(`pending${k}`, row)!,
      medianSeconds: number(`median${k}`, row), meanSeconds: number(`mean${k}`, row),
    }, sizes, k));
    return {
      key: (columns.by0?.[row] ?? null) as string | null, steps: counted,
      overall: sizes[0] === 0 ? null : sizes.at(-1)! / sizes[0]!,
    };
  });
  const size = ({steps: [first]}: AttemptFunnel) => first!.count;
  return funnels.sort((a, b) => size(b) - size(a) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
}

/** Steps that nobody came to. */
export function nobodyAt(steps: readonly Pick<Step, 'id' | 'label'>[]): Step[] {
  const sizes = steps.map(() => 0);
  return steps.map(({id, label}, k) => stepOf({id, label, pending: 0, medianSeconds: null, meanSeconds: null}, sizes, k));
}
