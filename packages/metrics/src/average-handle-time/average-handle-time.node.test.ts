import {checkMetric} from '@crm-widgets/testing/node';
import {averageHandleTime} from './average-handle-time.js';

const ticket = (ticket_id: string, more: object = {}) =>
  ({ticket_id, status: 'solved', created_at: '2024-01-01', solved_at: '2024-01-10', ...more});
const event = (ticket_id: string, kind: string, seconds: number | null, more: object = {}) =>
  ({ticket_id, at: '2024-01-05', kind, actor: 'agent', seconds, ...more});

const hourly = (ticket_id: string) => ticket(ticket_id, {created_at: '2024-01-09T09:00Z', solved_at: '2024-01-09T12:00Z'});
const at = (ticket_id: string, time: string, kind: string, to_status: string | null = null) =>
  ({ticket_id, at: `2024-01-09T${time}Z`, kind, actor: 'agent', to_status});
const days = [
  at('a', '09:30', 'assign'), at('a', '10:00', 'status', 'pending'), at('a', '15:00', 'status', 'open'), at('a', '15:00', 'status', 'Open '),
  at('a', '15:20', 'status', 'solved'),
  at('b', '10:00', 'status', 'solved'), at('b', '11:00', 'status', 'open'), at('b', '12:00', 'status', 'closed'),
  at('c', '10:00', 'status', 'solved'), at('c', '11:00', 'status', 'open'),
];

checkMetric(averageHandleTime, [
  {
    name: 'is the effort of tickets solved over their number; those that do not say it are left out and counted',
    tables: {tickets: [
      ticket('a', {handle_seconds: 600}), ticket('b', {handle_seconds: 0}), ticket('c'), ticket('d', {handle_seconds: 99, solved_at: null}),
    ]},
    period: '2024-01..2024-02',
    measured: [{effort: 600, handled: 2, solved: 3}, {effort: 0, handled: 0, solved: 0}],
    expected: [{value: 300, n: 2, warnings: {effort_missing: 1}}, {value: null, reason: 'zero_denominator'}],
    source: 'by hand: (600 + 0) / 2',
  },
  {
    name: 'adds up the work of all agents where events tell it',
    tables: {
      tickets: [ticket('a', {handle_seconds: 1}), ticket('b', {handle_seconds: 100})],
      ticket_events: [
        event('a', 'public_reply', 120.5), event('a', 'private_note', 30), event('a', 'status', null, {to_status: 'solved'}),
        event('b', 'status', null, {to_status: 'solved'}),
      ],
    },
    period: '2024-01',
    expected: [{value: 125.25, n: 2}],
    source: 'by hand: (150.5 + 100) / 2',
  },
  {
    name: 'is not known where no ticket says its effort',
    tables: {tickets: [ticket('a')]}, period: '2024-01',
    expected: [{value: null, reason: 'missing_input', warnings: {effort_missing: 1}}],
    source: 'metrics.md 8.3',
  },
  {
    name: 'by proxy is the time that tickets were new or open up to their solution, once they are assigned',
    tables: {tickets: [hourly('a'), hourly('b'), hourly('c'), hourly('d')], ticket_events: days},
    period: '2024-01', params: {proxy: 'open_time'},
    measured: [{effort: 60 * (50 + 60 + 60), handled: 2, solved: 3}],
    expected: [{value: 85 * 60, n: 2, warnings: {effort_missing: 1, effort_proxy: 2}}],
    source: 'by hand: a 30 and 20 minutes, b an hour and another after it was opened again; c is open again, d has no events',
  },
  {
    name: 'by proxy counts open hours alone where a schedule is given; without events it is not known',
    tables: {tickets: [hourly('a'), {...hourly('b'), group: 'night'}], ticket_events: days},
    period: '2024-01', zone: 'Europe/Paris', by: 'group',
    params: {proxy: 'open_time', schedule: {
      default: {weekly: [{day: 'tue', from: '10:45', to: '16:10'}]}, night: {weekly: [{day: 'mon', from: '00:00', to: '05:00'}]},
    }},
    expected: [{key: null, value: 25 * 60, n: 1}, {key: 'night', value: 0, n: 1}],
    source: 'by hand: of 9:30 to 10:00 UTC the last 15 minutes, of 15:00 to 15:20 the first 10',
  },
  {
    name: 'by proxy is not known without events, nor by open hours that nobody says',
    tables: {tickets: [hourly('a')]}, period: '2024-01', params: {proxy: 'open_time', hours: 'business'},
    expected: [{value: null, reason: 'missing_input', warnings: {effort_missing: 1}}],
    source: 'metrics.md 8.3',
  },
]);
