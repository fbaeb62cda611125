import type {Condition, Measure, Where} from '@crm-widgets/core';
import {total} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {inZone, scheduleParam} from '../facts/schedule.js';
import {count, dated, durations} from '../measures.js';
import {flagParam, numberOrNone, oneOf} from '../params.js';

/** More unanswered tickets than that may still change what the answered ones say. */
const MOST_UNANSWERED = 0.05;

export const firstResponseTime = defineMetric({
  id: 'first-response-time',
  title: 'First response time',
  description: 'How long tickets waited for the first public reply of an agent.',
  unit: 'duration', better: 'down',
  reference: 'metrics.md 8.1',
  formula: 'FRT = median of (first public reply of an agent - created) over tickets created in the period',
  params: {
    agg: oneOf(['median', 'mean', 'p90'], 'what stands for all of them'),
    by: oneOf(['created', 'replied'], 'what puts a ticket into a period'),
    hours: oneOf(['auto', 'calendar', 'business'], 'the clock; auto: business hours where a schedule is given'),
    schedule: scheduleParam,
    outsideHours: oneOf(['zero', 'drop'], 'what becomes of tickets that no open hour passes for'),
    includeAgentCreated: flagParam(false, 'whether tickets that agents open count'),
    targetMinutes: numberOrNone('minutes in which a reply is in time', 0, 1_000_000),
  },
  tables: [['tickets', 'ticket_events'], ['tickets']],
  measures(params, _, zone = 'UTC'): Readonly<Record<string, Measure>> {
    const {agg, by, hours, schedule, outsideHours, includeAgentCreated, targetMinutes} = params;
    const clock = hours === 'auto' ? (schedule === null ? 'calendar' : 'business') : hours;
    const isBusiness = clock === 'business';
    const fact = {name: 'first_replies', params: {hours: clock, schedule: isBusiness && schedule ? inZone(schedule, zone) : null}};
    const scope = dated(fact, by === 'created' ? 'created_at' : 'replied_at');
    const who: Where = includeAgentCreated ? {} : {created_by: {not: 'agent'}};
    const took = (reply_seconds: Condition): {filter: Where} => ({filter: {...who, reply_seconds}});
    // Instants are whole milliseconds.
    const from = isBusiness && outsideHours === 'drop' ? 0.001 : 0;
    return {
      time: durations(scope, 'reply_seconds', agg, took({from})),
      answered: count(scope, took({from})),
      ...(by === 'created'
        ? {unanswered: count(scope, {filter: {...who, reply_seconds: null, replied_at: null}})}
        : {undated: count(dated(fact, 'created_at'), {filter: {...who, reply_seconds: {from: 0}, replied_at: null}})}),
      ...(isBusiness ? {untimed: count(scope, {filter: {...who, reply_seconds: null, replied_at: {not: null}}})} : {}),
      negative: count(scope, took({until: 0})),
      ...(targetMinutes === null ? {} : {inTime: count(scope, took({from, until: targetMinutes * 60 + 0.001}))}),
    };
  },
  calculate({time = null, answered = null, unanswered, negative, undated, untimed}) {
    const open = unanswered ?? 0;
    const made = total(time, answered);
    const isUnknown = answered === 0 && Boolean(untimed || undated);
    return {
      ...made, ...(isUnknown ? {reason: 'missing_input'} as const : {}),
      immature: made.value !== null && open > MOST_UNANSWERED * (open + (answered ?? 0)),
      warnings: {
        unanswered: open, negative_reply: negative ?? 0, untimed_replies: untimed ?? 0, undated_replies: undated ?? 0,
      },
    };
  },
});
