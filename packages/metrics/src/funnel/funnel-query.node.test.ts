import type {FunnelOrder, FunnelQuery} from '@crm-widgets/core';
import {nodeSource, sharedEngine} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';

const engine = sharedEngine();
const DAY = 86_400;
const START = Date.UTC(2024, 0, 1);

/** What happened: who, what, and at which second, or time of the first day. */
type Happened = readonly [actor: string, name: string, at: number | string, source?: string];

/** Events called by letters, one second apart; an entity for each word. */
const letters = (words: string) => words.split(' ').flatMap((word, entity) =>
  Array.from(word, (name, second): Happened => [`${entity}`, name, second]));

interface Asked {
  readonly steps: string;
  readonly order?: FunnelOrder;
  readonly window?: number;
  /** What must not happen between the first step and the last. */
  readonly exclude?: string;
  readonly by?: string;
}

const step = (name: string) => ({fact: {name: 'events'}, column: 'at', filter: {name}});

function queryOf({steps, order = 'ordered', window = 14 * DAY, exclude, by}: Asked): FunnelQuery {
  const named = steps.split(' ').map(step);
  return {
    kind: 'funnel', steps: named, entity: 'actor_id', order, windowSeconds: window,
    exclusions: exclude === undefined ? [] : [{...step(exclude), from: 0, to: named.length - 1}],
    entry: null, lookahead: false, by: by === undefined ? [] : [by], where: {}, asOf: {instant: Date.UTC(2025, 0, 1), day: 20_089, isMidnight: true},
  };
}

/** Tables of events behind both engines, which have to say the same. */
const sourceOf = (happened: readonly Happened[]) => nodeSource(engine(), {
  events: happened.map(([actor_id, name, at, source = null]) => ({
    actor_id, name, source,
    at: typeof at === 'string' ? `2024-01-01T${at}:00Z` : new Date(START + at * 1000).toISOString(),
  })),
});

/** By group, or for all: how many reached each step, and mean and median seconds from the one before. */
async function funnelOf(happened: readonly Happened[], asked: Asked) {
  const query = queryOf(asked);
  const {rows, columns} = await (await sourceOf(happened)).ask(query);
  const told = (name: string, row: number) => query.steps.map((_, k) => columns[`${name}${k}`]![row]);
  return Array.from({length: rows}, (_, row) => ({
    by: columns.by0?.[row] ?? null, counts: told('entities', row), mean: told('mean', row), median: told('median', row),
  })).sort((a, b) => (String(a.by) < String(b.by) ? -1 : 1));
}

const countsOf = async (happened: readonly Happened[], asked: Asked) => (await funnelOf(happened, asked))[0]!.counts;

