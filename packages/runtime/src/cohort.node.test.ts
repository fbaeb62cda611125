import {readAsOf, Zone, type Query} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askCohort} from './cohort.js';
import type {CohortAsk} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

/** What a widget gets of tables whose every answer both engines give alike. */
async function outcomeOf(tables: TestTables, ask: CohortAsk, asOf = '2024-07-01', currency: string | null = 'USD') {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf(asOf, new Zone('UTC')), currency};
  // One after the other, for each has DuckDB hold the columns that it needs itself.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (query: Query) => {
    const answer = before.then(() => source.ask(query));
    before = answer.catch(() => null);
    return answer;
  };
  const viewed = sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, inTurn);
  return askCohort(viewed, ask, {signal});
}

/** A row a cohort: its size, then the values of its cells. */
async function trianglesOf(tables: TestTables, ask: CohortAsk, asOf?: string) {
  const {result} = await outcomeOf(tables, ask, asOf);
  return result.cohorts.map(({size, cells}) => [size, cells.map((cell) => cell?.value ?? null)] as const);
}

const valuesOf = async (tables: TestTables, ask: CohortAsk, asOf?: string) =>
  (await trianglesOf(tables, ask, asOf)).map(([, cells]) => cells);

const refusal = (tables: TestTables, ask: CohortAsk) => expect(outcomeOf(tables, ask)).rejects;

const DAY_0 = Date.UTC(2020, 5, 10, 5);
const on = (actor_id: string, name: string, ...days: readonly number[]) =>
  days.map((day) => ({actor_id, name, at: new Date(DAY_0 + day * 86_400_000).toISOString()}));
const range = (from: number, until: number) => ({
  from: new Date(DAY_0 + from * 86_400_000).toISOString().slice(0, 10),
  until: new Date(DAY_0 + until * 86_400_000).toISOString().slice(0, 10),
});
const recurring = {table: 'events', grain: 'day', cohort: 'recurring'};

describe('askCohort of events, conformance C', () => {
  /** Set A; p1 was on day 5 there a second time, under another name. */
  const setA = (alias: string) => [
    ...on('p1', 'visit', 0, 1, 2, 5, 6), ...on('p2', 'visit', 1, 2, 3, 6),
    {actor_id: alias, name: 'visit', at: '2020-06-15T09:00:00Z'},
  ];
  it('C1: by day, recurring', async () => {
    expect(await valuesOf({events: setA('p1')}, {...recurring, ...range(0, 11)})).toEqual([
      [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0], [2, 2, 1, 0, 1, 2, 0, 0, 0, 0], [2, 1, 0, 1, 2, 0, 0, 0, 0], [1, 0, 0, 1, 0, 0, 0, 0],
      Array(7).fill(0), [1, 1, 0, 0, 0, 0], [2, 0, 0, 0, 0], Array(4).fill(0), Array(3).fill(0), [0, 0], [0],
    ]);
  });
  it('C1: the same without a merge of identities', async () => {
    expect((await valuesOf({events: setA('alias')}, {...recurring, ...range(0, 11)}))[5]).toEqual([2, 1, 0, 0, 0, 0]);
  });
  it('C3: by month, recurring', async () => {
    const months = (actor: string, ...all: readonly number[]) =>
      all.map((month) => ({actor_id: actor, name: 'visit', at: new Date(Date.UTC(2020, month, 10, 5)).toISOString()}));
    const events = [...months('p1', 0, 1, 2, 4, 5, 8), ...months('p2', 0, 1, 2, 5, 6, 10)];
    expect(await valuesOf({events}, {table: 'events', grain: 'month', cohort: 'recurring', period: '2020-01..2020-11'})).toEqual([
      [2, 2, 2, 0, 1, 2, 1, 0, 1, 0, 1], [2, 2, 0, 1, 2, 1, 0, 1, 0, 1], [2, 0, 1, 2, 1, 0, 1, 0, 1], Array(8).fill(0),
      [1, 1, 0, 0, 1, 0, 0], [2, 1, 0, 1, 0, 1], [1, 0, 0, 0, 1], Array(4).fill(0), [1, 0, 0], [0, 0], [1],
    ]);
  });
  it('C5: unbounded, from day 1 and from day 0', async () => {
    const events = [
      ...on('p1', 'visit', 0, 3, 4), ...on('p2', 'visit', 0, 1), ...on('p3', 'visit', 1, 2, 3), ...on('p4', 'visit', 3, 4),
      ...on('p5', 'visit', 4),
    ];
    expect(await valuesOf({events}, {...recurring, mode: 'unbounded', ...range(1, 6)}))
      .toEqual([[2, 1, 1, 0, 0], [1, 1, 0, 0], [3, 2, 0], [3, 0], [0]]);
    expect(await valuesOf({events}, {...recurring, mode: 'unbounded', ...range(0, 6)}))
      .toEqual([[2, 2, 1, 1, 1, 0], [2, 1, 1, 0, 0], [1, 1, 0, 0], [3, 2, 0], [3, 0], [0]]);
  });
  it('C7: start and return are different events', async () => {
    const events = [
      ...on('p1', 'start', 0, 1, 2, 3), ...on('p2', 'start', 0, 1, 2, 3), ...on('p3', 'start', 5),
      ...on('p1', 'return', 5, 6), ...on('p2', 'return', 5),
    ];
    expect(await valuesOf({events}, {...recurring, start: 'start', return: '{"name": "return"}', ...range(0, 7)})).toEqual(
      [[2, 0, 0, 0, 0, 2, 1], [2, 0, 0, 0, 2, 1], [2, 0, 0, 2, 1], [2, 0, 2, 1], [0, 0, 0], [1, 0], [0]]);
    expect(await valuesOf({events}, {...recurring, ...range(0, 7)})).toEqual(
      [[2, 2, 2, 2, 0, 2, 1], [2, 2, 2, 0, 2, 1], [2, 2, 0, 2, 1], [2, 0, 2, 1], [0, 0, 0], [3, 1], [1]]);
  });
});

