import type {Measure, Where} from '@crm-widgets/core';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {answersOf, cutAt} from '../facts/survey-params.js';
import {count, dated} from '../measures.js';
import {flagParam, oneOf, taking, wholeParam} from '../params.js';

export const firstContactResolution = defineMetric({
  id: 'first-contact-resolution',
  title: 'First contact resolution',
  description: 'Share of the tickets solved in the period for which one contact was enough.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 8.4',
  formula: 'FCR = tickets solved at first contact / tickets solved in the period that an agent answered',
  params: {
    mode: taking(oneOf(['ops', 'one_touch', 'no_customer_reply', 'survey'],
      'what one contact is: one reply, nothing more from the customer, no other ticket; one reply; no customer reply; a yes',
    ), {ops: 'tickets', one_touch: 'tickets', no_customer_reply: 'tickets', survey: 'surveys'}),
    repeatDays: wholeParam(7, 'days after its solution in which another ticket is about the same', 0, 90),
    includeNoReply: flagParam(false, 'whether tickets that no agent answered count'),
    includeAgentCreated: flagParam(false, 'whether tickets that agents open count'),
  },
  tables: [['tickets', 'ticket_events'], ['tickets'], ['surveys']],
  measures({mode, repeatDays, includeNoReply, includeAgentCreated}): Readonly<Record<string, Measure>> {
    if (mode === 'survey') {
      const {scope} = answersOf({survey: 'fcr', replaces: 'ticket', scaleMin: 0, scaleMax: 1, scaleGood: 'high'});
      return {atFirst: count(scope, {filter: {rate: cutAt(0.75)}}), solved: count(scope, {filter: {rate: {not: null}}})};
    }
    const scope = dated({name: 'ticket_facts', params: {repeatDays}}, 'solved_at');
    const who: Where = includeAgentCreated ? {} : {created_by: {not: 'agent'}};
    const all: Where = {
      ...who, replies: includeNoReply ? {not: null} : {from: 1},
      ...(mode === 'no_customer_reply' ? {messages: {not: null}} : {}),
    };
    return {
      atFirst: count(scope, {filter: {...all, ...conditionsOf(mode, includeNoReply)}}), solved: count(scope, {filter: all}),
      untold: count(scope, {filter: {...who, [mode === 'no_customer_reply' ? 'messages' : 'replies']: null}}),
      ...(mode === 'ops' ? {provisional: count(scope, {filter: {...all, is_repeated: 'not_yet'}})} : {}),
    };
  },
  calculate({atFirst = null, solved = null, untold, provisional}) {
    const made = share(atFirst, solved);
    return {
      ...made, ...(solved === 0 && untold ? {reason: 'missing_input'} as const : {}),
      immature: made.value !== null && (provisional ?? 0) > 0, warnings: {provisional: provisional ?? 0},
    };
  },
});

/** What a ticket does not tell is not held against it. */
function conditionsOf(mode: 'ops' | 'one_touch' | 'no_customer_reply', includeNoReply: boolean): Where {
  const once = includeNoReply ? [0, 1] : [1];
  switch (mode) {
    case 'one_touch': return {replies: once};
    case 'no_customer_reply': return {messages: 0};
    case 'ops': return {replies: once, messages: [0, null], reopenings: [0, null], is_repeated: {not: 'yes'}};
  }
}
