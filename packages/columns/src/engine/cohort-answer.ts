import type {Answer, CohortQuery} from '@crm-widgets/core';

/** A cohort's size where `period` is null, and what was found of it then. */
type Row = readonly [cohort: number, period: number | null, value: number | null, size: number | null];

/** Rows of an answer to a cohort query; cells in which nothing was found are left out. */
export class CohortAnswer {
  readonly #rows: Row[] = [];

  constructor(private readonly query: Pick<CohortQuery, 'worth'>) {}

  /** @param size of the cohort, where the row is of it as a whole */
  add(cohort: number, period: number | null, value: number | null, size: number | null = null): void {
    if ((size ?? value) !== 0) this.#rows.push([cohort, period, value, size]);
  }

  finish(): Answer {
    const column = (k: 0 | 1 | 2 | 3) => this.#rows.map((row) => row[k]);
    return {rows: this.#rows.length, columns: {
      cohort: column(0), period: column(1), [this.query.worth ? 'worth' : 'entities']: column(2), size: column(3),
    }};
  }
}
