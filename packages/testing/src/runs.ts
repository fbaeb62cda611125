/** Whether this is `npm run test:long`. */
export const isLong: boolean = Boolean(import.meta.env.VITE_TEST_LONG);

/**
 * How often a law is tried: 20 times for each commit, 300 in `npm run test:long`.
 *
 * The seed is fixed, so that a commit is red by its own doing; fast-check prints it on failure. Another is given as
 * VITE_TEST_SEED.
 */
export function runs(each = 20, long = 15 * each): {readonly numRuns: number; readonly seed: number} {
  return {numRuns: isLong ? long : each, seed: Number(import.meta.env.VITE_TEST_SEED ?? 20_240_331)};
}
