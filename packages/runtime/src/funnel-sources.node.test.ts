import {readAsOf, Zone} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askFunnel} from './funnel.js';
import type {FunnelAsk} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

async function resultOf(tables: TestTables, ask: FunnelAsk, asOf = '2024-07-01') {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf(asOf, new Zone('UTC')), currency: 'USD'};
  const viewed = sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, (query) => source.ask(query));
  return (await askFunnel(viewed, {period: 'all', ...ask}, {signal})).result;
}

const counted = async (tables: TestTables, ask: FunnelAsk) =>
  (await resultOf(tables, ask)).steps.map(({label, count}) => [label, count]);
const sidesOf = async (tables: TestTables, ask: FunnelAsk) =>
  (await resultOf(tables, ask)).groups?.map(({key, steps}) => [key, ...steps.map(({count}) => count)]);

const DAY = 86_400;
const people = [
  {person_id: 'a', created_at: '2024-05-01', qualified_at: '2024-05-03', converted_at: '2024-05-20', customer_id: '1'},
  {person_id: 'b', created_at: '2024-05-02', qualified_at: '2024-05-04'},
  {person_id: 'c', created_at: '2024-05-03'},
];

describe('askFunnel of what is no event', () => {
  it('follows people from lead to customer, by the dates that they have', async () => {
    expect(await counted({people}, {table: 'people'})).toEqual([['Lead', 3], ['Qualified', 2], ['Customer', 1]]);
    expect(await counted({people}, {table: 'people', steps: 'Lead, Customer'})).toEqual([['Lead', 3], ['Customer', 1]]);
    const [, qualified] = (await resultOf({people}, {table: 'people', steps: 'lead, qualified'})).steps;
    expect(qualified).toMatchObject({count: 2, pending: 1, medianSeconds: 2 * DAY});
  });
  it('follows them into the table of customers', async () => {
    const customers = [{customer_id: '1', acquired_at: '2024-06-01'}];
    const steps = '[{"id": "lead", "label": "Lead"}, {"id": "won", "label": "Customer", "table": "customers", "window": "60d"}]';
    const asked = {table: 'people', steps};
    expect(await counted({people, customers}, asked)).toEqual([['Lead', 1], ['Customer', 1]]);
  });
  it('follows carts through events, each cart by itself', async () => {
    const at = (cart_id: string, name: string, day: number) => ({actor_id: 'one', cart_id, name, at: `2024-05-0${day}`});
    const events = [
      at('x', 'add_to_cart', 1), at('x', 'checkout_start', 1), at('x', 'purchase', 2), at('y', 'add_to_cart', 3), at('y', 'checkout_start', 4),
    ];
    expect(await counted({events}, {entity: 'cart_id', steps: 'add_to_cart, checkout_start, purchase'}))
      .toEqual([['add_to_cart', 2], ['checkout_start', 2], ['purchase', 1]]);
  });
  it('follows tickets to their end', async () => {
    const tickets = [
      {ticket_id: '1', status: 'closed', created_at: '2024-05-01', first_reply_at: '2024-05-01T01:00:00Z', solved_at: '2024-05-02', closed_at: '2024-05-03'},
      {ticket_id: '2', status: 'open', created_at: '2024-05-01', first_reply_at: '2024-05-01T03:00:00Z'},
      {ticket_id: '3', status: 'new', created_at: '2024-05-02'},
    ];
    expect(await counted({tickets}, {table: 'tickets'})).toEqual([['Created', 3], ['Answered', 2], ['Solved', 1], ['Closed', 1]]);
  });
  it('shows steps that were counted elsewhere, and says of one that it grows', async () => {
    const asked = {values: '{"Visit": 400, "Trial": 90, "Purchase": 120}'};
    const {steps, overall, warnings} = await resultOf({}, asked);
    expect(steps.map(({count, fromPrevious, interval}) => [count, fromPrevious, interval !== null]))
      .toEqual([[400, null, false], [90, 0.225, true], [120, 120 / 90, false]]);
    expect(overall).toBe(0.3);
    expect(warnings).toEqual([{code: 'step_grows', table: null, count: 30, message:
      'More reached "Purchase" than "Trial" before it: they were counted apart, and not all came that way.'}]);
    expect(await counted({}, {...asked, steps: '[{"id": "Visit", "label": "Seen"}, "Purchase"]'})).toEqual([['Seen', 400], ['Purchase', 120]]);
  });
});

const event = (actor_id: string, name: string, at: string, source: string) => ({actor_id, name, at, source});
const events = [
  event('a', 'visit', '2024-05-01', 'web'), event('a', 'signup', '2024-05-02', 'web'), event('b', 'visit', '2024-05-03', 'web'),
  event('c', 'visit', '2024-06-01', 'ads'), event('c', 'signup', '2024-06-02', 'ads'), event('d', 'visit', '2024-06-02', 'tv'),
];
const asked = {steps: 'visit, signup'};

