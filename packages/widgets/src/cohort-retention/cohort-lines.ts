import type {Cohort} from './cohort-drawing.js';

/** A line of the triangle below its average: a cohort, or what is told of a run of them with nobody in them. */
export type CohortLine = {readonly cohort: Cohort; readonly isHidden: boolean} | {readonly fold: readonly Cohort[]};

/** So many cohorts in a row with nobody in them are told in one line. */
const foldedFrom = 3;

/** Cohorts in their order; before each run with nobody in it a line that tells so, and hides them unless it is unfolded. */
export function linesOf(cohorts: readonly Cohort[], unfolded: boolean): CohortLine[] {
  return runsOf(cohorts).flatMap((run): CohortLine[] => {
    const isFolded = run.length >= foldedFrom && run[0]!.size === 0;
    const rows = run.map((cohort) => ({cohort, isHidden: isFolded && !unfolded}));
    return isFolded ? [{fold: run}, ...rows] : rows;
  });
}

/** Neighbours together that have nobody in them, or that have. */
function runsOf(cohorts: readonly Cohort[]): Cohort[][] {
  const runs: Cohort[][] = [];
  for (const cohort of cohorts) {
    const run = runs.at(-1);
    if (run && (run[0]!.size === 0) === (cohort.size === 0)) run.push(cohort);
    else runs.push([cohort]);
  }
  return runs;
}
