import {checkMetric} from '@crm-widgets/testing/node';
import {firstResponseTime} from './first-response-time.js';

const ticket = (created_at: string, first_reply_at: string | null, more: object = {}) =>
  ({status: 'open', created_at, first_reply_at, ...more});
const minute = (minutes: number) => new Date(Date.UTC(2024, 0, 9, 10, minutes)).toISOString();
const event = (ticket_id: string, minutes: number, kind: string, actor: string) => ({ticket_id, at: minute(minutes), kind, actor});
const weekly = (from: string, to: string) => ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => ({day, from, to}));
const HOUR = 3600;

checkMetric(firstResponseTime, [
  {
    name: 'is the median time to the first reply, of tickets created in the period',
    tables: {tickets: [ticket(minute(0), minute(10)), ticket(minute(0), minute(20)), ticket(minute(0), minute(120))]},
    period: '2024-01..2024-02',
    measured: [{time: 1200, answered: 3, unanswered: 0, negative: 0}, {time: null, answered: 0}],
    expected: [{value: 1200, n: 3, immature: false}, {value: null, reason: 'no_data'}],
    source: 'by hand: 10, 20 and 120 minutes',
  },
  {
    name: 'is the mean',
    tables: {tickets: [ticket(minute(0), minute(10)), ticket(minute(0), minute(20)), ticket(minute(0), minute(120))]},
    period: '2024-01', params: {agg: 'mean', targetMinutes: 20},
    measured: [{time: 3000, inTime: 2}],
    expected: [{value: 3000}],
    source: '150 / 3 minutes',
  },
  {
    name: 'leaves out tickets without a reply, and is immature while they are many',
    tables: {tickets: [ticket(minute(0), minute(10)), ticket(minute(0), null), ticket(minute(0), '2024-02-02')]}, period: '2024-01',
    measured: [{time: 600, answered: 1, unanswered: 2}],
    expected: [{value: 600, n: 1, immature: true, warnings: {unanswered: 2}}],
    source: 'metrics.md 8.1; what happens after as-of is not known',
  },
  {
    name: 'by the reply counts tickets answered in the period',
    tables: {tickets: [ticket('2024-01-31T23:00Z', '2024-02-01T01:00Z'), ticket('2024-01-31T23:00Z', null)]},
    period: '2024-01..2024-02', params: {by: 'replied'},
    measured: [{answered: 0}, {answered: 1}],
    expected: [{value: null}, {value: 2 * HOUR, immature: false}],
    source: 'metrics.md 8.1',
  },
  {
    name: 'takes the first public reply of an agent after the ticket, where there are events',
    tables: {
      tickets: [
        ticket(minute(0), minute(1), {ticket_id: 'a'}), ticket(minute(0), minute(7), {ticket_id: 'b'}),
        ticket(minute(0), minute(5), {ticket_id: 'c'}),
      ],
      ticket_events: [
        event('a', 0, 'public_reply', 'agent'), event('a', 1, 'public_reply', 'bot'), event('a', 2, 'private_note', 'agent'),
        event('a', 3, 'status', 'agent'), event('a', 9, 'public_reply', 'agent'), event('a', 8, 'Public_Reply', 'Agent'),
        event('c', 4, 'customer_message', 'customer'),
      ],
    },
    period: '2024-01', params: {agg: 'mean'},
    measured: [{time: 450, answered: 2, unanswered: 1}],
    expected: [{value: 450}],
    source: 'by hand: 8 minutes by events, 7 of a ticket without any; c is not answered',
  },
  {
    name: 'leaves out tickets that agents open, and those answered before they were opened',
    tables: {tickets: [
      ticket(minute(0), minute(3)), ticket(minute(0), minute(9), {created_by: 'agent'}), ticket(minute(10), minute(9)),
    ]},
    period: '2024-01',
    measured: [{answered: 1, negative: 1}],
    expected: [{value: 180, warnings: {negative_reply: 1}}],
    source: 'metrics.md 8',
  },
  {
    name: 'takes minutes of the source where it says no instant',
    tables: {tickets: [
      ticket(minute(0), null, {source_frt_min: 30, source_frt_business_min: 5}), ticket(minute(0), minute(10), {source_frt_min: 99}),
    ]},
    period: '2024-01', params: {agg: 'mean'},
    expected: [{value: 1200, n: 2}],
    source: '(30 + 10) / 2 minutes',
  },
  {
    name: 'takes business minutes of the source where no schedule is given',
    tables: {tickets: [ticket(minute(0), minute(30), {source_frt_min: 30, source_frt_business_min: 5}), ticket(minute(0), minute(10))]},
    period: '2024-01', params: {hours: 'business'},
    measured: [{time: 300, answered: 1, unanswered: 0, untimed: 1}],
    expected: [{value: 300, n: 1, immature: false, warnings: {untimed_replies: 1, unanswered: 0}}],
    source: 'by hand: 5 minutes; of the other the instants are known, and no schedule to time them by',
  },
  {
    name: 'does not know business hours without a schedule and without minutes of the source',
    tables: {tickets: [ticket(minute(0), minute(10))]},
    period: '2024-01', params: {hours: 'business'},
    expected: [{value: null, reason: 'missing_input', warnings: {untimed_replies: 1}}],
    source: 'metrics.md 8.1',
  },
  {
    name: 'believes minutes of the source before as-of alone',
    tables: {tickets: [
      ticket('2024-01-31T20:00Z', '2024-02-01T01:00Z', {source_frt_business_min: 5}),
      ticket('2024-01-31T20:00Z', null, {source_frt_min: 300, source_frt_business_min: 5}),
      ticket('2024-01-31T20:00Z', null, {source_frt_min: 200, source_frt_business_min: 6}),
    ]},
    period: '2024-01', params: {hours: 'business'},
    measured: [{answered: 1, unanswered: 2, untimed: 0}],
    expected: [{value: 360}],
    source: 'by hand: two are answered at 1:00 of the day after',
  },
  {
    name: 'by the reply leaves out and counts tickets of which a source tells the minutes alone',
    tables: {tickets: [ticket(minute(0), minute(10)), ticket(minute(0), null, {source_frt_min: 30})]},
    period: '2024-01', params: {by: 'replied'},
    expected: [{value: 600, n: 1, warnings: {undated_replies: 1}}],
    source: 'metrics.md 8.1: minutes have no local day',
  },
  {
    name: 'opens by the zone of the source where a schedule names none',
    tables: {tickets: [ticket('2024-01-09T07:00Z', '2024-01-09T09:30Z'), ticket('2024-01-09T07:00Z', '2024-01-09T09:30Z', {group: 'UK'})]},
    period: '2024-01', zone: 'Europe/Paris', by: 'group',
    params: {schedule: {default: {weekly: weekly('09:00', '17:00')}, UK: {tz: 'Europe/London', weekly: weekly('09:00', '17:00')}}},
    expected: [{key: null, value: 1.5 * HOUR}, {key: 'UK', value: HOUR / 2}],
    source: 'by hand: 9:00 in Paris is 8:00 UTC, in London 9:00',
  },
  {
    name: 'E1: 8 business hours, a holiday between',
    tables: {tickets: [ticket('2009-04-30T12:00Z', '2009-05-04T11:00Z')]}, period: '2009-04', asOf: '2009-06-01',
    params: {schedule: {tz: 'UTC', weekly: weekly('08:00', '17:00'), holidays: ['2009-05-01']}},
    expected: [{value: 8 * HOUR}],
    source: 'conformance E1',
  },
  {
    name: 'E1: 1, 12, 24 and 48 business hours',
    tables: {tickets: ['2009-04-30T13:00Z', '2009-05-04T15:00Z', '2009-05-06T09:00Z', '2009-05-08T15:00Z'].map((reply) => ticket('2009-04-30T12:00Z', reply))},
    period: '2009-04', asOf: '2009-06-01',
    params: {agg: 'mean', schedule: {tz: 'UTC', weekly: weekly('08:00', '17:00'), holidays: ['2009-05-01']}},
    expected: [{value: 85 / 4 * HOUR, n: 4}],
    source: 'conformance E1',
  },
  {
    name: 'E3, E5: over a weekend 4 hours, to the same time of the next day 8',
    tables: {tickets: [ticket('2024-01-05T16:00Z', '2024-01-08T12:00Z'), ticket('2024-01-09T11:00Z', '2024-01-10T11:00Z')]},
    period: '2024-01', params: {agg: 'mean', schedule: {tz: 'UTC', weekly: weekly('09:00', '17:00')}},
    expected: [{value: 6 * HOUR}],
    source: 'conformance E3, E5',
  },
  {
    name: 'E7: 12 hours by the schedule',
    tables: {tickets: [ticket('2024-01-09T10:00Z', '2024-01-10T14:00Z')]},
    period: '2024-01', params: {schedule: {tz: 'UTC', weekly: weekly('08:00', '16:00')}},
    expected: [{value: 12 * HOUR}],
    source: 'conformance E7',
  },
  {
    name: 'E7: 28 hours by the calendar, even with a schedule',
    tables: {tickets: [ticket('2024-01-09T10:00Z', '2024-01-10T14:00Z')]},
    period: '2024-01', params: {hours: 'calendar', schedule: {tz: 'UTC', weekly: weekly('08:00', '16:00')}},
    expected: [{value: 28 * HOUR}],
    source: 'conformance E7',
  },
  {
    name: 'E9: out of hours a reply takes no time',
    tables: {tickets: [ticket('2024-01-06T10:00Z', '2024-01-06T14:00Z'), ticket('2024-01-08T10:00Z', '2024-01-08T12:00Z')]},
    period: '2024-01', params: {agg: 'mean', schedule: {tz: 'UTC', weekly: weekly('09:00', '17:00')}},
    expected: [{value: HOUR, n: 2}],
    source: 'conformance E9: 0 (Keeping)',
  },
  {
    name: 'E9: or its ticket is left out',
    tables: {tickets: [ticket('2024-01-06T10:00Z', '2024-01-06T14:00Z'), ticket('2024-01-08T10:00Z', '2024-01-08T12:00Z')]},
    period: '2024-01', params: {outsideHours: 'drop', schedule: {tz: 'UTC', weekly: weekly('09:00', '17:00')}},
    expected: [{value: 2 * HOUR, n: 1}],
    source: 'conformance E9: excluded (Deskie)',
  },
  {
    name: 'has a schedule for each group, in its own zone, over a change of clocks',
    tables: {tickets: [
      ticket('2024-03-30T22:00Z', '2024-03-31T03:00Z', {group: 'Night'}), ticket('2024-03-29T12:00Z', '2024-04-01T14:00Z', {group: 'NY'}),
      ticket('2024-03-29T12:00Z', '2024-03-29T14:00Z', {group: 'Other'}), ticket('2024-03-29T12:00Z', '2024-03-29T14:00Z'),
    ]},
    period: '2024-03', asOf: '2024-05-01', zone: 'Europe/Paris', by: 'group',
    params: {schedule: {
      Night: {tz: 'Europe/Paris', weekly: [{day: 'sat', from: '23:00', to: '24:00'}, {day: 'sun', from: '00:00', to: '06:00'}]},
      NY: {tz: 'America/New_York', weekly: weekly('09:00', '17:00')},
      default: {tz: 'UTC', weekly: weekly('13:00', '20:00')},
    }},
    expected: [
      {key: null, value: HOUR}, {key: 'NY', value: 9 * HOUR}, {key: 'Night', value: 5 * HOUR}, {key: 'Other', value: HOUR},
    ],
    source: 'by hand: 23:00 to 5:00 in Paris less the hour that is skipped; 8 hours of Friday in New York and 9 to 10 on Monday',
  },
]);