describe('askFunnel side by side', () => {
  it('puts two values of a column beside each other', async () => {
    expect(await sidesOf({events}, {...asked, by: 'source', segments: 'web, ads'})).toEqual([['web', 2, 1], ['ads', 1, 1]]);
  });
  it('takes of who goes through the value that the attempt starts with, as groups do (metrics.md 0.4, 7.2)', async () => {
    const moved = [
      event('a', 'visit', '2024-05-01', 'web'), event('a', 'signup', '2024-05-02', 'ads'), event('b', 'visit', '2024-05-03', 'ads'),
      event('c', 'visit', '2024-05-03', 'tv'), event('c', 'visit', '2024-05-04', 'web'), event('c', 'signup', '2024-05-05', 'tv'),
      {actor_id: 'd', name: 'visit', at: '2024-05-04'},
    ];
    expect(await sidesOf({events: moved}, {...asked, by: 'source'})).toEqual([['', 1, 0], ['ads', 1, 0], ['tv', 1, 1], ['web', 1, 1]]);
    for (const [segments, sides] of [
      ['web, ads', [['web', 1, 1], ['ads', 1, 0]]], ['tv, radio', [['tv', 1, 1], ['radio', 0, 0]]], ['tv,', [['tv', 1, 1], ['', 1, 0]]],
    ] as const) expect(await sidesOf({events: moved}, {...asked, by: 'source', segments})).toEqual(sides);
  });
  it('puts any two segments beside each other', async () => {
    const segments = '[{"label": "Paid", "where": {"source": ["ads", "tv"]}}, {"label": "Rest", "where": {"source": "web"}}]';
    expect(await sidesOf({events}, {...asked, segments})).toEqual([['Paid', 2, 1], ['Rest', 2, 1]]);
  });
  it('puts a period beside the one before, or a year before', async () => {
    const june = {...asked, period: '2024-06'};
    expect(await sidesOf({events}, {...june, compare: 'previous'})).toEqual([['2024-06-01..2024-06-30', 2, 1], ['2024-05-01..2024-05-31', 2, 1]]);
    expect(await sidesOf({events}, {...june, compare: 'year'})).toEqual([['2024-06-01..2024-06-30', 2, 1], ['2023-06-01..2023-06-30', 0, 0]]);
    for (const none of [june, {...june, compare: 'none'}]) expect((await resultOf({events}, none)).groups).toBe(null);
  });
  it('compares what is not over to date', async () => {
    const source = await resultOf({events}, {...asked, period: '2024-06', compare: 'previous'}, '2024-06-03');
    expect(source.groups!.map(({key}) => key)).toEqual(['2024-06-01..2024-06-02', '2024-05-01..2024-05-02']);
  });
  it('does the same with deals that have no history', async () => {
    const deals = [
      {stage: 'Lead', created_at: '2024-05-01', owner: 'Ann'}, {stage: 'Won', created_at: '2024-06-01', owner: 'Ann'}, {stage: 'Won', created_at: '2024-06-02', owner: 'Bob'},
    ];
    expect(await sidesOf({deals}, {steps: 'Lead,Won', by: 'owner', segments: 'Ann,Bob'})).toEqual([['Ann', 2, 1], ['Bob', 1, 1]]);
    expect(await sidesOf({deals}, {steps: 'Lead,Won', period: '2024-06', compare: 'previous'}))
      .toEqual([['2024-06-01..2024-06-30', 2, 2], ['2024-05-01..2024-05-31', 1, 0]]);
  });

  const wrong: [FunnelAsk, RegExp][] = [
    [{segments: 'web, ads'}, /attribute segments: got "web, ads", wanted the column that they are values of/],
    [{segments: 'web', by: 'source'}, /attribute segments: .*two segments/],
    [{segments: 'web, web', by: 'source'}, /attribute segments: .*different names/],
    [{segments: '[{"label": "a"}]'}, /attribute segments: .*"where"/],
    [{segments: '[', by: undefined}, /attribute segments: .*JSON/],
    [{segments: 'web,ads', by: 'source', where: {source: 'tv'}}, /attribute segments: .*other columns than where/],
    [{compare: 'before'}, /attribute compare: got "before"/],
    [{values: '{"a": 1.5}'}, /attribute values: got "a: 1.5", wanted JSON of steps and whole numbers/],
    [{values: '{"a": -1}'}, /attribute values/], [{values: 'a'}, /attribute values/],
    [{values: '{"a": 1}', steps: 'a,b'}, /attribute values: .*a count for the step b/],
    [{steps: '[{"id": "a", "where": "{name"}]'}, /attribute steps: .*JSON in where/],
  ];
  for (const [ask, message] of wrong) {
    it(`refuses ${JSON.stringify(ask)}`, () => expect(resultOf({events}, {...asked, ...ask})).rejects.toThrow(message));
  }
});
