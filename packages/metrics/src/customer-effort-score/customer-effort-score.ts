import type {Measure} from '@crm-widgets/core';
import {ratio, total} from '../calculators.js';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {answersOf, cutAt, responses, scaleParams} from '../facts/survey-params.js';
import {count, mean, quantile} from '../measures.js';
import type {Calculated} from '../metric.js';
import {numberParam, oneOf} from '../params.js';

type Measured = Readonly<Record<string, number | null>>;

export const customerEffortScore = defineMetric({
  id: 'customer-effort-score',
  title: 'Customer effort score',
  description: 'How easy customers say it was, from 0 to 100.',
  unit: 'score', better: 'up',
  reference: 'metrics.md 9.3',
  formula: 'CES = 100 x mean of (score - least) / (greatest - least), turned round where a low score is the good one',
  params: {
    agg: oneOf(['ease', 'native_mean', 'pct_easy'],
      'what stands for all of them: ease of 100, the mean on their own scale, or percent that found it easy'),
    cut: numberParam(0.6667, 'where on its scale, from 0 to 1, an answer begins to be easy', 0, 1),
    ...scaleParams(1, 7),
  },
  tables: [['surveys']],
  measures({agg, cut, dedupe, scaleMin, scaleMax, scaleGood}, has): Readonly<Record<string, Measure>> {
    const {scope, refused} = answersOf({
      survey: 'ces', replaces: dedupe === 'latest' ? 'person' : 'ticket', scaleMin, scaleMax, scaleGood,
    });
    const filter = {rate: {not: null}};
    const others = {answers: count(scope, {filter}), refused, ...responses('ces', has)};
    if (agg === 'pct_easy') return {easy: count(scope, {filter: {rate: cutAt(cut)}}), ...others};
    const ease = mean(scope, 'rate');
    if (agg === 'ease') return {ease, ...others};
    return {
      ease, ...others,
      lowLeast: quantile(scope, 'low', 0, {filter}), lowMost: quantile(scope, 'low', 1, {filter}),
      highLeast: quantile(scope, 'high', 0, {filter}), highMost: quantile(scope, 'high', 1, {filter}),
    };
  },
  calculate(measured) {
    const {refused, answers = null} = measured;
    const made = answers === 0 ? ratio(0, 0) : scoreOf(measured);
    return {...made, warnings: {out_of_scale: refused ?? 0}};
  },
});

function scoreOf(measured: Measured): Calculated {
  const {easy, ease = null, answers = null} = measured;
  if (easy !== undefined) return inPercent(share(easy, answers));
  if (measured.lowLeast !== undefined) return onOwnScale(measured);
  return total(ease === null ? null : 100 * ease, answers);
}

function inPercent(made: Calculated): Calculated {
  const {value, interval} = made;
  return {...made, value: value === null ? null : 100 * value, interval: interval && [100 * interval[0], 100 * interval[1]]};
}

/** The mean of answers to one scale; of several there is none. */
function onOwnScale({ease = null, answers = null, lowLeast, lowMost, highLeast, highMost}: Measured): Calculated {
  const isOne = lowLeast === lowMost && highLeast === highMost;
  if (ease === null || lowLeast == null || highLeast == null) return total(null, answers);
  if (!isOne) return {...total(null, answers), reason: 'missing_input'};
  return total(lowLeast + ease * (highLeast - lowLeast), answers);
}
