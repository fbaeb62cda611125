import {checkMetric} from '@crm-widgets/testing/node';
import {conversionRate} from './conversion-rate.js';

const person = (person_id: string, qualified_at: string | null, converted_at: string | null = null) =>
  ({person_id, created_at: '2023-12-01', qualified_at, converted_at});
const event = (actor_id: string, at: string, name = 'page_view', more = {}) => ({actor_id, at, name, ...more});
const events = [
  event('a', '2024-01-01T10:00Z'), event('a', '2024-01-01T10:30Z', 'purchase'), event('a', '2024-01-01T11:01Z'),
  event('b', '2024-01-02T23:50Z'), event('b', '2024-01-03T00:05Z'), event('b', '2024-02-02T00:05Z', 'purchase'),
  event('bot', '2024-01-02T23:50Z', 'purchase', {is_bot: true}),
];

checkMetric(conversionRate, [
  {
    name: 'is the share of people qualified in the period who became customers within 90 days',
    tables: {people: [person('a', '2024-01-10', '2024-03-10'), person('b', '2024-01-31', '2024-07-01'),
      person('c', '2024-01-01'), person('d', null)]},
    period: '2024-01', asOf: '2024-12-01',
    measured: [{entered: 3, converted: 1, pending: 0}],
    expected: [{value: 1 / 3, n: 3, reason: null}],
    source: 'counted by hand',
  },
  {
    name: 'without the day of qualification takes those with a deal, by the day of their first one',
    tables: {
      people: [{person_id: 'a', created_at: '2023-12-01'}],
      deals: [
        {person_id: 'a', stage: 'Won', created_at: '2024-01-10', closed_at: '2024-02-10'},
        {person_id: 'a', stage: 'Lost', created_at: '2024-02-10', closed_at: '2024-02-20'},
        {person_id: null, customer_id: 'x', stage: 'Demo', created_at: '2024-01-10', closed_at: null},
      ],
    },
    period: '2024-01..2024-02', asOf: '2024-12-01',
    expected: [{value: 0.5, n: 2}, {value: null, reason: 'zero_denominator'}],
    source: 'counted by hand',
  },
  {
    name: 'of visitors is the share of those seen in the period who reached the goal in it; bots are none',
    tables: {events}, period: '2024-01..2024-02', params: {basis: 'visitor'},
    expected: [{value: 0.5, n: 2}, {value: 1, n: 1}],
    source: 'a of a and b; b',
  },
  {
    name: 'of sessions, which end after 30 minutes without an event and may cross midnight',
    tables: {events}, period: '2024-01', params: {basis: 'session'}, asOf: '2024-03-01',
    measured: [{entered: 3, converted: 1}],
    expected: [{value: 1 / 3, n: 3}],
    source: 'a until 10:30, a at 11:01, b over midnight',
  },
  {
    name: 'of sessions, told apart by their ids where there are any',
    tables: {events: [
      event('a', '2024-01-01T10:00Z', 'page_view', {session_id: '1'}),
      event('a', '2024-01-01T10:01Z', 'sign_up', {session_id: '2'}),
      event('a', '2024-01-01T15:00Z', 'sign_up', {session_id: '1'}),
    ]},
    period: '2024-01', params: {basis: 'session', goal: ['sign_up']},
    expected: [{value: 1, n: 2}],
    source: 'counted by hand',
  },
]);
