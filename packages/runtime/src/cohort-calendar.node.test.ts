import {readAsOf, Zone} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askCohort} from './cohort.js';
import type {CohortAsk} from './outcome.js';

const engine = sharedEngine();

interface Calendar {
  readonly zone?: string;
  readonly weekStart?: 'monday' | 'sunday';
  readonly fiscalYearStart?: number;
}

/** Of one visitor: for each cohort its first day, its size and whether he came in each period; of both engines, which agree. */
async function visits(times: readonly string[], ask: CohortAsk, {zone = 'UTC', weekStart = 'monday', fiscalYearStart = 1}: Calendar = {}) {
  const source = await nodeSource(engine(), {events: times.map((at) => ({actor_id: 'a', name: 'visit', at}))}, zone);
  const business = {zone, asOf: readAsOf('2024-12-01', new Zone(zone)), currency: null};
  const viewed = sourceOf(business, {weekStart, fiscalYearStart}, source, (query) => source.ask(query));
  const {result} = await askCohort(viewed, {table: 'events', ...ask}, {signal: new AbortController().signal});
  return result.cohorts.map(({from, size, cells}) => [from, size, ...cells.map((cell) => cell!.value)]);
}

// By hand from metrics.md 0.1 and 7.3.
describe('periods of a triangle', () => {
  it('are weeks from Monday, or from Sunday', async () => {
    const times = ['2024-06-02T05:00:00Z', '2024-06-03T05:00:00Z', '2024-06-09T05:00:00Z'];
    expect(await visits(times, {grain: 'week', period: '2024-05-27..2024-06-09'})).toEqual([['2024-05-27', 1, 1, 1], ['2024-06-03', 0, 0]]);
    expect(await visits(times, {grain: 'week', period: '2024-06-02..2024-06-15'}, {weekStart: 'sunday'}))
      .toEqual([['2024-06-02', 1, 1, 1], ['2024-06-09', 0, 0]]);
  });
  it('are quarters and years from the month in which the fiscal year starts', async () => {
    const times = ['2024-01-31T05:00:00Z', '2024-02-01T05:00:00Z', '2024-05-01T05:00:00Z'];
    expect(await visits(times, {grain: 'quarter', period: '2024-01-01..2024-06-30'})).toEqual([['2024-01-01', 1, 1, 1], ['2024-04-01', 0, 0]]);
    const fiscal = {fiscalYearStart: 2};
    expect(await visits(times, {grain: 'quarter', period: '2023-11-01..2024-07-31'}, fiscal))
      .toEqual([['2023-11-01', 1, 1, 1, 1], ['2024-02-01', 0, 0, 0], ['2024-05-01', 0, 0]]);
    expect(await visits(times, {grain: 'year', period: '2023..2024'}, fiscal)).toEqual([['2023-02-01', 1, 1, 1], ['2024-02-01', 0, 0]]);
  });
  it('are local days, one of 23 hours among them', async () => {
    const days = {grain: 'day', from: '2024-03-30', until: '2024-04-02'};
    // 00:30 and 23:59:59 of 31 March, and the start of 1 April.
    expect(await visits(['2024-03-30T23:30:00Z', '2024-03-31T21:59:59Z', '2024-03-31T22:00:00Z'], days, {zone: 'Europe/Paris'}))
      .toEqual([['2024-03-30', 0, 0, 0, 0], ['2024-03-31', 1, 1, 1], ['2024-04-01', 0, 0]]);
  });
  it('are with rolling24 24 hours, 7 days or 30 days each from the own start, whatever the clocks do', async () => {
    const paris = {zone: 'Europe/Paris'};
    const days = {grain: 'day', from: '2024-03-30', until: '2024-04-01'};
    // 23 and a half hours after, on the next day of the calendar.
    const early = ['2024-03-30T11:00:00Z', '2024-03-31T10:30:00Z'];
    expect((await visits(early, days, paris))[0]).toEqual(['2024-03-30', 1, 1, 1]);
    expect((await visits(early, {...days, mode: 'rolling24'}, paris))[0]).toEqual(['2024-03-30', 1, 1, 0]);
    const exact = ['2024-03-30T11:00:00Z', '2024-03-31T11:00:00Z', '2024-04-06T11:00:00Z'];
    expect((await visits(exact, {...days, mode: 'rolling24'}, paris))[0]).toEqual(['2024-03-30', 1, 1, 1]);
    expect((await visits(exact, {mode: 'rolling24', grain: 'week', from: '2024-03-25', until: '2024-04-08'}, paris))[0])
      .toEqual(['2024-03-25', 1, 1, 1]);
    const months = ['2024-01-31T00:00:00Z', '2024-02-29T23:59:59Z', '2024-03-01T00:00:00Z'];
    expect((await visits(months, {mode: 'rolling24', grain: 'month', period: '2024-01..2024-03'}))[0]).toEqual(['2024-01-01', 1, 1, 1, 0]);
  });
});
