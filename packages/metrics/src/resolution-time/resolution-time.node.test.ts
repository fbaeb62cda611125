import {checkMetric} from '@crm-widgets/testing/node';
import {resolutionTime} from './resolution-time.js';

const HOUR = 3600;
const hour = (hours: number) => new Date(Date.UTC(2024, 0, 1, hours)).toISOString();
const ticket = (ticket_id: string, more: object) => ({ticket_id, status: 'solved', created_at: hour(0), ...more});
const status = (ticket_id: string, hours: number, from_status: string | null, to_status: string) =>
  ({ticket_id, at: hour(hours), kind: 'status', actor: 'agent', from_status, to_status});

/** a is solved, opened again, solved and closed; b is open again; c has no events. */
const logged = {
  tickets: [ticket('a', {}), ticket('b', {solved_at: hour(1)}), ticket('c', {first_solved_at: hour(2), solved_at: hour(30)})],
  ticket_events: [
    status('a', 1, 'new', 'pending'), status('a', 4, 'pending', 'Solved'), status('a', 10, 'solved', 'open'), status('a', 12, 'open', 'hold'),
    status('a', 14, 'hold', 'open'), status('a', 20, 'open', 'solved'), status('a', 100, 'solved', 'closed'),
    status('b', 5, null, 'solved'), status('b', 6, null, 'open'),
  ],
};

checkMetric(resolutionTime, [
  {
    name: 'is the time up to the last solution of tickets that are not open again; closing them solves nothing',
    tables: logged, period: '2024-01', params: {agg: 'mean'},
    measured: [{time: 25 * HOUR, solved: 2, negative: 0}],
    expected: [{value: 25 * HOUR, n: 2}],
    source: 'by hand: 20 and 30 hours',
  },
  {
    name: 'up to the first solution counts all of them',
    tables: logged, period: '2024-01', params: {resolution: 'first'},
    expected: [{value: 4 * HOUR, n: 3}],
    source: 'median of 4, 5 and 2 hours',
  },
  {
    name: 'leaves out the time in statuses that pause it',
    tables: logged, period: '2024-01', params: {agg: 'mean', pauseOn: ['pending', 'hold']},
    expected: [{value: 22.5 * HOUR}],
    source: '20 less 3 of pending and 2 of hold, and 30',
  },
  {
    name: 'is known as it was at as-of',
    tables: logged, period: '2024-01', asOf: '2024-01-01T11:00:00Z', params: {resolution: 'first', agg: 'mean'},
    expected: [{value: 11 / 3 * HOUR}],
    source: 'a 4, b 5, c 2 hours',
  },
  {
    name: 'without events takes the columns: not of open tickets, and the day of closing where no other is told',
    tables: {tickets: [
      ticket('a', {solved_at: hour(10)}), ticket('b', {solved_at: hour(20), status: 'Open'}), ticket('c', {closed_at: hour(30), status: 'closed'}),
      ticket('d', {solved_at: '2023-12-31', created_at: '2024-01-01'}), ticket('e', {solved_at: '2024-01-03', created_at: '2024-01-04'}),
    ]},
    period: '2024-01', params: {agg: 'mean'},
    measured: [{solved: 2, negative: 1}],
    expected: [{value: 20 * HOUR, warnings: {negative_resolution: 1}}],
    source: '10 and 30 hours',
  },
]);
