import type {Grouped} from './metric.js';

/**
 * Groups that take of what is of none of them, in proportion to what each has of it; where none has any it stays apart.
 * What is shared out is unknown of the group of none, rather than nothing.
 *
 * @param measure what is shared out
 */
export function sharedOut<W, G extends Grouped<W>>(groups: G, measure: string): G {
  const partOf = (window: W, key: string | null) => groups.inputs(window, key)[measure] ?? 0;
  const named = groups.keys.filter((key) => key !== null);
  return {
    ...groups,
    inputs(window: W, key: string | null = null) {
      const own = groups.inputs(window, key);
      const all = named.reduce((sum, one) => sum + partOf(window, one), 0);
      if (all <= 0) return own;
      return {...own, [measure]: key === null ? null : partOf(window, key) * (1 + partOf(window, null) / all)};
    },
  };
}