describe('askCohort of events', () => {
  const events = [...on('a', 'visit', -40, 0, 1, 1, 3), ...on('b', 'visit', 0, 2, 3, 3, 3), ...on('c', 'visit', 1, 3)];
  const daily = {table: 'events', grain: 'day', ...range(0, 4)};

  it('is of the first event of all history: who came before the range is of no cohort (metrics.md 7.3)', async () => {
    expect(await trianglesOf({events}, daily)).toEqual([[1, [1, 0, 1, 1]], [1, [1, 0, 1]], [0, [0, 0]], [0, [0]]]);
  });
  it('counts who came back until then', async () => {
    expect(await valuesOf({events}, {...daily, mode: 'until'})).toEqual([[1, 0, 1, 1], [1, 0, 1], [0, 0], [0]]);
  });
  it('takes periods together; one that the range cuts is not over', async () => {
    const {result: {cohorts, average}} = await outcomeOf({events}, {...daily, mode: 'bracket', brackets: '0, 1-2, 3-9'});
    expect(cohorts.map(({cells}) => cells.map((cell) => cell && [cell.value, cell.isPartial]))).toEqual([
      [[1, false], [1, false], [1, true]], [[1, false], [1, false]], [[0, false], [0, true]], [[0, false]],
    ]);
    expect(average).toMatchObject([{numerator: 2, denominator: 2}, {numerator: 2, denominator: 2, n: 2}, null]);
  });
  it('takes so many returns', async () => {
    expect(await valuesOf({events}, {...daily, minCount: 3})).toEqual([[1, 0, 0, 1], [1, 0, 0], [0, 0], [0]]);
    expect(await valuesOf({events}, {...daily, mode: 'unbounded', minCount: 4})).toEqual([[1, 1, 1, 0], [1, 0, 0], [0, 0], [0]]);
  });
  it('has as many columns as asked for', async () => {
    expect(await valuesOf({events}, {...daily, periods: 2})).toEqual([[1, 0], [1, 0], [0, 0], [0]]);
  });
  it('counts 24 hours from the own start (metrics.md 7.3)', async () => {
    const at = (actor_id: string, ...times: string[]) => times.map((time) => ({actor_id, name: 'visit', at: `2024-05-${time}Z`}));
    const clocks = [...at('a', '01T22:00', '02T21:59', '03T22:00'), ...at('b', '01T06:00', '02T06:00')];
    const asked = {table: 'events', mode: 'rolling24', grain: 'day', period: '2024-05-01..2024-05-03'};
    expect(await valuesOf({events: clocks}, asked)).toEqual([[2, 1, 1], [0, 0], [0]]);
    expect(await valuesOf({events: clocks}, {...asked, mode: 'on'})).toEqual([[2, 2, 1], [0, 0], [0]]);
    const {cohorts: [first]} = (await outcomeOf({events: clocks}, asked)).result;
    expect(first!.cells.map((cell) => cell!.isPartial)).toEqual([false, false, true]);
  });
  it('knows nothing of what has not begun; what is not over is left out of the average', async () => {
    const {result: {cohorts, average}} = await outcomeOf({events}, daily, '2020-06-12T12:00:00Z');
    expect(cohorts.map(({cells}) => cells.map((cell) => cell && [cell.value, cell.isPartial]))).toEqual([
      [[1, false], [0, false], [1, true], null], [[1, false], [0, true], null], [[0, true], null], [null],
    ]);
    expect(average).toMatchObject([{n: 2, value: 1}, {n: 1, value: 0}, null, null].map((one) => one && {...one, isPartial: false}));
    expect(average[1]!.interval![1]).toBeCloseTo(0.7935, 4);
  });
  it('says that no row is the start, or the return', async () => {
    const {result, emptiness, state} = await outcomeOf({events}, {...daily, start: 'sigup'});
    expect({state, warnings: result.warnings}).toEqual({state: 'empty', warnings: [
      {code: 'start_unmatched', message: 'No row is the start "sigup".', table: 'events', count: null},
    ]});
    expect(emptiness).toEqual({kind: 'none_in_period', table: 'events', lastDay: '2020-06-13'});
    expect((await outcomeOf({events}, {...daily, return: '{"name": "nothing"}'})).result.warnings).toEqual([
      {code: 'return_unmatched', message: 'No row is the return {"name": "nothing"}.', table: 'events', count: null},
    ]);
    expect((await outcomeOf({events}, {...daily, start: 'visit', return: 'visit'})).result.warnings).toEqual([]);
  });
  it('refuses what it cannot tell, by name', async () => {
    const asked = async (ask: CohortAsk, text: string) => {
      await refusal({events}, {...daily, ...ask}).toThrow(text);
    };
    await asked({mode: 'sometimes'}, 'attribute mode: got "sometimes", wanted on, unbounded, bracket, until, rolling24');
    await asked({cohort: 'second'}, 'attribute cohort: got "second", wanted first, recurring');
    await asked({measure: 'clicks'}, 'attribute measure: got "clicks", wanted customers, revenue-gross, revenue-net');
    await asked({measure: 'revenue-net'}, 'attribute measure: got "revenue-net", wanted customers, for events hold no revenue');
    await asked({minCount: 0}, 'attribute min-count: got "0", wanted a whole number of at least 1');
    await asked({minCount: 1.5}, 'attribute min-count: got "1.5"');
    await asked({periods: 0}, 'attribute periods: got "0"');
    await asked({mode: 'bracket'}, 'attribute brackets: got ""');
    await asked({mode: 'bracket', brackets: '0,1-7,7-14'}, 'wanted brackets that do not overlap; 7 is in two');
    await asked({mode: 'bracket', brackets: '0,8-14,1-7'}, 'wanted brackets in ascending order');
    await asked({mode: 'bracket', brackets: '0,7-1'}, 'wanted 7-1 the other way round');
    await asked({mode: 'bracket', brackets: '0,one'}, 'wanted periods and ranges, separated by commas');
    await asked({brackets: '0,1-7'}, 'attribute brackets: got "0,1-7", wanted nothing, for the mode is on');
    await asked({mode: 'survival'}, 'attribute mode: got "survival", wanted another one');
    await asked({start: '{"name": '}, 'attribute start: got ');
    await asked({start: '{"nowhere": 1}'}, 'attribute start: got the column "nowhere"');
    await asked({return: '{"nowhere": 1}'}, 'attribute return: got the column "nowhere"');
    await asked({compare: 'next'}, 'attribute compare: got "next", wanted previous, year, none');
    await asked({by: 'source'}, 'attribute by: got "source", wanted nothing');
    await asked({table: 'customers'}, 'attribute table: got "customers", wanted transactions, subscriptions, events');
  });
});