describe('funnel, conformance B', () => {
  it('B1: strict', async () => {
    expect(await countsOf(letters('s ps spbi ibps psbpi bsbp bspib ip'), {steps: 's p i', order: 'strict'})).toEqual([7, 2, 1]);
  });
  it('B3: in any order', async () => {
    expect(await countsOf(letters('s pc spbi ics psci bi pb ip'), {steps: 's p i c', order: 'any'})).toEqual([8, 5, 3, 1]);
  });
  it('B5: mean and median of the time from step to step', async () => {
    const happened: Happened[] = [
      ['A', 's', '12:00'], ['A', 'm', '13:00'], ['A', 'b', '15:00'], ['B', 's', '14:00'], ['B', 'm', '16:00'],
      ['C', 's', '14:00'], ['C', 'm', '16:00'], ['C', 'b', '17:00'],
    ];
    const [{counts, mean, median}] = await funnelOf(happened, {steps: 's m b', window: 7 * DAY}) as [Awaited<ReturnType<typeof funnelOf>>[0]];
    expect([counts, mean, median]).toEqual([[3, 3, 2], [null, 6000, 5400], [null, 7200, 5400]]);
  });
  it('B7: the bound of the window is counted', async () => {
    const happened: Happened[] = [
      ['A', 's', '14:00'], ['A', 'p', '14:05'], ['B', 's', '14:03'], ['C', 's', '12:00'], ['C', 'p', '12:15'],
    ];
    expect(await funnelOf(happened, {steps: 's p'})).toMatchObject([{counts: [3, 2], mean: [null, 600]}]);
    expect(await funnelOf(happened, {steps: 's p', window: 300})).toMatchObject([{counts: [3, 1], mean: [null, 300]}]);
  });
  it('B9: a window of 15 s', async () => {
    const twenty = Array.from({length: 25}, (_, i): Happened[] => [[`${i}`, '1', 0], [`${i}`, '2', i < 10 ? 10 : 20]]).flat();
    expect(await countsOf(twenty, {steps: '1 2 3', window: 15})).toEqual([25, 10, 0]);
  });
  it('B11: a second try that is clean counts', async () => {
    expect(await countsOf([['A', '1', 0], ['A', 'x', 1], ['A', '1', 31]], {steps: '1 2', window: 10, exclude: 'x'})).toEqual([1, 0]);
  });
  it('B13: with void tries alone nobody entered', async () => {
    expect(await countsOf([['A', '1', 0], ['A', '1', 1], ['A', 'x', 2]], {steps: '1 2', window: 10, exclude: 'x'})).toEqual([0, 0]);
  });
  it('B15: in any order a clean try of one step is left', async () => {
    const happened: Happened[] = [
      ['A', 's', '01:00'], ['A', 'p', '02:00'], ['B', 's', '03:00'], ['B', 'x', '03:30'], ['B', 'p', '04:00'],
      ['C', 's', '05:00'], ['C', 'p', '06:00'],
    ];
    expect(await countsOf(happened, {steps: 's p', order: 'any', exclude: 'x'})).toEqual([3, 2]);
  });
  it('B16: what is excluded harms nobody who is through', async () => {
    const happened: Happened[] = [['A', 's', 1], ['A', 'p', 2], ['A', 'l', 3], ['A', 'x', 4], ['A', 'l', 5]];
    expect(await countsOf(happened, {steps: 's p l', order: 'any', exclude: 'x'})).toEqual([1, 1, 1]);
  });
  it('B18: events at the same time happened in the order of the file', async () => {
    expect(await countsOf([['A', 's', 0], ['A', 'p', 0], ['B', 's', 0]], {steps: 's p'})).toEqual([2, 1]);
  });
  it('B20: strict, by browser', async () => {
    const happened: Happened[] = [
      ['A', 's', '12:00', 'Chrome'], ['A', 'blah', '13:00', 'Chrome'], ['A', 'p', '14:00', 'Chrome'],
      ['B', 's', '13:00', 'Safari'], ['B', 'p', '14:00', 'Safari'],
    ];
    expect(await funnelOf(happened, {steps: 's p', order: 'strict', by: 'source'})).toMatchObject([
      {by: 'Chrome', counts: [1, 0], mean: [null, null]}, {by: 'Safari', counts: [1, 1], mean: [null, 3600]},
    ]);
  });
  it('B23: times between two steps, in bins', async () => {
    const times = {A: 3600, B: 2220, C: 82_800};
    const happened = Object.entries(times).flatMap(([actor, wait]): Happened[] => [[actor, '1', 0], [actor, '2', wait]]);
    const source = await sourceOf(happened);
    const funnel = queryOf({steps: '1 2', window: 7 * DAY});
    const binned = async (bins?: number) => {
      const {columns} = await source.ask({kind: 'waits', funnel, step: 1, ...(bins === undefined ? {} : {bins})});
      return Object.fromEntries(columns.from!.map((from, i) => [from, columns.count![i]]));
    };
    expect((await source.ask(funnel)).columns.mean1).toEqual([29_540]);
    expect(await binned()).toEqual({2220: 2, 82_800: 1});
    // Edges 2 220, 13 732, ..., 71 292, 82 804.
    expect(await binned(7)).toEqual({2220: 2, 71_292: 1});
  });
  it('B25: depth by how many steps are asked for', async () => {
    const happened = Array.from({length: 9}, (_, i): Happened => ['A', `${1000 + i}`, i]);
    const depths = ['1000', '1000 1001', '1000 1001 1002', '1000 1001 1002 1008'].map(async (steps) =>
      (await countsOf(happened, {steps, window: 10_000})).reduce((all, one) => Number(all) + Number(one), 0));
    expect(await Promise.all(depths)).toEqual([1, 2, 3, 4]);
  });
  it('B27: the first step is the first in time', async () => {
    const happened = Array.from({length: 9}, (_, i): Happened => ['A', `${1000 + i}`, i]);
    expect(await countsOf(happened, {steps: '1001 1008', window: 10_000})).toEqual([1, 1]);
    expect(await countsOf(happened, {steps: '1008 1001', window: 10_000})).toEqual([1, 0]);
  });
  it('B27, users: depths 3 3 3 3 3 1, and strict 3 1 2 2 2 1', async () => {
    const users = 'abc adbc aabbcc aaaabbcc aabbdcc ccbbaa';
    expect(await countsOf(letters(users), {steps: 'a b c', window: DAY})).toEqual([6, 5, 5]);
    const strict = users.split(' ').map(async (user) =>
      (await countsOf(letters(user), {steps: 'a b c', window: DAY, order: 'strict'})).filter((count) => count === 1).length);
    expect(await Promise.all(strict)).toEqual([3, 1, 2, 2, 2, 1]);
  });
});
