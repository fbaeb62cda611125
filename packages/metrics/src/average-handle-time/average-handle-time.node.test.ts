import {checkMetric} from '@crm-widgets/testing/node';
import {averageHandleTime} from './average-handle-time.js';

const ticket = (ticket_id: string, more: object = {}) =>
  ({ticket_id, status: 'solved', created_at: '2024-01-01', solved_at: '2024-01-10', ...more});
const event = (ticket_id: string, kind: string, seconds: number | null, more: object = {}) =>
  ({ticket_id, at: '2024-01-05', kind, actor: 'agent', seconds, ...more});

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
]);
