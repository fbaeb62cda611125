import type {AsOf} from '@crm-widgets/core';
import {boundInstant} from '../sql/conditions.js';
import {joined, literal, name, number, sql, type Sql} from '../sql/fragment.js';
import type {Params} from '../metric.js';
import {answersOnColumns, invitationsOnColumns} from './answers-on-columns.js';
import type {Fact} from './fact.js';
import type {AnswerParams} from './survey-params.js';

export const answerColumns = [
  'survey', 'score', 'scale_min', 'scale_max', 'scale_good', 'responded_at', 'customer_id', 'person_id', 'ticket_id',
] as const;

const askers: Readonly<Record<AnswerParams['replaces'], readonly Sql[]>> = {
  person: [sql`s.person_id`, sql`case when s.person_id is null then s.customer_id end`],
  ticket: [sql`s.ticket_id`],
  none: [],
};

/**
 * A row is an answer to a survey, in force from its instant until the next of the same person or ticket.
 *
 * `rate` says how good it is, from 0 to 1, whichever end of its scale is the good one; null for a score beyond the scale,
 * which replaces no other. Who is not known as a person is known by the customer. Answers of one instant all stay.
 */
export const surveyAnswers: Fact = (params) => ({
  base: 'surveys',
  uses: {surveys: answerColumns},
  own: {valid_from: 'instant', valid_to: 'instant', low: 'number', high: 'number', rate: 'number'},
  rows: ({asOf, carried}) => {
    const who = askers[answerParams(params).replaces];
    return sql`select s.responded_at as valid_from, s.responded_at_day as valid_from_day,
    ${next('responded_at', who)} as valid_to, ${next('responded_at_day', who)} as valid_to_day,
    s.low, s.high, s.rate${carried('s')}
  from (${ratedAnswers(params, asOf)}) as s
  window w as (
    partition by ${joined([...who, sql`s.rate is null`], ', ')} order by s.responded_at
    groups between 1 following and 1 following
  )`;
  },
  derive: (from) => answersOnColumns(from, answerParams(params)),
});

export function answerParams(params: Params): AnswerParams {
  return params as unknown as AnswerParams;
}

function next(column: string, who: readonly Sql[]): Sql {
  const isSomeones = who.length === 0 ? sql`false` : sql`coalesce(${joined(who, ', ')}) is not null`;
  return sql`case when s.rate is not null and ${isSomeones} then min(s.${name(column)}) over w end`;
}

function isSurvey(survey: string): Sql {
  return sql`lower(trim(a.survey)) = ${literal(survey)}`;
}

/**
 * A row is a question of one survey that was sent before as-of; `is_answered` by then says `yes` or `no`.
 */
export const surveyInvitations: Fact = ({survey}) => ({
  base: 'surveys',
  uses: {surveys: ['survey', 'score', 'sent_at', 'responded_at']},
  own: {is_answered: 'text'},
  rows: ({asOf, carried}) => sql`select case when a.score is not null and a.responded_at < ${boundInstant(asOf.instant)}
      then 'yes' else 'no' end as is_answered${carried('a')}
  from surveys as a
  where ${isSurvey(String(survey))} and a.sent_at < ${boundInstant(asOf.instant)}`,
  derive: (from) => invitationsOnColumns(from, String(survey)),
});

/** The answers of one survey before as-of, with their scales and rates. */
export function ratedAnswers(params: Params, asOf: AsOf): Sql {
  const {survey, scaleMin, scaleMax, scaleGood, scales} = answerParams(params);
  const fits = scales === undefined ? sql`true` : sql`(${joined(
    scales.map(([low, high]) => sql`b.low = ${number(low)} and b.high = ${number(high)}`), ' or ')})`;
  return sql`
    select b.*, case when b.low < b.high and b.score >= b.low and b.score <= b.high and ${fits} then
        case when lower(trim(coalesce(b.scale_good, ${literal(scaleGood)}))) = 'low' then b.high - b.score
          else b.score - b.low end / (b.high - b.low) end as rate
    from (
      select a.*, coalesce(a.scale_min, cast(${number(scaleMin)} as double)) as low,
        coalesce(a.scale_max, cast(${number(scaleMax)} as double)) as high
      from surveys as a
      where ${isSurvey(survey)} and a.score is not null and a.responded_at < ${boundInstant(asOf.instant)}
    ) as b
  `;
}
