import type {Measure} from '@crm-widgets/core';
import {count, dated, type Scope} from '../measures.js';
import {lastWithin} from '../states.js';
import type {Has} from '../metric.js';
import {numberParam, oneOf} from '../params.js';

/** The least scores of those who recommend and of those who do neither. */
export const PROMOTER = 9;
export const PASSIVE = 7;

/** Which answers are made rows of, and how they are read. */
export interface AnswerParams {
  readonly survey: 'nps' | 'csat' | 'ces' | 'fcr';
  /** Whose later answer takes the place of an earlier one: a person's, that on the same ticket, or none's. */
  readonly replaces: 'person' | 'ticket' | 'none';
  /** The scale of rows that do not say theirs. */
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly scaleGood: 'high' | 'low';
  /** Least and greatest answer of the scales that can be read; without any all can. */
  readonly scales?: readonly (readonly [number, number])[];
}

/** Parameters of surveys whose scales differ from source to source. */
export const scaleParams = (least: number, greatest: number) => ({
  dedupe: oneOf(['none', 'latest'], 'whether all answers of a person count, or the latest'),
  scaleMin: numberParam(least, 'least answer, where rows do not say it', -1000, 1000),
  scaleMax: numberParam(greatest, 'greatest answer, where rows do not say it', -1000, 1000),
  scaleGood: oneOf(['high', 'low'], 'which end of the scale is good, where rows do not say it'),
});

/** The last answers within a window; `refused` are those that their scale does not hold. */
export function answersOf(params: AnswerParams): {readonly scope: Scope; readonly refused: Measure} {
  const scope = lastWithin({name: 'survey_answers', params: {...params}});
  return {scope, refused: count(scope, {filter: {rate: null}})};
}

/** Of the questions sent in a window, how many were answered by now: the response rate. Nothing where no file says when. */
export function responses(survey: AnswerParams['survey'], has: Has): Readonly<Record<string, Measure>> {
  if (!has('surveys', 'sent_at')) return {};
  const sent = dated({name: 'survey_invitations', params: {survey}}, 'sent_at');
  return {sent: count(sent), sentAndAnswered: count(sent, {filter: {is_answered: 'yes'}})};
}

/** Rates from a cut on. A cut is told with four digits, and the fifth answer of seven lies at two thirds. */
export function cutAt(cut: number): {readonly from: number} {
  return {from: cut - 0.00005};
}
