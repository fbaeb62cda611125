import {dayFromIso, periodsOf, type CohortQuery, type Grain, type Window} from '@crm-widgets/core';
import {cdnow, nodeSource, sharedEngine} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {cohortTriangle} from './cohort-triangle.js';

const day = (iso: string) => dayFromIso(iso)!;
const asOfDay = (iso: string) => ({instant: Date.parse(iso), day: day(iso)});
const periods = (from: string, until: string, grain: Grain): Window[] =>
  periodsOf(day(from), day(until), grain, {zone: 'UTC', weekStart: 'monday', fiscalYearStart: 1});

const orders = {fact: {name: 'orders'}, at: {kind: 'dated', column: 'issued_at'}} as const;
const kinds: Readonly<Record<string, Pick<CohortQuery, 'starts' | 'returns'>>> = {
  'in one scan': {starts: {fact: {name: 'orders'}, column: 'issued_at'}, returns: orders},
  'in two': {
    starts: {fact: {name: 'acquisitions', params: {from: 'transactions'}}, column: 'acquired_at'}, returns: orders,
  },
};

describe('cohort triangle', () => {
  const engine = sharedEngine();

  for (const [name, kind] of Object.entries(kinds)) {
    it(`of CDNOW by month, ${name}: sizes 781, 857, 719, and the row of January`, async () => {
      const source = await nodeSource(engine(), {transactions: cdnow});
      const windows = periods('1997-01-01', '1998-07-01', 'month');
      const asOf = asOfDay('1998-07-01');
      const answer = await source.ask({kind: 'cohort', ...kind, entity: 'customer_id', windows, where: {}, asOf});
      const {cohorts, average} = cohortTriangle(answer, windows, {asOf, isDated: true});
      expect(cohorts.map(({size}) => size)).toEqual([781, 857, 719, ...Array<number>(15).fill(0)]);
      expect(cohorts[0]!.cells.map((cell) => cell?.value))
        .toEqual([781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]);
      expect(cohorts[0]!.from).toBe('1997-01-01');
      expect(average[0]).toMatchObject({value: 1, n: 2357});
    });

    it(`of CDNOW in periods that have not begun, ${name}: no cohorts, and no fault`, async () => {
      const source = await nodeSource(engine(), {transactions: cdnow});
      const windows = periods('1998-07-01', '1998-09-01', 'month');
      const asOf = asOfDay('1998-07-01');
      const answer = await source.ask({kind: 'cohort', ...kind, entity: 'customer_id', windows, where: {}, asOf});
      expect(answer.rows).toBe(0);
      expect(cohortTriangle(answer, windows, {asOf, isDated: true}).cohorts.map(({cells}) => cells)).toEqual([[null, null], [null]]);
    });

    it(`of CDNOW by week, ${name}: as a plain loop counts 78 windows`, async () => {
      const source = await nodeSource(engine(), {transactions: cdnow});
      const windows = periods('1996-12-30', '1998-06-29', 'week');
      const asOf = asOfDay('1998-06-29');
      const answer = await source.ask({kind: 'cohort', ...kind, entity: 'customer_id', windows, where: {}, asOf});
      const found = new Map(answer.columns.cohort!.map((cohort, row) =>
        [`${cohort} ${answer.columns.period![row]}`, answer.columns.entities![row]]));
      const counted = plainCounts(windows);
      expect(counted.size).toBeGreaterThan(800);
      expect(new Map([...found].filter(([key]) => !key.endsWith('null')))).toEqual(counted);
    });
  }

  it('of subscriptions: who has one at the end of each period', async () => {
    const source = await nodeSource(engine(), {subscriptions: [
      {customer_id: 'stays', started_at: '2024-01-05', valid_from: '2024-01-05', unit_amount: 10},
      {
        customer_id: 'leaves', started_at: '2024-01-06', valid_from: '2024-01-06', valid_to: '2024-02-10',
        unit_amount: 10,
      },
      {
        customer_id: 'short', started_at: '2024-01-07', valid_from: '2024-01-07', valid_to: '2024-01-09',
        unit_amount: 10,
      },
      {customer_id: 'later', started_at: '2024-02-07', valid_from: '2024-02-07', unit_amount: 10},
      {customer_id: 'leaves', started_at: '2024-01-06', valid_from: '2024-03-02', unit_amount: 10},
    ]});
    const windows = periods('2024-01-01', '2024-05-01', 'month');
    const asOf = asOfDay('2024-03-15');
    const answer = await source.ask({
      kind: 'cohort', starts: {fact: {name: 'acquisitions', params: {from: 'subscriptions'}}, column: 'acquired_at'},
      returns: {fact: {name: 'mrr_versions'}, at: {kind: 'state', from: 'valid_from', to: 'valid_to', edge: 'end'}},
      entity: 'customer_id', windows, where: {}, asOf,
    });
    const {cohorts} = cohortTriangle(answer, windows, {asOf, isDated: false});
    expect(cohorts.map(({size, cells}) => [size, cells.map((cell) => cell?.value ?? null)])).toEqual([
      [3, [2, 1, 2, null]],
      [1, [1, 1, null]],
      [0, [0, null]],
      [0, [null]],
    ]);
    expect(cohorts[0]!.cells[2]).toMatchObject({rate: 2 / 3, isPartial: true});
  });
});

