import {readAsOf, Zone} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askFunnel} from './funnel.js';
import type {FunnelAsk} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

/** What a widget gets of tables whose every answer both engines give alike. */
async function outcomeOf(tables: TestTables, ask: FunnelAsk, asOf = '2024-07-01') {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf(asOf, new Zone('UTC')), currency: 'USD'};
  const viewed = sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, (query) => source.ask(query));
  return askFunnel(viewed, {period: 'all', ...ask}, {signal});
}

const stepsOf = async (tables: TestTables, ask: FunnelAsk, asOf?: string) =>
  (await outcomeOf(tables, ask, asOf)).result.steps.map(({id, count, pending, medianSeconds}) => [id, count, pending, medianSeconds]);

const countsOf = async (tables: TestTables, ask: FunnelAsk) =>
  Object.fromEntries((await outcomeOf(tables, ask)).result.steps.map(({id, count}) => [id, count]));

const refusal = (tables: TestTables, ask: FunnelAsk) => expect(outcomeOf(tables, ask)).rejects;

const DAY = 86_400;
const event = (actor_id: string, name: string, at: string, more = {}) => ({actor_id, name, at, ...more});
const events = [
  event('a', 'visit', '2024-05-01T10:00:00Z', {source: 'ads', customer_id: '1'}), event('a', 'signup', '2024-05-01T10:01:00Z', {source: 'web', customer_id: '1'}),
  event('a', 'purchase', '2024-05-20T10:00:00Z', {customer_id: '1'}),
  event('b', 'visit', '2024-05-02', {source: 'web'}), event('b', 'logout', '2024-05-02T00:00:30Z'), event('b', 'signup', '2024-05-03'),
  event('c', 'visit', '2024-06-20', {source: 'ads'}), event('c', 'signup', '2024-06-30'),
];

