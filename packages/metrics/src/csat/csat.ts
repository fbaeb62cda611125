import type {Measure} from '@crm-widgets/core';
import {ratio, total} from '../calculators.js';
import {share} from '../share.js';
import {defineMetric} from '../define-metric.js';
import {cutAt, answersOf, responses, scaleParams} from '../facts/survey-params.js';
import {count, mean} from '../measures.js';
import {numberParam, oneOf} from '../params.js';

export const csat = defineMetric({
  id: 'csat',
  title: 'Customer satisfaction',
  description: 'Share of rated contacts whose rating is good.',
  unit: 'ratio', better: 'up',
  reference: 'metrics.md 9.2',
  formula: 'CSAT = ratings in the upper part of their scale / all ratings; 4 and 5 of 1 to 5',
  params: {
    agg: oneOf(['share', 'mean'], 'what stands for all of them: the share of good ratings, or their mean as part of the scale'),
    cut: numberParam(0.75, 'where on its scale, from 0 to 1, a rating begins to be good', 0, 1),
    ...scaleParams(1, 5),
  },
  tables: [['surveys']],
  measures({agg, cut, dedupe, scaleMin, scaleMax, scaleGood}, has): Readonly<Record<string, Measure>> {
    const {scope, refused} = answersOf({
      survey: 'csat', replaces: dedupe === 'latest' ? 'person' : 'ticket', scaleMin, scaleMax, scaleGood,
    });
    const rated = count(scope, {filter: {rate: {not: null}}});
    const others = {rated, refused, ...responses('csat', has)};
    return agg === 'mean'
      ? {rating: mean(scope, 'rate'), ...others}
      : {satisfied: count(scope, {filter: {rate: cutAt(cut)}}), ...others};
  },
  calculate({satisfied = null, rating, rated = null, refused}) {
    const made = rating === undefined ? share(satisfied, rated) : rated === 0 ? ratio(0, 0) : total(rating, rated);
    return {...made, warnings: {out_of_scale: refused ?? 0}};
  },
});
