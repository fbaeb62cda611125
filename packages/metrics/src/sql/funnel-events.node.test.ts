import type {Catalog, FunnelQuery, Where} from '@crm-widgets/core';
import {describe, expect, it} from 'vitest';
import {FunnelEvents} from './funnel-events.js';
import {hasOf, Tables} from './tables.js';

const catalog: Catalog = {
  events: {
    relation: 't_1',
    shape: {rows: 2, columns: {
      actor_id: {type: 'id', sql: 'c0'}, customer_id: {type: 'id', sql: 'c1'}, at: {type: 'instant', sql: 'c2'},
      name: {type: 'text', sql: 'c3'}, url: {type: 'text', sql: 'c4'}, value: {type: 'money', sql: 'c5'},
    }},
  },
  customers: {
    relation: 't_2',
    shape: {rows: 1, columns: {customer_id: {type: 'id', sql: 'c0'}, channel: {type: 'text', sql: 'c1'}}},
  },
  deals: {
    relation: 't_3',
    shape: {rows: 1, columns: {deal_id: {type: 'id', sql: 'c0'}, created_at: {type: 'instant', sql: 'c1'}}},
  },
};
const event = (filter?: Where) => ({fact: {name: 'events'}, column: 'at', ...(filter ? {filter} : {})});

function areApart(steps: FunnelQuery['steps'], more: Partial<FunnelQuery> = {}): boolean {
  const query: FunnelQuery = {
    kind: 'funnel', steps, entity: 'actor_id', order: 'any', windowSeconds: null, exclusions: [], entry: null,
    lookahead: true, by: [], where: {}, asOf: {instant: Date.UTC(2024, 6, 1), day: 19_905, isMidnight: true}, ...more,
  };
  return new FunnelEvents(query, new Tables(hasOf(catalog), catalog)).areApart();
}

describe('steps of a funnel', () => {
  it.each<[string, boolean, Where[]]>([
    ['of one text each, all different', true, [{name: 'visit'}, {name: 'cart'}, {name: 'buy'}]],
    ['of lists without a text in common', true, [{name: ['visit', 'view']}, {name: 'buy'}]],
    ['of ids', true, [{customer_id: '1'}, {customer_id: '01'}]],
    ['that one of several conditions tells apart', true, [{name: 'visit', url: '/'}, {name: 'buy', url: '/'}]],
    ['that nothing can be', true, [{name: []}, {name: 'buy'}]],
    ['of lists with a text in common', false, [{name: ['visit', 'buy']}, {name: ['buy']}]],
    ['of which two are alike', false, [{name: 'visit'}, {name: 'cart'}, {name: 'visit'}]],
    ['of texts of several columns', false, [{name: 'visit'}, {url: '/buy'}]],
    ['of numbers, which are equal however they are written', false, [{value: '1'}, {value: '1.0'}]],
    ['of instants, of which one is a day of the other', false, [{at: '2024-06-01'}, {at: '2024-06-01T12:00:00Z'}]],
    ['of the customer\'s columns, for a customer may be listed twice', false,
      [{'customers.channel': 'web'}, {'customers.channel': 'shop'}]],
    ['of such a column that the table itself has not', false, [{channel: 'web'}, {channel: 'shop'}]],
    ['of a text and what is missing', false, [{name: 'visit'}, {name: null}]],
    ['of a text and all others', false, [{name: 'visit'}, {name: {not: 'visit'}}]],
    ['of ranges', false, [{name: {until: 'm'}}, {name: {from: 'm'}}]],
    ['of numbers in place of texts', false, [{name: 1}, {name: 2}]],
  ])('%s: apart %s', (_, expected, filters) => {
    expect(areApart(filters.map(event))).toBe(expected);
  });

  it('that any event is are not apart from another', () => {
    expect(areApart([event(), event({name: 'buy'})])).toBe(false);
  });
  it('of two tables are apart, whatever they filter by', () => {
    expect(areApart([event(), {fact: {name: 'deals'}, column: 'created_at'}], {entity: 'customer_id'})).toBe(true);
  });
  it('are told apart among themselves, though an exclusion is one of them', () => {
    const exclusions = [{from: 0, to: 1, ...event({name: 'buy'})}];
    expect(areApart([event({name: 'visit'}), event({name: 'buy'})], {exclusions})).toBe(true);
  });
  it('of which there is one are apart', () => {
    expect(areApart([event()])).toBe(true);
  });
});