describe('askFunnel of events', () => {
  it('follows everybody for 14 days; who may still go on is pending (product.md, metrics.md 7.2)', async () => {
    expect(await stepsOf({events}, {steps: 'visit, signup, purchase'}))
      .toEqual([['visit', 3, 0, null], ['signup', 3, 0, DAY], ['purchase', 0, 1, null]]);
  });
  it('has rates with their intervals, of the step before and of the first', async () => {
    const {result} = await outcomeOf({events}, {steps: 'visit,purchase', window: '30d'});
    expect(result.overall).toBe(1 / 3);
    expect(result.steps[1]).toMatchObject({fromPrevious: 1 / 3, fromFirst: 1 / 3, meanSeconds: 19 * DAY});
    expect(result.steps[1]!.interval!.map((bound) => bound.toFixed(4))).toEqual(['0.0615', '0.7923']);
  });
  it('groups by the event that an attempt starts with, the largest group first', async () => {
    const {result} = await outcomeOf({events}, {steps: 'visit,signup', by: 'source'});
    expect(result.groups!.map(({key, steps}) => [key, ...steps.map(({count}) => count)])).toEqual([['ads', 2, 2], ['web', 1, 1]]);
  });
  it('takes attempts that start in the period, and without lookahead only what happens in it', async () => {
    const may = {steps: 'visit,purchase', window: '30d', period: '2024-05', from: undefined};
    expect(await stepsOf({events}, may)).toEqual([['visit', 2, 0, null], ['purchase', 1, 0, 19 * DAY]]);
    expect(await stepsOf({events}, {...may, period: '2024-05-01..2024-05-10', grain: 'day', noLookahead: true}))
      .toEqual([['visit', 2, 0, null], ['purchase', 0, 0, null]]);
  });
  it('leaves out attempts with what is excluded in between', async () => {
    const exclude = '[{"where": {"name": "logout"}, "from": "visit", "to": "signup"}]';
    expect(await stepsOf({events}, {steps: 'visit,signup', exclude})).toEqual([['visit', 2, 0, null], ['signup', 2, 0, 432_030]]);
  });
  it('counts the bounds of windows, a step of its own window after the one that it follows first (metrics.md 7.2)', async () => {
    const at = (actor: string, name: string, second: number) => event(actor, name, new Date(Date.UTC(2024, 4, 1) + second * 1000).toISOString());
    const happened = [
      at('a', 'v', 0), at('a', 's', 5), at('a', 'p', 10), at('b', 'v', 0), at('b', 's', 6), at('b', 'p', 7),
      at('c', 'v', 0), at('c', 's', 1), at('c', 's', 6), at('c', 'p', 7), at('d', 'v', 0), at('d', 's', 5.001),
    ];
    const steps = '["v", {"id": "s", "window": "5s"}, {"id": "p", "window": "5s"}]';
    expect(await countsOf({events: happened}, {steps})).toEqual({v: 4, s: 2, p: 1});
    expect(await countsOf({events: happened}, {steps, window: '9s'})).toEqual({v: 4, s: 2, p: 0});
    expect(await countsOf({events: happened}, {steps: 'v, s', window: '5s'})).toEqual({v: 4, s: 2});
  });
  it('voids an attempt by where the excluded event lies (metrics.md 7.2)', async () => {
    const words = (...all: string[]) => all.flatMap((word, actor) => Array.from(word, (name, second) =>
      event(`${actor}`, name, new Date(Date.UTC(2024, 4, 1) + second * 1000).toISOString())));
    const happened = words('vxsp', 'vsxp', 'vspx', 'xvsp', 'vx', 'vxvsp');
    const excluding = async (from: string, to: string) =>
      Object.values(await countsOf({events: happened}, {steps: 'v, s, p', exclude: JSON.stringify([{where: {name: 'x'}, from, to}])}));
    expect(await excluding('v', 's')).toEqual([4, 4, 4]);
    expect(await excluding('s', 'p')).toEqual([5, 4, 4]);
    expect(await excluding('v', 'p')).toEqual([3, 3, 3]);
  });
  it('has no parameters: unknown ones are refused by name, what is an attribute with its name, general ones are said to be idle', async () => {
    const steps = 'visit, signup';
    await refusal({events}, {steps, params: {allowRepeat: true}}).toThrow('allowRepeat: funnel has no such parameter, it has none');
    await refusal({events}, {steps, params: {window: '7d'}}).toThrow('it is an attribute of the tag. Set the attribute window="14d"');
    await refusal({}, {values: '{"Visit": 12}', params: {per: 'seats'}}).toThrow('per: funnel has no such parameter');
    const {result} = await outcomeOf({events}, {steps, params: {minN: 3, fxMode: 'historical'}});
    expect([result.steps.length, ...result.warnings.map(({code, message}) => [code, message.slice(0, 26)])])
      .toEqual([2, ['param_idle', 'The parameter minN changes'], ['param_idle', 'The parameter fxMode chang']]);
  });
  it('is empty, whatever is asked, where a history names no stage that is a step', async () => {
    const lost = [{deal_id: '1', stage: 'Lost', entered_at: '2024-05-01'}];
    for (const [deal_stages, kind] of [[[], 'no_rows'], [lost, 'none_in_period']] as const) {
      const {result, state, emptiness} = await outcomeOf({deal_stages}, {table: 'deal_stages', by: 'deal_id', where: {deal_id: '1'}});
      expect({result, state}).toEqual({state: 'empty', result: {steps: [], overall: null, groups: [], warnings: []}});
      expect(emptiness).toMatchObject({kind, table: 'deal_stages'});
    }
  });
  it('takes steps in any order, or nothing between them', async () => {
    expect(await countsOf({events}, {steps: 'signup,visit', order: 'any'})).toEqual({signup: 3, visit: 3});
    expect(await countsOf({events}, {steps: 'visit,signup', order: 'strict'})).toEqual({visit: 3, signup: 2});
  });
  it('calls steps in any order by how many they are, where the page has no name for them (metrics.md 7.2)', async () => {
    const {result} = await outcomeOf({events}, {steps: '["visit", {"id": "signup", "label": "Both"}]', order: 'any'});
    expect(result.steps.map(({id, label}) => [id, label])).toEqual([['visit', 'Completed 1 step'], ['signup', 'Both']]);
  });
  it('follows an entity of another column through several tables, each step in its own time', async () => {
    const transactions = [{customer_id: '1', issued_at: '2024-05-03T10:01:00Z', amount: 9}];
    const steps = (window: string) => `["visit", "signup", {"id": "paid", "table": "transactions", "where": {"kind": "order"}, "window": "${window}"}]`;
    expect(await stepsOf({events, transactions}, {steps: steps('2d'), table: 'events'}))
      .toEqual([['visit', 1, 0, null], ['signup', 1, 0, 60], ['paid', 1, 0, 2 * DAY]]);
    expect(await countsOf({events, transactions}, {steps: steps('47h'), table: 'events'})).toEqual({visit: 1, signup: 1, paid: 0});
  });
  it('says of a step that no row is it', async () => {
    const {result} = await outcomeOf({events}, {steps: 'visit,sigup,purchase'});
    expect((await outcomeOf({events}, {steps: 'visit,sigup,purchase', order: 'any'})).result.warnings).toEqual(result.warnings);
    expect(result.warnings).toEqual([{code: 'step_unmatched', message: 'No row is the step "sigup".', table: 'events', count: null}]);
  });
  it('tells which kind of nothing it is', async () => {
    const emptiness = async (ask: FunnelAsk) => (await outcomeOf({events}, {steps: 'visit,signup', ...ask})).emptiness;
    expect(await emptiness({period: '2023'})).toEqual({kind: 'none_in_period', table: 'events', lastDay: '2024-06-30'});
    expect(await emptiness({where: {source: 'tv'}})).toEqual({kind: 'filtered_out', table: 'events', lastDay: '2024-06-30'});
    expect((await outcomeOf({events: []}, {steps: 'a,b'})).emptiness).toEqual({kind: 'no_rows', table: 'events', lastDay: null});
  });

  const wrong: [FunnelAsk, RegExp][] = [
    [{}, /attribute steps: got "", wanted names of steps; found signup, visit, logout, purchase/],
    [{steps: 'visit', table: 'fx_rates'}, /attribute table: got "fx_rates"/],
    [{steps: 'visit,signup', order: 'loose'}, /attribute order: got "loose", wanted ordered, strict, any/],
    [{steps: 'visit,signup', window: '0d'}, /attribute window: got "0d", wanted a number above 0/],
    [{steps: 'visit,signup', window: 'two weeks'}, /attribute window: got "two weeks"/],
    [{steps: 'visit,signup', entity: 'nobody'}, /attribute entity: got "nobody", wanted a column that events has/],
    [{steps: 'visit,signup', exclude: '[{"where": {"name": "x"}, "from": "signup", "to": "visit"}]'}, /attribute exclude: .*a step from before the step to/],
    [{steps: 'visit,signup', exclude: '[{"where": {"name": "x"}, "to": "paid"}]'}, /attribute exclude: .*from and to among visit, signup/],
    [{steps: 'visit,signup', exclude: 'logout'}, /attribute exclude: got "logout", wanted JSON/],
    [{steps: 'a,b,c', order: 'any', exclude: '[{"where": {"name": "x"}, "to": "b"}]'}, /attribute exclude: .*in any order there are none between/],
    [{steps: 'visit,signup', exclude: '[{"where": {"nowhere": "x"}}]'}, /attribute exclude: got the column "nowhere".* Change the column in exclude/],
    [{steps: '["visit", {"id": "signup", "where": {"nowhere": 1}}]'}, /attribute steps: got the column "nowhere"/],
    [{steps: '[{"id": "visit", "where": "{\\"nowhere\\": 1}"}]'}, /attribute steps: got the column "nowhere"/],
    [{steps: '["visit", {"id": "signup", "where": {"at": "soon"}}]'}, /attribute steps > column at: got "soon"/],
    [{steps: 'visit,signup', segments: '[{"label": "a", "where": {"nowhere": 1}}, {"label": "b", "where": {}}]'}, /attribute segments: got the column "nowhere"/],
    [{steps: '["visit", {"id": "signup", "where": {"nowhere": 1}}]', where: {nowhere: 1}}, /attribute where: got the column "nowhere"/],
    [{steps: '["a", {"id": "b", "window": "1d"}]', order: 'any'}, /attribute steps: .*in any order it has none before it/],
  ];
  for (const [ask, message] of wrong) it(`refuses ${JSON.stringify(ask)}`, () => refusal({events}, ask).toThrow(message));
});

