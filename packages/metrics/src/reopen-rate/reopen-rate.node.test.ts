import {checkMetric} from '@crm-widgets/testing/node';
import {reopenRate} from './reopen-rate.js';

const ticket = (ticket_id: string, more: object = {}) => ({ticket_id, status: 'solved', created_at: '2024-01-01', ...more});
const status = (ticket_id: string, at: string, from_status: string | null, to_status: string) =>
  ({ticket_id, at, kind: 'status', actor: 'agent', from_status, to_status});

/** a is opened again after 13 days and after a day, b after 15 days, c is closed. */
const logged = {
  tickets: [ticket('a'), ticket('b'), ticket('c', {reopens: 3})],
  ticket_events: [
    status('a', '2024-01-05', 'open', 'solved'), status('a', '2024-01-18', 'solved', 'open'), status('a', '2024-01-20', 'open', 'solved'),
    status('a', '2024-01-21', 'closed', 'pending'), status('b', '2024-01-31', 'open', 'solved'), status('b', '2024-02-15', 'solved', 'open'),
    status('b', '2024-02-16', 'open', 'solved'), status('c', '2024-01-10', null, 'solved'), status('c', '2024-01-12', 'solved', 'closed'),
  ],
};

checkMetric(reopenRate, [
  {
    name: 'is the share of tickets solved that come back within 14 days, each once',
    tables: logged, period: '2024-01..2024-02', asOf: '2024-04-01',
    measured: [{reopened: 1, solved: 3}, {reopened: 0, solved: 1}],
    expected: [{value: 1 / 3, n: 3, interval: [0.06149194402, 0.79234040119], immature: false}, {value: 0}],
    source: 'by hand; Wilson 1 of 3',
  },
  {
    name: 'waits longer when asked to',
    tables: logged, period: '2024-01', asOf: '2024-04-01', params: {reopenDays: 15},
    expected: [{value: 2 / 3}],
    source: 'b comes back on the 15th day',
  },
  {
    name: 'knows what was known at as-of',
    tables: logged, period: '2024-01', asOf: '2024-01-18',
    measured: [{reopened: 0, solved: 2, provisional: 2}],
    expected: [{value: 0, n: 2, immature: true, warnings: {provisional: 2}}],
    source: 'a and c are solved, nothing came back yet, and may still',
  },
  {
    name: 'without events takes how often a ticket was opened again, by the day it was solved first',
    tables: {tickets: [
      ticket('a', {first_solved_at: '2024-01-05', solved_at: '2024-02-05', reopens: 1}), ticket('b', {solved_at: '2024-01-06', reopens: 0}),
      ticket('c', {first_solved_at: '2024-01-05', status: 'open'}), ticket('d', {solved_at: '2024-01-07'}),
    ]},
    period: '2024-01..2024-02',
    measured: [{reopened: 2, solved: 3, untold: 1}, {solved: 0}],
    expected: [{value: 2 / 3}, {value: null, reason: 'zero_denominator'}],
    source: 'by hand: of d nobody knows',
  },
  {
    name: 'is not known where nothing tells it',
    tables: {tickets: [ticket('a', {solved_at: '2024-01-07'})]}, period: '2024-01',
    expected: [{value: null, reason: 'missing_input'}],
    source: 'metrics.md 8.2',
  },
]);
