import type {Measure} from '@crm-widgets/core';
import {netShareInterval} from '@crm-widgets/stats';
import {ratio} from '../calculators.js';
import {defineMetric} from '../define-metric.js';
import {billingParams, subscriptionsOf} from '../facts/mrr-params.js';
import {answersOf, PASSIVE, PROMOTER, responses, type AnswerParams} from '../facts/survey-params.js';
import {count, countDistinct, sum} from '../measures.js';
import {inForce} from '../states.js';
import type {Calculated} from '../metric.js';
import {oneOf, taking, wholeParam} from '../params.js';

/** Below so many answers the score says little, whatever its interval. */
const FEW = 30;

type Measured = Readonly<Record<string, number | null>>;

export const nps = defineMetric({
  id: 'nps',
  title: 'Net promoter score',
  description: 'Share of answers that recommend us less the share that would not, of 100.',
  unit: 'score', better: 'up',
  reference: 'metrics.md 9.1',
  formula: 'NPS = 100 x (promoters - detractors) / answers; promoters say 9 or 10, detractors 0 to 6',
  params: {
    weight: taking(oneOf(
      ['response', 'account', 'mrr'], 'what counts as one: an answer, an account, or what accounts pay a month',
    ), {mrr: 'subscriptions'}),
    dedupe: oneOf(['latest', 'none'], 'whether the latest answer of a person in the period counts, or all; by answer alone'),
    lookbackDays: wholeParam(180, 'days that an answer counts for its account', 1, 3650),
    ...billingParams,
  },
  tables: [['surveys']],
  measures({weight, dedupe, lookbackDays, ...billing}, has): Readonly<Record<string, Measure>> {
    const params: AnswerParams = {
      survey: 'nps', replaces: dedupe === 'latest' ? 'person' : 'none',
      scaleMin: 0, scaleMax: 10, scaleGood: 'high', scales: [[0, 10], [1, 10]],
    };
    const {scope, refused} = answersOf(params);
    const rated = {rate: {not: null}};
    const warned = {refused, fromOne: count(scope, {filter: {...rated, low: 1}}), ...responses('nps', has)};
    if (weight === 'response') {
      return {
        promoters: count(scope, {filter: {...rated, score: {from: PROMOTER}}}),
        detractors: count(scope, {filter: {...rated, score: {until: PASSIVE}}}),
        answers: count(scope, {filter: rated}), ...warned,
      };
    }
    const standings = (more: object) => inForce({name: 'account_standings', params: {...params, lookbackDays, ...more}}, 'end');
    if (weight === 'account') {
      const accounts = standings({});
      return {
        promoters: count(accounts, {filter: {standing: 'promoter'}}),
        detractors: count(accounts, {filter: {standing: 'detractor'}}), answers: count(accounts), ...warned,
      };
    }
    const paying = standings({ofRevenue: true, ...subscriptionsOf(billing)});
    return {
      promotersMrr: sum(paying, 'mrr', {filter: {standing: 'promoter'}}),
      detractorsMrr: sum(paying, 'mrr', {filter: {standing: 'detractor'}}),
      mrr: sum(paying, 'mrr'), answers: countDistinct(paying, 'customer_id'), ...warned,
    };
  },
  calculate: (measured) => ({
    ...(measured.mrr === undefined ? byNumber(measured) : byRevenue(measured)),
    warnings: {
      out_of_scale: measured.refused ?? 0, scale_from_one: measured.fromOne ?? 0,
      few_answers: (measured.answers ?? 0) < FEW ? measured.answers ?? 0 : 0,
    },
  }),
});

function byNumber({promoters = null, detractors = null, answers = null}: Measured): Calculated {
  const made = ratio(promoters === null || detractors === null ? null : promoters - detractors, answers);
  if (made.value === null) return made;
  const [low, high] = netShareInterval(promoters!, detractors!, answers!)!;
  return {...made, value: 100 * made.value, interval: [100 * low, 100 * high]};
}

function byRevenue({promotersMrr = null, detractorsMrr = null, mrr = null, answers = null}: Measured): Calculated {
  const net = promotersMrr === null || detractorsMrr === null ? null : promotersMrr - detractorsMrr;
  const made = ratio(net, mrr, answers);
  return made.value === null ? made : {...made, value: 100 * made.value};
}