describe('askCohort of transactions', () => {
  const paid = (customer_id: string, issued_at: string, amount: number, more = {}) => ({customer_id, issued_at, amount, ...more});
  const transactions = [
    paid('a', '2024-01-05', 100), paid('a', '2024-02-05', 150), paid('a', '2024-02-09', -30, {kind: 'refund'}),
    paid('b', '2024-01-07', 100), paid('b', '2024-01-20', 50), paid('b', '2024-01-31', -50, {kind: 'refund'}),
    paid('b', '2024-03-01', 80, {status: 'open'}), paid('b', '2024-03-02', 0.1), paid('b', '2024-03-03', 0.2),
    paid('c', '2024-02-01', 10, {status: 'void'}), paid('c', '2024-03-15', 10),
  ];
  const asked = {period: '2024-01..2024-03'};

  it('counts who pays an order or invoice', async () => {
    expect(await trianglesOf({transactions}, asked)).toEqual([[2, [2, 1, 1]], [0, [0, 0]], [1, [1]]]);
  });
  it('adds up positive rows over those of period 0; a rate may be above 1', async () => {
    const {result} = await outcomeOf({transactions}, {...asked, measure: 'revenue-gross'});
    expect(result).toMatchObject({measure: 'revenue-gross', currency: 'USD', mode: 'on', grain: 'month'});
    expect(result.cohorts.map(({size, cells}) => [size, cells])).toEqual([
      [2, [250, 150, 0.3].map((value) => ({value, rate: value / 250, interval: null, isPartial: false}))],
      [0, [0, 0].map((value) => ({value, rate: null, interval: null, isPartial: false}))],
      [1, [{value: 10, rate: 1, interval: null, isPartial: false}]],
    ]);
    expect(result.average[1]).toEqual({
      value: 0.6, numerator: 150, denominator: 250, n: 2, interval: null, reason: null, isPartial: false, immature: false,
    });
  });
  it('takes refunds off on their own date', async () => {
    const {result: {cohorts: [january]}} = await outcomeOf({transactions}, {...asked, measure: 'revenue-net'});
    expect(january!.cells.map((cell) => [cell!.value, cell!.rate])).toEqual([[200, 1], [120, 0.6], [0.3, 0.0015]]);
  });
  it('adds up brackets, and all until then, over the first period', async () => {
    const measured = async (ask: CohortAsk) => (await valuesOf({transactions}, {...asked, measure: 'revenue-gross', ...ask}))[0];
    expect(await measured({mode: 'bracket', brackets: '0,1-2'})).toEqual([250, 150.3]);
    expect(await measured({mode: 'until'})).toEqual([250, 150, 150.3]);
    expect(await measured({mode: 'unbounded'})).toEqual([250, 150.3, 0.3]);
    // 30 days: to 4 February of the one, to 6 February and then 7 March of the other.
    expect(await measured({mode: 'rolling24'})).toEqual([250, 150.3, 0]);
  });
  it('takes what a page says beside what counts as a purchase', async () => {
    expect(await trianglesOf({transactions}, {...asked, start: '{"amount": {"from": 100}}', return: '{"kind": "refund"}'}))
      .toEqual([[2, [2, 1, 0]], [0, [0, 0]], [0, [0]]]);
    await refusal({transactions}, {...asked, start: 'order'}).toThrow('for rows of transactions have no name');
    await refusal({transactions}, {...asked, measure: 'revenue-gross', minCount: 2}).toThrow('wanted 1, for revenue is summed up');
    await refusal({transactions}, {...asked, measure: 'revenue-gross', return: '{"amount": 1}'}).toThrow('attribute return');
  });
  it('converts what several currencies are in, and says which rows have no rate', async () => {
    const rows = [
      paid('a', '2024-01-05', 100, {currency: 'USD'}), paid('a', '2024-02-05', 100, {currency: 'EUR'}),
      paid('b', '2024-01-06', 5, {currency: 'SEK'}),
    ];
    const fx_rates = [{currency: 'EUR', date: '2024-02-01', rate_to_reporting: 1.1}];
    await refusal({transactions: rows}, {...asked, measure: 'revenue-net'}).toThrow('E_CURRENCY_MIXED');
    const {result, state} = await outcomeOf({transactions: rows, fx_rates}, {...asked, measure: 'revenue-net'});
    expect(result).toMatchObject({currency: 'USD', warnings: [{code: 'rate_missing', table: 'transactions', count: 1}]});
    expect(state).toBe('partial');
    expect(result.cohorts[0]!.cells.map((cell) => cell!.value)).toEqual([100, expect.closeTo(110, 9), 0]);
  });
  it('names the column that a file lacks', async () => {
    await refusal({transactions: [{issued_at: '2024-01-05', amount: 1}]}, asked).toThrow('E_SCHEMA_MISSING');
  });
});

