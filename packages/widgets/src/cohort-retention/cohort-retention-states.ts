import {InputError, type Cell, type CohortResult, type Measured} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {CrmCohortRetention} from './cohort-retention-element.js';

/** A triangle that is given its answers, one a run; it never has the last one of a list that ends in `null`. */
export class ShownCohortRetention extends CrmCohortRetention {
  answers: readonly CohortAnswer[] = [];
  #runs = 0;

  protected override get needsSource(): boolean {
    return false;
  }

  protected override async answer(): Promise<Outcome<CohortResult>> {
    const answer = this.answers[Math.min(this.#runs++, this.answers.length - 1)] ?? null;
    if (answer === null) return new Promise(() => {});
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

/** What a run comes to: a picture, a fault, or null for one that goes on. */
export type CohortAnswer = Outcome<CohortResult> | Error | null;

export interface CohortState {
  readonly answers: readonly CohortAnswer[];
  /** Attributes that it is shown with. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** First days of the cohorts that are compared. */
  readonly pinned?: readonly string[];
  /** `widgetState` in the end; stale comes with a refresh. */
  readonly shows: 'loading' | 'ready' | 'partial' | 'stale' | 'empty' | 'error' | 'unsupported';
}

export interface TriangleOptions {
  /** The last cell of each row is of a period that is not over. */
  readonly unfinished?: boolean;
  readonly measure?: CohortResult['measure'];
}

/**
 * A triangle of months from January 1997 on; a row is a cohort's size and then how many came back, month by month.
 * Cohorts without a row have nobody in them.
 */
export function triangleFrom(rows: readonly number[][], months: number, options: TriangleOptions = {}): CohortResult {
  const {unfinished = false, measure = 'customers'} = options;
  const cohorts = Array.from({length: months}, (_, index) => {
    const row = rows[index] ?? [];
    const size = row[0] ?? 0;
    const cell = (period: number): Cell | null => {
      if (period >= months - index) return null;
      const value = row[period] ?? 0;
      const isPartial = unfinished && period === months - index - 1;
      return {value, rate: size === 0 ? null : value / size, interval: null, isPartial};
    };
    return {from: monthFrom(index), size, cells: Array.from({length: months}, (_none, period) => cell(period))};
  });
  return {
    grain: 'month', measure, mode: 'on', currency: measure === 'customers' ? null : 'USD', cohorts,
    average: Array.from({length: months}, (_, period) => averageOf(cohorts, period)), warnings: [],
  };
}

function monthFrom(index: number): string {
  return new Date(Date.UTC(1997, index, 1)).toISOString().slice(0, 10);
}

function averageOf(cohorts: CohortResult['cohorts'], period: number): Measured | null {
  const whole = cohorts.filter(({size, cells}) => size > 0 && cells[period] && !cells[period].isPartial);
  const numerator = whole.reduce((sum, {cells}) => sum + cells[period]!.value, 0);
  const denominator = whole.reduce((sum, {size}) => sum + size, 0);
  if (denominator === 0) return null;
  return {
    value: numerator / denominator, numerator, denominator, n: denominator,
    interval: null, reason: null, isPartial: false, immature: false,
  };
}

/** Cohorts of first purchase of the CDNOW sample, as-of 1998-07-01. */
export const cdnow = triangleFrom([
  [781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33],
  [857, 134, 110, 75, 77, 75, 61, 61, 74, 70, 59, 57, 59, 70, 56, 59, 60],
  [719, 87, 84, 78, 63, 64, 55, 57, 73, 65, 47, 51, 78, 32, 38, 45],
], 18);

/** A made-up company in which every month brings customers. */
export function fullTriangle(months: number, options?: TriangleOptions): CohortResult {
  return triangleFrom(Array.from({length: months}, (_, cohort) => {
    const size = 420 + ((cohort * 137) % 260);
    const share = (period: number) => 0.62 * Math.exp(-period / 3.2) + 0.18 + ((cohort * 7 + period * 5) % 9) / 150;
    const back = Array.from({length: months - cohort - 1}, (_none, period) => Math.round(size * share(period + 1)));
    return [size, ...back];
  }), months, options);
}

/** Revenue that rises above what a cohort started with. */
const growing = triangleFrom(
  [[1000, 1040, 1100, 1080], [2000, 1900, 2050], [1500, 1600], [1200]], 4, {measure: 'revenue-net'},
);

/** Subscribers by the month of their start: who is still there at the end of each month, and what Kaplan and Meier make of it. */
const survivors = survivalFrom([
  [420, 396, 371, 352, 340, 331, 322], [388, 361, 342, 330, 318, 309], [450, 418, 396, 379, 366], [401, 377, 352, 338],
  [512, 480, 459], [476, 452], [530],
]);

/** Values at the ends of months, the first that of the start itself. */
function survivalFrom(rows: readonly number[][]): CohortResult {
  const months = rows.length;
  const cohorts = rows.map(([size = 0, ...values], index) => ({
    from: monthFrom(index), size: size + 12,
    cells: Array.from({length: months - index}, (_, period): Cell => {
      const value = [size, ...values][period]!;
      const rate = value / (size + 12);
      const reach = 1.96 * Math.sqrt(rate * (1 - rate) / (size + 12));
      return {value, rate, interval: [rate - reach, rate + reach], isPartial: false};
    }),
  }));
  let survival = 1;
  let spread = 0;
  const average = Array.from({length: months}, (_, period): Measured => {
    const seen = cohorts.filter(({cells}) => cells[period]);
    const before = seen.reduce((sum, {size, cells}) => sum + (cells[period - 1]?.value ?? size), 0);
    const lost = before - seen.reduce((sum, {cells}) => sum + cells[period]!.value, 0);
    survival *= 1 - lost / before;
    spread += lost / (before * (before - lost));
    const reach = 1.96 * Math.sqrt(spread) / Math.log(survival);
    return {
      value: survival, numerator: null, denominator: null, n: before, reason: null, isPartial: false, immature: false,
      interval: [survival ** Math.exp(-reach), survival ** Math.exp(reach)],
    };
  });
  return {grain: 'month', measure: 'customers', mode: 'survival', currency: null, cohorts, average, warnings: []};
}

/** Who came back in months 1 to 3 together, and in 4 to 6. */
const three = triangleFrom([[420, 210, 105], [380, 171, 80], [400, 190]], 3);
const bracketed: CohortResult = {
  ...three, mode: 'bracket', cohorts: three.cohorts.map((cohort, k) => ({
    ...cohort, cells: cohort.cells.map((cell, period) => (k === 1 && period === 2 ? {value: 80, rate: 80 / 380, interval: null, isPartial: true} : cell)),
  })),
};

const card = {title: 'Cohort retention', tables: []};
const fault = new InputError({
  code: 'E_HTTP_404', where: ['crm-table transactions', 'transactions.csv'],
  what: 'the server answered 404, wanted a file', mend: 'Put the file at that address, or correct src',
});
const refused = new InputError({
  code: 'E_CSP_WORKER', where: ['this page'], what: 'its policy refuses workers',
  mend: "Add worker-src 'self' to the policy",
});

function shown(result: CohortResult): Outcome<CohortResult> {
  return {result, state: 'ready', emptiness: null, card};
}

function empty(kind: 'no_rows' | 'none_in_period' | 'filtered_out'): Outcome<CohortResult> {
  const lastDay = kind === 'none_in_period' ? '1998-06-30' : null;
  return {...shown(triangleFrom([], 0)), state: 'empty', emptiness: {kind, table: 'transactions', lastDay}};
}

/** Every state of the triangle, for stories and tests alike. */
export const cohortStates = {
  'loading': {answers: [null], shows: 'loading'},
  'ready': {answers: [shown(cdnow)], shows: 'ready'},
  'every month': {answers: [shown(fullTriangle(12))], shows: 'ready'},
  'a month not over': {answers: [shown(fullTriangle(12, {unfinished: true}))], shows: 'ready'},
  'revenue above its start': {answers: [shown(growing)], shows: 'ready'},
  'one cohort': {answers: [shown(triangleFrom([[12]], 1))], shows: 'ready'},
  'thirty-six months': {answers: [shown(fullTriangle(36))], shows: 'ready'},
  'counts': {answers: [shown(fullTriangle(12))], attributes: {show: 'counts'}, shows: 'ready'},
  'a simple average': {answers: [shown(cdnow)], attributes: {average: 'simple'}, shows: 'ready'},
  'above and below the average': {answers: [shown(fullTriangle(12))], attributes: {scale: 'diverging'}, shows: 'ready'},
  'above and below a target': {
    answers: [shown(fullTriangle(12, {unfinished: true}))], attributes: {scale: 'diverging', target: '0.4'}, shows: 'ready',
  },
  'in bands': {answers: [shown(fullTriangle(12))], attributes: {scale: 'banded'}, shows: 'ready'},
  'curves': {
    answers: [shown(fullTriangle(12, {unfinished: true}))], attributes: {view: 'curves', target: '0.4'}, shows: 'ready',
  },
  'the average alone': {answers: [shown(cdnow)], attributes: {view: 'average'}, shows: 'ready'},
  'survival': {answers: [shown(survivors)], attributes: {mode: 'survival'}, shows: 'ready'},
  'survival as a curve': {answers: [shown(survivors)], attributes: {mode: 'survival', view: 'curves'}, shows: 'ready'},
  'brackets': {answers: [shown(bracketed)], attributes: {mode: 'bracket', brackets: '0, 1-3, 4-6'}, shows: 'ready'},
  'two compared': {answers: [shown(cdnow)], pinned: ['1997-02-01', '1997-03-01'], shows: 'ready'},
  'two compared as curves': {
    answers: [shown(fullTriangle(12))], attributes: {view: 'curves'}, pinned: ['1997-01-01', '1997-04-01'], shows: 'ready',
  },
  'one pinned': {answers: [shown(cdnow)], pinned: ['1997-01-01'], shows: 'ready'},
  'nothing to switch': {answers: [shown(cdnow)], attributes: {'no-controls': ''}, shows: 'ready'},
  'partial': {
    answers: [{
      ...shown(cdnow), state: 'partial',
      card: {title: 'Cohort retention', tables: [{name: 'transactions', report: {
        read: 6931, accepted: 6919, rejected: 12, skipped: 0,
        reasons: [{code: 'bad_date', column: 'issued_at', count: 12, firstLine: 104}],
      }}]},
    }],
    shows: 'partial',
  },
  'stale': {answers: [shown(cdnow), fault], shows: 'stale'},
  'empty: no rows': {answers: [empty('no_rows')], shows: 'empty'},
  'empty: none in the period': {answers: [empty('none_in_period')], shows: 'empty'},
  'empty: all filtered out': {answers: [empty('filtered_out')], shows: 'empty'},
  'unsupported': {answers: [refused], shows: 'unsupported'},
  'error': {answers: [fault], shows: 'error'},
} as const satisfies Record<string, CohortState>;
