import {describe, expect, it} from 'vitest';
import type {Answer, MeasureQuery, Query} from '@crm-widgets/core';
import {Planner} from './planner.js';

const asOf = {instant: 0, day: 0};
const january = {from: 0, until: 31};
const february = {from: 31, until: 59};
const amount = {aggregate: {kind: 'sum', column: 'amount'}} as const;
const rows = {aggregate: {kind: 'count'}} as const;

function query(part: Partial<MeasureQuery>): MeasureQuery {
  return {
    kind: 'measures', fact: {name: 'transactions'}, at: {kind: 'dated', column: 'issued_at'}, windows: [january], by: [], where: {},
    asOf, measures: [amount], ...part,
  };
}

/** Answers each window w and measure m with the number 10 w + m, and keeps what it was asked. */
function engine() {
  const asked: Query[] = [];
  const stopped: unknown[] = [];
  let hold: Promise<void> = Promise.resolve();
  const run = async (one: Query, signal: AbortSignal): Promise<Answer> => {
    asked.push(one);
    signal.addEventListener('abort', () => stopped.push(signal.reason));
    await hold;
    const {windows, measures} = one as MeasureQuery;
    const columns: Record<string, number[]> = {window: windows.map((_, w) => w)};
    measures.forEach((_, m) => { columns[`m${m}`] = windows.map(({from}) => from * 10 + m); });
    return {rows: windows.length, columns};
  };
  return {asked, stopped, run, holdUntil: (promise: Promise<void>) => { hold = promise; }};
}

describe('Planner', () => {
  it('answers measures and windows that share fact, filter and dimensions with one scan, each asker with its own part', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    const [first, second] = await Promise.all([
      planner.ask(query({windows: [january]}), signal),
      planner.ask(query({windows: [february, january], measures: [rows, amount]}), signal),
    ]);
    expect(asked).toEqual([query({windows: [january, february], measures: [amount, rows]})]);
    expect(first).toEqual({rows: 1, columns: {window: [0], m0: [0]}});
    expect(second).toEqual({rows: 2, columns: {window: [1, 0], m0: [1, 311], m1: [0, 310]}});
  });

  it('counts entities in no more windows than were asked for, but takes sums along', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    const buyers = {aggregate: {kind: 'distinct', column: 'customer_id'}} as const;
    await Promise.all([
      planner.ask(query({windows: [january], measures: [buyers]}), signal),
      planner.ask(query({windows: [january], measures: [amount, buyers]}), signal),
      planner.ask(query({windows: [january, february], measures: [amount]}), signal),
    ]);
    expect(asked).toEqual([
      query({windows: [january, february], measures: [amount]}),
      query({windows: [january], measures: [buyers, amount]}),
    ]);
  });

  it('asks for sums first, then for entities, and for whole pictures last', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    const buyers = query({measures: [{aggregate: {kind: 'distinct', column: 'customer_id'}}]});
    const rowsOf: Query = {kind: 'rows', fact: {name: 'transactions'}, columns: ['amount'], sort: [], limit: 1, where: {}, asOf};
    const pending = [rowsOf, buyers, query({})].map((one) => planner.ask(one, signal).catch(() => undefined));
    await expect.poll(() => asked).toEqual([query({}), buyers, rowsOf]);
    await Promise.all(pending);
  });

  it('asks apart what is filtered apart', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    await Promise.all([planner.ask(query({}), signal), planner.ask(query({where: {channel: 'web'}}), signal)]);
    expect(asked).toHaveLength(2);
  });

  it('answers an equal question from before without a scan, until the data changes', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    await planner.ask(query({}), signal);
    await planner.ask(query({}), signal);
    expect(asked).toHaveLength(1);
    planner.forget();
    await planner.ask(query({}), signal);
    expect(asked).toHaveLength(2);
  });

  it('keeps the latest answers and lets the oldest go', async () => {
    const {asked, run} = engine();
    const planner = new Planner(run);
    const {signal} = new AbortController();
    for (let i = 0; i <= 500; i++) await planner.ask(query({where: {n: i}}), signal);
    await planner.ask(query({where: {n: 500}}), signal);
    expect(asked).toHaveLength(501);
    await planner.ask(query({where: {n: 0}}), signal);
    expect(asked).toHaveLength(502);
  });

  it('stops a scan when the last one who waits for it leaves, and not before', async () => {
    const held = engine();
    held.holdUntil(new Promise(() => undefined));
    const planner = new Planner(held.run);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = planner.ask(query({}), one.signal);
    const second = planner.ask(query({}), two.signal);
    await expect.poll(() => held.asked.length).toBe(1);
    one.abort('first left');
    await expect(first).rejects.toBe('first left');
    expect(held.stopped).toEqual([]);
    two.abort('second left');
    await expect(second).rejects.toBe('second left');
    expect(held.stopped).toEqual(['second left']);
  });

  it('forgets a scan that failed, so that the next question tries again', async () => {
    let failures = 0;
    const planner = new Planner(async () => {
      if (failures++ === 0) throw new Error('engine lost');
      return {rows: 0, columns: {window: [], m0: []}};
    });
    const {signal} = new AbortController();
    await expect(planner.ask(query({}), signal)).rejects.toThrow('engine lost');
    await expect(planner.ask(query({}), signal)).resolves.toEqual({rows: 0, columns: {window: [], m0: []}});
  });
});