describe('askCohort of subscriptions', () => {
  const version = (customer_id: string, valid_from: string, valid_to: string | null, unit_amount: number) =>
    ({customer_id, started_at: valid_from, valid_from, valid_to, unit_amount});
  const subscriptions = [
    version('grows', '2024-01-05', '2024-02-10', 100), version('grows', '2024-02-10', null, 150),
    version('shrinks', '2024-01-06', '2024-03-10', 100), version('shrinks', '2024-03-10', null, 40),
    version('gone', '2024-01-07', '2024-01-20', 50), version('gone', '2024-03-05', null, 80),
    version('free', '2024-01-08', null, 0),
  ];
  const asked = {table: 'subscriptions', period: '2024-01..2024-03'};
  const january = async (ask: CohortAsk) => (await outcomeOf({subscriptions}, {...asked, ...ask})).result.cohorts[0]!;

  it('keeps who is gone before the end of month 0 in the denominator (metrics.md 7.4)', async () => {
    const {size, cells} = await january({});
    expect([size, cells.map((cell) => [cell!.value, cell!.rate])]).toEqual([3, [[2, 2 / 3], [2, 2 / 3], [3, 1]]]);
  });
  it('measures MRR at the end of a month over that of month 0, of who is gone by then over the first (metrics.md 7.4)', async () => {
    const {size, cells} = await january({measure: 'revenue-net'});
    expect([size, cells.map((cell) => [cell!.value, cell!.rate])]).toEqual([3, [[200, 0.8], [250, 1], [270, 1.08]]]);
  });
  it('takes of each customer no more than in month 0 (product.md)', async () => {
    const {cells} = await january({measure: 'revenue-gross'});
    expect(cells.map((cell) => [cell!.value, cell!.rate])).toEqual([[200, 0.8], [200, 0.8], [190, 0.76]]);
  });
  it('is of the month in which customers were acquired, where they say so, though they start later (metrics.md 7.4)', async () => {
    const customers = [
      {customer_id: 'grows', acquired_at: '2023-12-31'}, {customer_id: 'shrinks', acquired_at: null},
      {customer_id: 'gone', acquired_at: '2024-02-01'}, {customer_id: 'never', acquired_at: '2024-01-01'},
    ];
    const december = {table: 'subscriptions', period: '2023-12..2024-03'};
    expect(await trianglesOf({subscriptions, customers}, december))
      .toEqual([[1, [0, 1, 1, 1]], [1, [1, 1, 1]], [1, [0, 1]], [0, [0]]]);
    // Of who is not there at the end of period 0 the base is the first MRR.
    const {result: {cohorts}} = await outcomeOf({subscriptions, customers}, {...december, measure: 'revenue-net'});
    expect(cohorts.map(({cells}) => cells.map((cell) => [cell!.value, cell!.rate]))).toEqual([
      [[0, 0], [100, 1], [150, 1.5], [150, 1.5]], [[100, 1], [100, 1], [40, 0.4]], [[0, 0], [80, 1.6]], [[0, null]],
    ]);
    expect((await outcomeOf({subscriptions, customers}, {...december, period: 'all'})).result.cohorts[0]!.from).toBe('2023-12-01');
    const {card: {tables}} = await outcomeOf({subscriptions, customers: [{customer_id: 'grows', segment: 'x'}]}, december);
    expect(tables.map(({name}) => name)).toEqual(['subscriptions']);
  });
  it('bills as the page says, as for MRR', async () => {
    const billed = [
      {...version('trial', '2024-01-05', null, 100), status: 'trialing'},
      {...version('cut', '2024-01-06', null, 100), discount_pct: 50, discount_duration: 'once'},
      {...version('late', '2024-01-07', null, 60), status: 'past_due'},
    ];
    const first = async (ask: CohortAsk) => (await valuesOf({subscriptions: billed}, {...asked, ...ask}))[0]![2];
    expect(await first({})).toBe(2);
    expect(await first({params: {billable: ['active', 'trialing', 'past_due']}})).toBe(3);
    expect(await first({params: {pastDueGraceDays: 30}})).toBe(1);
    expect(await first({measure: 'revenue-net'})).toBe(160);
    expect(await first({measure: 'revenue-net', params: {discounts: 'all', billable: ['active']}})).toBe(50);
    await refusal({subscriptions: billed}, {...asked, params: {discounts: 'some'}}).toThrow('attribute params > discounts: got "some"');
    await refusal({subscriptions: billed}, {...asked, params: {basis: 'paid'}}).toThrow('cohort-retention has no such parameter');
    const {card} = await outcomeOf({subscriptions: billed}, {...asked, params: {freeIsChurn: false}});
    const {params, metric} = card.definitions![0]!;
    expect(params).toMatchObject({billable: ['active', 'past_due'], freeIsChurn: false, absorbing: false});
    expect(Object.keys(metric.params)).toEqual(Object.keys(params));
  });
  it('has who left stay away, where absorbing says so (metrics.md 7.4)', async () => {
    const away = {params: {absorbing: true}};
    expect((await january(away)).cells.map((cell) => cell!.value)).toEqual([2, 2, 2]);
    expect((await outcomeOf({subscriptions}, {...asked, ...away})).result.mode).toBe('survival');
    const {result} = await outcomeOf({subscriptions}, {...asked, ...away, measure: 'revenue-net'});
    expect(result.cohorts[0]!.cells.map((cell) => [cell!.value, cell!.rate])).toEqual([[200, 0.8], [250, 1], [190, 0.76]]);
    expect(result).toMatchObject({mode: 'on', average: [{numerator: 200, denominator: 250}, {numerator: 250}, {numerator: 190}]});
    await refusal({subscriptions}, {...asked, ...away, mode: 'until'}).toThrow('attribute mode: got "until", wanted on or survival');
  });
  it('estimates survival by Kaplan-Meier, leaving for good counted (metrics.md 7.4)', async () => {
    const lives = [
      version('a', '2024-01-05', '2024-02-10', 10), version('b', '2024-01-05', null, 10), version('c', '2024-01-05', null, 10),
      version('a', '2024-03-05', null, 10), version('d', '2024-02-05', '2024-02-07', 10), version('e', '2024-02-05', null, 10),
    ];
    const {result: {cohorts, average, mode}} = await outcomeOf({subscriptions: lives}, {...asked, mode: 'survival', period: '2024-01..2024-04'}, '2024-04-01');
    expect(mode).toBe('survival');
    expect(cohorts.map(({cells}) => cells.map((cell) => cell?.value ?? null)))
      .toEqual([[3, 2, 2, null], [1, 1, null], [0, null], [null]]);
    // 5 at risk and 1 lost in month 0, then 4 and 1, then 2 of January alone.
    expect(average.map((one) => one && [one.value!.toFixed(4), one.n])).toEqual([['0.8000', 5], ['0.6000', 4], ['0.6000', 2], null]);
    expect(average[0]!.interval!.map((bound) => bound.toFixed(4))).toEqual(['0.2038', '0.9692']);
  });
  it('says on its card what it measured', async () => {
    const formula = async (ask: CohortAsk) => (await outcomeOf({subscriptions}, {...asked, ...ask})).card.definitions![0]!.metric.formula;
    expect(await formula({})).toBe('retention = customers of the cohort that are there in the period / customers of the cohort');
    expect(await formula({measure: 'revenue-gross'}))
      .toBe('retention = gross revenue of the cohort in the period / that of its first period');
    expect(await formula({mode: 'survival'})).toMatch(/in every period up to this one .* Kaplan-Meier estimate$/);
  });
  it('refuses what a subscription cannot tell, by name', async () => {
    const refused = (ask: CohortAsk) => refusal({subscriptions}, {...asked, ...ask});
    await refused({cohort: 'recurring'}).toThrow('attribute cohort: got "recurring", wanted first');
    await refused({mode: 'rolling24'}).toThrow('attribute mode: got "rolling24"');
    await refused({minCount: 2}).toThrow('attribute min-count: got "2", wanted 1');
    await refused({measure: 'revenue-net', mode: 'until'}).toThrow('attribute mode: got "until", wanted on');
    await refused({measure: 'revenue-net', mode: 'survival'}).toThrow('attribute mode: got "survival"');
  });
});
