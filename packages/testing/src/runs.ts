/** How fast-check tries a law. */
interface Tries {
  readonly numRuns: number;
  readonly seed: number;
}

/** Whether this is `npm run test:long`. */
export const isLong: boolean = Boolean(import.meta.env.VITE_TEST_LONG);

/**
 * How often a law is tried: 20 times for each commit, 300 in `npm run test:long`.
 *
 * The seed is fixed, so that a commit is red by its own doing; fast-check prints it on failure. Another is given as
 * VITE_TEST_SEED.
 */
export function runs(each = 20, long = 15 * each): Tries {
  return {numRuns: isLong ? long : each, seed: Number(import.meta.env.VITE_TEST_SEED ?? 20_240_331)};
}

/**
 * The same number of tries in parts of 20, each a test of its own: where a try takes seconds, a long run then says how far it is,
 * and a fault comes with the few tries before it.
 */
export function parts(): readonly Tries[] {
  const {numRuns, seed} = runs();
  return Array.from({length: numRuns / 20}, (_, i) => ({numRuns: 20, seed: seed + i}));
}
