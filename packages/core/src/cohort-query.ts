import type {AsOf, Attribution, FactRef, FunnelEvent, Where, Window} from './query.js';

/**
 * Who of each cohort came back when.
 *
 * An entity is of the cohort of the window that holds its first start of all history, or of each window that holds one
 * (`recurring`). It comes back by rows of the fact that returns are of: dated ones in the window that holds their day,
 * versions once in each at whose end they are in force.
 *
 * @returns columns `cohort` (index into `windows`), `period` (by `cells`), `entities`; and `size` in rows where `period` is
 *   null. With `worth` there is the column `worth` (major units) instead of `entities`, in rows of `size` what the cohort
 *   was worth at first: dated rows in its own window, versions at its end. Pairs without entities, or worth nothing, are
 *   absent.
 * @see metrics.md 7.3, 7.4
 */
export interface CohortQuery {
  readonly kind: 'cohort';
  readonly starts: FunnelEvent;
  readonly returns: CohortReturns;
  /** Column that says whose a row is, in both facts; rows without it are nobody's. */
  readonly entity: string;
  /** In order, none before the end of the one before it. */
  readonly windows: readonly Window[];
  readonly where: Where;
  readonly asOf: AsOf;
  /**
   * Who starts is of the cohort of when `customers` says that they were acquired, by `customer_id`, where it does; of none
   * where that is not before as-of. Not with `recurring`.
   */
  readonly acquired?: true;
  /** Default `first`. */
  readonly membership?: CohortMembership;
  /** Default `on`. */
  readonly cells?: CohortCells;
  /** Returns that it takes in the windows of a cell, default 1; not with `worth`. */
  readonly atLeast?: number;
  readonly worth?: CohortWorth;
}

/**
 * Who is behind a cell of a triangle, by name, the first `limit` of them: the entities of a cohort that came back as the
 * cell says, of versions those that are in force; be it to be counted, or worth something.
 * @returns column `entity` (text); with `worth` also `worth` (major units), what each of them adds to the cell, or where all of
 *   the cohort are asked for to what it was worth at first; 0 of who adds nothing
 */
export interface MembersQuery {
  readonly kind: 'members';
  readonly cohort: CohortQuery;
  /** Index of the cohort's window. */
  readonly of: number;
  /** As the triangle's column `period` says it; null for all of the cohort. */
  readonly period: number | null;
  readonly limit: number;
}

export interface CohortReturns {
  readonly fact: FactRef;
  readonly at: Extract<Attribution, {kind: 'dated' | 'state'}>;
  /** Which of the rows; as what a user filters by. */
  readonly filter?: Where;
}

export type CohortMembership = 'first' | 'recurring';

/**
 * The windows that count for a cell of the cohort c.
 *
 * - `on`: `period` p is window p alone.
 * - `unbounded`: p and all after it.
 * - `until`: those after c up to p, p itself included.
 * - `unbroken`: each from c up to p, for one without a return ends it.
 * - `brackets`: `period` is the index of a bracket, from so many windows after c up to so many, both included.
 * - `blocks`: times of so many days of 24 hours, one after the other from the entity's own start on; `period` is c and how
 *   many lie before it. Returns count in the windows alone.
 */
export type CohortCells =
  | {readonly kind: 'on' | 'unbounded' | 'until' | 'unbroken'}
  | {readonly kind: 'brackets'; readonly brackets: readonly Bracket[]}
  | {readonly kind: 'blocks'; readonly days: number};

/** Windows after the cohort's own, the first and the last; 0 is its own. */
export type Bracket = readonly [first: number, last: number];

/**
 * What the returns of a cell come to.
 *
 * `sum` of rows dated, or of versions in cells `on` and `unbroken` alone. `lesser`: of versions, of each entity no more than it was worth
 * at its start: in force at the end of its cohort's window, or where nothing is, in the rows of its first start.
 */
export interface CohortWorth {
  readonly column: string;
  readonly of: 'sum' | 'lesser';
}
