import {checkMetric} from '@crm-widgets/testing/node';
import {firstContactResolution} from './first-contact-resolution.js';

const ticket = (ticket_id: string, more: object = {}) => ({
  ticket_id, status: 'solved', created_at: '2024-01-01', solved_at: '2024-01-02', agent_replies: 1, customer_replies: 0, reopens: 0,
  person_id: ticket_id, ...more,
});
const event = (ticket_id: string, at: string, kind: string, actor: string, more: object = {}) => ({ticket_id, at, kind, actor, ...more});
const solved = (ticket_id: string, at: string, from_status = 'open', to_status = 'solved') =>
  event(ticket_id, at, 'status', 'agent', {from_status, to_status});
const tickets = [
  ticket('one'), ticket('two replies', {agent_replies: 2}), ticket('customer wrote', {customer_replies: 1}), ticket('back', {reopens: 1}),
  ticket('closed by itself', {agent_replies: 0}), ticket('by agent', {created_by: 'agent'}), ticket('open', {solved_at: null, status: 'open'}),
];

checkMetric(firstContactResolution, [
  {
    name: 'is the share of tickets with one reply, nothing more from the customer, and not opened again',
    tables: {tickets}, period: '2024-01',
    measured: [{atFirst: 1, solved: 4, provisional: 0}],
    expected: [{value: 0.25, n: 4, immature: false, interval: [0.04558726030, 0.69935815990]}],
    source: 'by hand; Wilson 1 of 4',
  },
  {
    name: 'by one touch asks for replies of agents alone',
    tables: {tickets}, period: '2024-01', params: {mode: 'one_touch'},
    expected: [{value: 0.75, n: 4}],
    source: 'all but the one with two replies',
  },
  {
    name: 'by no customer reply asks for that alone',
    tables: {tickets}, period: '2024-01', params: {mode: 'no_customer_reply'},
    expected: [{value: 0.75, n: 4}],
    source: 'all but the one where the customer wrote again',
  },
  {
    name: 'counts tickets without a reply, and those that agents open, when asked to',
    tables: {tickets}, period: '2024-01', params: {includeNoReply: true, includeAgentCreated: true},
    measured: [{atFirst: 3, solved: 6}],
    expected: [{value: 0.5}],
    source: 'by hand',
  },
  {
    name: 'is none where the person comes back within 7 days about the same, as far as it is known',
    tables: {tickets: [
      ticket('a', {person_id: 'p', category: 'bill'}), ticket('a again', {person_id: 'p', category: 'bill', created_at: '2024-01-09', solved_at: '2024-01-20'}),
      ticket('b', {person_id: 'q', category: 'bill'}), ticket('b other', {person_id: 'q', category: 'bug', created_at: '2024-01-03', solved_at: null, status: 'open'}),
      ticket('c', {person_id: null, customer_id: 'x'}),
      ticket('c again', {person_id: null, customer_id: 'x', category: 'bug', created_at: '2024-01-05', solved_at: null, status: 'open'}),
      ticket('d', {person_id: 'r'}), ticket('d late', {person_id: 'r', created_at: '2024-01-09T00:00:01Z', solved_at: null, status: 'open'}),
    ]},
    period: '2024-01',
    measured: [{atFirst: 3, solved: 5}],
    expected: [{value: 0.6}],
    source: 'by hand: a and c come back; a again, b and d do not',
  },
  {
    name: 'may still change while days are left in which a ticket could come back',
    tables: {tickets: [ticket('a'), ticket('b', {solved_at: '2024-01-08'})]}, period: '2024-01', asOf: '2024-01-10',
    measured: [{atFirst: 2, solved: 2, provisional: 1}],
    expected: [{value: 1, immature: true, warnings: {provisional: 1}}],
    source: 'metrics.md 8.4',
  },
  {
    name: 'is told by events: thanks after the solution are no contact',
    tables: {
      tickets: ['a', 'b', 'c'].map((id) => ticket(id, {agent_replies: 9, customer_replies: 9})),
      ticket_events: [
        event('a', '2024-01-01', 'customer_message', 'customer'), event('a', '2024-01-02', 'public_reply', 'agent'), solved('a', '2024-01-03'),
        event('a', '2024-01-04', 'customer_message', 'customer'), solved('a', '2024-01-05', 'solved', 'closed'),
        event('b', '2024-01-02', 'public_reply', 'agent'), event('b', '2024-01-03', 'customer_message', 'customer'), solved('b', '2024-01-04'),
        event('c', '2024-01-02', 'public_reply', 'agent'), solved('c', '2024-01-04'), solved('c', '2024-01-05', 'solved', 'open'), solved('c', '2024-01-06'),
      ],
    },
    period: '2024-01',
    measured: [{atFirst: 1, solved: 3}],
    expected: [{value: 1 / 3}],
    source: 'by hand: b had a second message, c was opened again',
  },
  {
    name: 'is not known where no ticket says how often agents replied',
    tables: {tickets: [ticket('a', {agent_replies: null})]}, period: '2024-01',
    expected: [{value: null, reason: 'missing_input'}],
    source: 'metrics.md 0.2',
  },
  {
    name: 'by survey is what customers say',
    tables: {
      tickets,
      surveys: [1, 1, 0].map((score, place) => ({survey: 'fcr', score, responded_at: '2024-01-05', ticket_id: `t${place}`})),
    },
    period: '2024-01', params: {mode: 'survey'},
    expected: [{value: 2 / 3, n: 3}],
    source: 'two of three say yes',
  },
]);