describe('askFunnel of deals with a history', () => {
  const entered = (deal_id: string, ...stages: [stage: string, at: string][]) => stages.map(([stage, entered_at]) => ({deal_id, stage, entered_at}));
  const deal_stages = [
    ...entered('1', ['Lead', '2024-01-01'], ['Demo', '2024-01-05'], ['Won', '2024-01-11']),
    ...entered('2', ['Demo', '2024-01-02'], ['Lead', '2024-01-03'], ['Lost', '2024-01-04']),
    ...entered('3', ['Lead', '2024-02-01']),
    ...entered('4', ['Lead', '2024-02-01'], ['Won', '2024-02-02']),
  ];
  const deals = [
    {deal_id: '1', stage: 'Won', owner: 'Ann'}, {deal_id: '2', stage: 'Lost', owner: 'Ann'}, {deal_id: '3', stage: 'Lead', owner: 'Bob'},
    {deal_id: '4', stage: 'Won'},
  ];

  it('lets a stage that was skipped pass with a later one, and awaits nothing of lost deals (metrics.md 6.4)', async () => {
    expect(await stepsOf({deal_stages}, {}))
      .toEqual([['Lead', 4, 0, null], ['Demo', 3, 1, DAY], ['Won', 2, 0, 3 * DAY]]);
    expect(await stepsOf({deal_stages}, {steps: 'Lead, Demo'})).toEqual([['Lead', 4, 0, null], ['Demo', 3, 1, DAY]]);
  });
  it('takes the history where deals are asked for, and filters and groups by what deals say', async () => {
    expect(await countsOf({deals, deal_stages}, {table: 'deals', where: {owner: 'Ann'}})).toEqual({Lead: 2, Demo: 2, Won: 1});
    const {result} = await outcomeOf({deals, deal_stages}, {by: 'owner'});
    expect(result.groups!.map(({key, steps}) => [key, ...steps.map(({count}) => count)])).toEqual([['Ann', 2, 2, 1], ['', 1, 1, 1], ['Bob', 1, 0, 0]]);
  });
  it('skips nothing in a strict order', async () => {
    expect(await countsOf({deal_stages}, {order: 'strict', steps: 'Lead,Demo,Won'})).toEqual({Lead: 4, Demo: 1, Won: 1});
  });
  it('goes by the order of stages that the history tells', async () => {
    const places = new Map([['Hello', 2], ['Handshake', 1]]);
    const told = [...entered('1', ['Hello', '2024-01-02']), ...entered('2', ['Handshake', '2024-01-01'])]
      .map((row) => ({...row, stage_order: places.get(row.stage)}));
    expect(await countsOf({deal_stages: told}, {})).toEqual({Handshake: 2, Hello: 1});
    expect(await countsOf({deal_stages: entered('1', ['Hello', '2024-01-02'], ['Handshake', '2024-01-03']),
      deals: [{stage: 'Hello', probability: 0.9}, {stage: 'Handshake', probability: 0.1}]}, {})).toEqual({Handshake: 1, Hello: 1});
  });
});

describe('askFunnel of deals without one', () => {
  const deals = [{stage: 'Lead', created_at: '2024-01-01'}, {stage: 'Won', created_at: '2024-01-02'}];

  it('tells by where they stand', async () => {
    expect(await stepsOf({deals}, {steps: 'Lead,Won'})).toEqual([['Lead', 2, 0, null], ['Won', 1, 1, null]]);
  });
  for (const [ask, message] of [
    [{window: '14d'}, /attribute window: .*deals without history say no times/], [{order: 'any'}, /attribute order/],
    [{steps: '[{"id": "a", "where": {"owner": "b"}}]'}, /attribute steps/],
  ] as [FunnelAsk, RegExp][]) it(`refuses ${JSON.stringify(ask)}`, () => refusal({deals}, ask).toThrow(message));
  it('names what a funnel can be made of where there is none of it', () => refusal({customers: []}, {}).toThrow(/wanted the table deals or events/));
});
