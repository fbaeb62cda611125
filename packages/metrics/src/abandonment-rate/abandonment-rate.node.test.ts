import {checkMetric} from '@crm-widgets/testing/node';
import {abandonmentRate} from './abandonment-rate.js';

const event = (actor_id: string, at: string, name: string, value: number | null = null, more = {}) =>
  ({actor_id, at, name, value, ...more});
const events = [
  event('a', '2024-01-10T10:00Z', 'add_to_cart', 30), event('a', '2024-01-10T10:05Z', 'add_to_cart', 20),
  event('a', '2024-01-10T10:06Z', 'checkout_start', 50), event('a', '2024-01-10T10:10Z', 'purchase', 50),
  event('a', '2024-01-10T12:00Z', 'add_to_cart', 5),
  event('b', '2024-01-31T23:00Z', 'add_to_cart', 10), event('b', '2024-02-02T10:00Z', 'purchase', 10),
  event('c', '2024-01-15T10:00Z', 'checkout_start', 40), event('c', '2024-01-25T10:00Z', 'purchase', 40),
  event('d', '2024-01-15T10:00Z', 'add_to_cart', 1, {is_bot: true}),
];
const now = event('e', '2024-02-09T23:30Z', 'add_to_cart', 7);

checkMetric(abandonmentRate, [
  {
    name: 'is the share of carts begun in the period and not bought within seven days; bots have none',
    tables: {events}, period: '2024-01', asOf: '2024-03-01',
    measured: [{abandoned: 2, decided: 4, recovered: 1, fresh: 0}],
    expected: [{value: 0.5, n: 4, reason: null}],
    source: 'a bought one and left one, b came back after two days, c after ten',
  },
  {
    name: 'waits for an hour without an event, and is immature while what was left may be bought',
    tables: {events: [...events, now, event('f', '2024-02-08T12:00Z', 'add_to_cart')]}, period: '2024-02',
    asOf: '2024-02-10',
    measured: [{abandoned: 1, decided: 1, fresh: 1}],
    expected: [{value: 1, reason: 'immature'}],
    source: 'e was seen half an hour before as-of, f a day and a half',
  },
  {
    name: 'by value adds up what lay in carts, else takes what began them',
    tables: {events}, period: '2024-01', params: {measure: 'value'}, asOf: '2024-03-01',
    expected: [{value: 45 / 105, numerator: 45, denominator: 105, n: 4, interval: null}],
    source: 'left 5 and 40; bought 30 + 20 and 10',
  },
  {
    name: 'counts visitors who bought none of their carts',
    tables: {events}, period: '2024-01', params: {unit: 'actor'}, asOf: '2024-03-01',
    measured: [{bought: 2, decided: 3}],
    expected: [{value: 1 / 3}],
    source: 'a, b and c; c left all',
  },
  {
    name: 'counts carts that were emptied as left, or not at all when asked to',
    tables: {events: [
      ...events, event('g', '2024-01-12T10:00Z', 'add_to_cart', 9), event('g', '2024-01-12T10:20Z', 'empty_cart'),
      event('h', '2024-01-12T10:00Z', 'add_to_cart', 9), event('h', '2024-01-12T10:20Z', 'clear_cart'),
      event('h', '2024-01-12T10:30Z', 'add_to_cart', 9),
      event('i', '2024-01-12T10:00Z', 'add_to_cart', 9), event('i', '2024-01-12T10:20Z', 'clear_cart'),
      event('i', '2024-01-12T10:25Z', 'purchase', 9),
    ]},
    period: '2024-01', params: {emptiedCounts: false}, asOf: '2024-03-01',
    measured: [{abandoned: 3, decided: 6, recovered: 1, emptied: 1}],
    expected: [{value: 0.5, n: 6}],
    source: 'by hand: g left it empty, h filled it again and left it, i bought all the same',
  },
  {
    name: 'counts them as left by default',
    tables: {events: [event('g', '2024-01-12T10:00Z', 'add_to_cart', 9), event('g', '2024-01-12T10:20Z', 'empty_cart')]},
    period: '2024-01', asOf: '2024-03-01',
    expected: [{value: 1, n: 1}],
    source: 'metrics.md 7.1',
  },
  {
    name: 'of checkouts',
    tables: {events}, period: '2024-01', params: {kind: 'checkout'}, asOf: '2024-03-01',
    measured: [{abandoned: 1, decided: 2}],
    expected: [{value: 0.5}],
    source: 'a bought, c too late',
  },
  {
    name: 'tells carts apart by their ids, whoever fills them; what has none belongs to the cart before',
    tables: {events: [
      event('a', '2024-01-01T10:00Z', 'add_to_cart', 1, {cart_id: '1'}),
      event('a', '2024-01-01T10:01Z', 'add_to_cart', 1, {cart_id: '2'}),
      event('a', '2024-01-01T10:02Z', 'purchase'), event('b', '2024-01-01T10:03Z', 'view_cart', 1, {cart_id: '1'}),
      event('z', '2024-01-01T10:02Z', 'purchase'),
    ]},
    period: '2024-01', asOf: '2024-03-01',
    measured: [{abandoned: 1, decided: 2}],
    expected: [{value: 0.5}],
    source: 'cart 2 was bought',
  },
  {
    name: 'of forms looks at sessions that began one',
    tables: {events: [
      event('a', '2024-01-01T10:00Z', 'form_start'), event('a', '2024-01-01T10:20Z', 'form_submit'),
      event('b', '2024-01-01T10:00Z', 'form_start'), event('b', '2024-01-01T10:31Z', 'form_submit'),
      event('c', '2024-01-01T10:00Z', 'page_view'),
    ]},
    period: '2024-01', params: {kind: 'form'}, asOf: '2024-03-01',
    measured: [{abandoned: 1, decided: 2}],
    expected: [{value: 0.5}],
    source: 'the session of b was over after 30 minutes',
  },
  {
    name: 'of sessions is what the conversion rate of sessions leaves',
    tables: {events: [
      event('a', '2024-01-01T10:00Z', 'page_view'), event('a', '2024-01-01T10:20Z', 'purchase'),
      event('b', '2024-01-01T10:00Z', 'page_view'), event('b', '2024-01-01T12:00Z', 'page_view'),
    ]},
    period: '2024-01', params: {kind: 'session'}, asOf: '2024-03-01',
    expected: [{value: 2 / 3, n: 3}],
    source: 'one of three sessions bought',
  },
]);
