import {readAsOf, Zone, type Where} from '@crm-widgets/core';
import {nodeSource, sharedEngine, sourceOf, type TestTables} from '@crm-widgets/testing/node';
import {describe, expect, it} from 'vitest';
import {askBreakdown} from './breakdown.js';
import {askCohort} from './cohort.js';
import {askFunnel} from './funnel.js';
import type {Ask, FunnelAsk} from './outcome.js';

const engine = sharedEngine();
const {signal} = new AbortController();

/** A source of tables whose every answer both engines give alike. */
async function viewed(tables: TestTables) {
  const source = await nodeSource(engine(), tables);
  const business = {zone: 'UTC', asOf: readAsOf('2024-07-01', new Zone('UTC')), currency: 'USD'};
  return sourceOf(business, {weekStart: 'monday', fiscalYearStart: 1}, source, (query) => source.ask(query));
}

const event = (actor_id: string, name: string, at: string, props: unknown = null) => ({actor_id, name, at, customer_id: actor_id, props});
const events = [
  event('a', 'visit', '2024-05-01', {plan: 'pro', seats: 12}), event('a', 'purchase', '2024-05-02', {plan: 'pro', seats: 12}),
  event('b', 'visit', '2024-05-01', {plan: 'free', seats: 2}), event('b', 'purchase', '2024-05-02', {plan: 'pro'}),
  event('c', 'visit', '2024-05-01', {plan: 'free', Plan: 'FREE'}), event('c', 'look', '2024-05-02', {plan: 'free'}),
  event('c', 'purchase', '2024-05-03', {plan: 'free'}),
  event('d', 'visit', '2024-05-01', 'plan=pro'),
];
const customers = ['a', 'b', 'c', 'd'].map((customer_id) => ({customer_id, segment: 'small'}));

/** Visitors who bought, and all visitors, by group; that of none has the key "". */
async function rates(ask: Ask, tables: TestTables = {events}) {
  const asked = {metric: 'conversion-rate', params: {basis: 'visitor'}, period: '2024-05', grain: 'month', compare: 'none', ...ask} as const;
  const {result} = await askBreakdown(await viewed(tables), asked, {signal});
  return Object.fromEntries((result.groups ?? []).map(({key, current: {numerator, denominator}}) => [key, [numerator, denominator]]));
}

async function steps(ask: FunnelAsk, tables: TestTables = {events}) {
  const {result} = await askFunnel(await viewed(tables), {period: 'all', steps: 'visit, purchase', ...ask}, {signal});
  return {
    counts: result.steps.map(({count}) => count),
    groups: result.groups && Object.fromEntries(result.groups.map(({key, steps: own}) => [key, own.map(({count}) => count)])),
  };
}

describe('keys of props of events, counted by hand', () => {
  it('group a metric; events without the key are of none', async () => {
    expect(await rates({by: 'props.plan'})).toEqual({pro: [2, 2], free: [1, 2], '': [0, 1]});
    expect(await rates({by: 'props.plan', params: {basis: 'session', gapMinutes: 1440}})).toEqual({pro: [1, 1], free: [2, 2], '': [0, 1]});
  });
  it('that no event has are of none', async () => {
    expect(await rates({by: 'props.colour'})).toEqual({'': [3, 4]});
    expect((await steps({where: {'props.colour': {not: null}}})).counts).toEqual([0, 0]);
  });
  it('filter by text, by number, and by there being none, beside columns and customers', async () => {
    const where = async (asked: Where, tables?: TestTables) => (await rates({by: 'name', where: asked}, tables)).visit?.[1];
    expect(await where({'props.plan': 'free'})).toBe(2);
    expect(await where({'props.seats': 12})).toBe(1);
    expect(await where({'props.seats': {from: 2, until: 12}})).toBe(1);
    expect(await where({'props.plan': null})).toBe(1);
    expect(await where({'props.plan': ['pro', null], name: 'visit'})).toBe(2);
    expect(await where({'props.plan': 'free', segment: 'small'}, {events, customers})).toBe(2);
  });
  it('with capitals are others than without', async () => {
    expect(await rates({by: 'props.Plan', where: {'props.plan': ['free', null]}})).toEqual({FREE: [0, 1], '': [1, 3]});
  });
  it('tell the step of a funnel, what it excludes, and its groups', async () => {
    const paid = '["visit", {"id": "paid", "where": {"name": "purchase", "props.plan": "pro"}}]';
    expect((await steps({steps: paid})).counts).toEqual([4, 2]);
    expect((await steps({steps: '["visit", {"id": "pro", "where": "{\\"props.plan\\": \\"pro\\"}"}]', order: 'any'})).counts).toEqual([4, 2]);
    expect((await steps({exclude: '[{"where": {"props.plan": "free"}}]'})).counts).toEqual([3, 2]);
    expect((await steps({by: 'props.plan'})).groups).toEqual({free: [2, 2], pro: [1, 1], '': [1, 0]});
  });
  it('tell two segments of a funnel', async () => {
    const segments = '[{"label": "Pro", "where": {"props.plan": "pro"}}, {"label": "Free", "where": {"props.plan": "free"}}]';
    expect((await steps({segments})).groups).toEqual({Pro: [1, 1], Free: [2, 1]});
  });
  it('tell who starts and who returns', async () => {
    const ask = {table: 'events', grain: 'day', period: '2024-05-01..2024-05-03', start: '{"props.plan": "free"}', return: '{"props.plan": "pro"}'};
    const {result} = await askCohort(await viewed({events}), ask, {signal});
    expect(result.cohorts[0]).toMatchObject({from: '2024-05-01', size: 2, cells: [{value: 2}, {value: 1}, {value: 0}]});
  });
  it('of other tables, without props, and of no proper name are refused as columns that are not there', async () => {
    const wanted = 'one of event_id, at, actor_id, customer_id, name, props. ';
    for (const named of ['props.a b', 'props.a.b', 'props.', `props.${'k'.repeat(61)}`, 'props."x"', 'plan']) {
      const fault = {code: 'E_ATTR', where: ['attribute by'], what: expect.stringContaining(`got the column "${named.slice(0, 60)}", wanted one of `) as string};
      await expect(rates({by: named})).rejects.toMatchObject(fault);
    }
    await expect(rates({by: 'name', where: {'props.a b': 'pro'}})).rejects.toThrow(wanted);
    await expect(rates({by: 'props.plan'}, {events: events.map(({props: _, ...event}) => event)})).rejects.toThrow('got the column "props.plan"');
    await expect(rates({by: 'customers.props.plan'}, {events, customers})).rejects.toThrow('got the column "customers.props.plan"');
    await expect(steps({steps: '["visit", {"id": "pro", "where": {"props.a b": "pro"}}]'})).rejects.toMatchObject({code: /E_/});
  });
});