function plainCounts(windows: readonly Window[]): Map<string, number> {
  const windowOf = (d: number) => windows.findIndex(({from, until}) => d >= from && d < until);
  const came = new Map<string, Set<number>>();
  for (const line of cdnow.csv.trim().split('\n').slice(1)) {
    const [, customer, date] = line.split(',');
    const window = windowOf(day(date!));
    if (window >= 0) came.set(customer!, (came.get(customer!) ?? new Set()).add(window));
  }
  const counts = new Map<string, number>();
  for (const seen of came.values()) {
    const cohort = Math.min(...seen);
    for (const period of seen) counts.set(`${cohort} ${period}`, (counts.get(`${cohort} ${period}`) ?? 0) + 1);
  }
  return counts;
}

const answerOf = (rows: readonly (readonly [number, number | null, number])[]) => ({
  rows: rows.length,
  columns: {
    cohort: rows.map(([cohort]) => cohort), period: rows.map(([, period]) => period),
    entities: rows.map(([, , n]) => n), size: rows.map(([, period, n]) => (period === null ? n : null)),
  },
});

describe('cells and averages', () => {
  const windows = periods('2024-01-01', '2024-04-01', 'month');
  const asOf = asOfDay('2024-03-10');
  const answer = answerOf([[0, null, 10], [0, 1, 5], [0, 2, 4], [1, null, 30], [1, 1, 30], [2, null, 7]]);
  const {cohorts, average} = cohortTriangle(answer, windows, {asOf, isDated: true});

  it('run to the end of the range; a rate has its interval', () => {
    expect(cohorts.map(({cells}) => cells.length)).toEqual([3, 2, 1]);
    expect(cohorts[0]!.cells[1]).toMatchObject({value: 5, rate: 0.5, isPartial: false});
    expect(cohorts[0]!.cells[1]!.interval![0]).toBeCloseTo(0.2366, 4);
    expect(cohorts[0]!.cells[2]).toMatchObject({value: 4, isPartial: true});
  });
  it('weigh cohorts by size, over complete cells alone', () => {
    expect(average[0]).toMatchObject({value: 1, numerator: 40, n: 40});
    expect(average[1]).toMatchObject({value: 0.5, numerator: 5, denominator: 10, n: 10, isPartial: false});
    expect(average[2]).toBeNull();
  });
  it('have as many columns as asked for', () => {
    const {cohorts: narrow} = cohortTriangle(answerOf([]), windows, {asOf, isDated: true, periods: 2});
    expect(narrow.map(({cells}) => cells.length)).toEqual([2, 2, 1]);
  });
  it('have no rate of an empty cohort', () => {
    const {cohorts: [empty]} = cohortTriangle(answerOf([]), windows, {asOf, isDated: true});
    expect(empty).toMatchObject({size: 0, cells: [{value: 0, rate: null, interval: null}, {rate: null}, {rate: null}]});
  });
});
