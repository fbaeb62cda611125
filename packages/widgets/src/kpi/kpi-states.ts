import type {KpiResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {Answers, emptyOf, notFound, partialOf, readyWith, refused, type ShownState} from '../shared/answers.js';
import {CrmKpi} from './kpi-element.js';
import {june, measured, monthly} from './kpi-samples.js';

/** A KPI that is given its answers. */
export class ShownKpi extends CrmKpi {
  readonly answers = new Answers<KpiResult>();

  protected override get needsSource(): boolean {
    return false;
  }

  protected override answer(): Promise<Outcome<KpiResult>> {
    return this.answers.next();
  }
}

const revenue = readyWith(june, 'Revenue');
const of = (more: Partial<KpiResult>): Outcome<KpiResult> => readyWith({...june, ...more}, 'Revenue');

const churn: Partial<KpiResult> = {
  metric: 'customer-churn-rate', unit: 'ratio', better: 'down', currency: null,
  current: measured(0.0312, {n: 842, interval: [0.0214, 0.0452], isPartial: true}), previous: measured(0.028),
  change: {absolute: 0.0032, relative: 0.114}, target: 0.03, status: 'near',
  series: monthly('1997-07-01', [0.031, 0.034, 0.036, 0.03, 0.026, 0.025, 0.028, 0.033, 0.036, 0.032, 0.028, 0.0312])
    .map((point, i) => ({...point, isPartial: i === 11})),
};

const groups = ['web', 'store', 'partner', 'catalogue', 'telephone', 'fair', ''].map((key, i) => ({
  key, current: measured(4000 / (i + 1), {n: 90 - 14 * i}), previous: measured(3900 / (i + 1)),
}));

/** Every state of a KPI, for stories and tests alike. */
export const kpiStates = {
  'loading': {answers: [null], attributes: {metric: 'revenue', target: '6000'}, shows: 'loading'},
  'ready': {answers: [revenue], attributes: {metric: 'revenue'}, shows: 'ready'},
  'target missed': {
    answers: [of({target: 6000, status: 'missed'})], attributes: {metric: 'revenue', target: '6000'}, shows: 'ready',
  },
  'target met': {
    answers: [of({
      metric: 'mrr', currency: 'EUR', current: measured(1_243_901.5, {n: 1804}), previous: measured(1_190_000),
      change: {absolute: 53_901.5, relative: 0.0453}, target: 1_200_000, status: 'met',
    })],
    attributes: {metric: 'mrr', target: '1200000'}, shows: 'ready',
  },
  'a rate, near its target, in a month that is not over': {
    answers: [of(churn)], attributes: {metric: 'customer-churn-rate', target: '0.03'}, shows: 'ready',
  },
  'a duration': {
    answers: [of({
      metric: 'sales-cycle', unit: 'duration', better: 'down', currency: null,
      current: measured(57 * 86_400, {n: 4238}),
      previous: measured(50 * 86_400), change: {absolute: 7 * 86_400, relative: 0.14},
    })],
    attributes: {metric: 'sales-cycle'}, shows: 'ready',
  },
  'a small base': {
    answers: [of({
      metric: 'win-rate', unit: 'ratio', currency: null, current: measured(2 / 3, {n: 3, interval: [0.2077, 0.9385]}),
      previous: null, change: null, series: monthly('1998-06-01', [2 / 3]),
    })],
    attributes: {metric: 'win-rate'}, shows: 'ready',
  },
  'unknown, with the reason': {
    answers: [of({
      metric: 'cac', better: 'down', current: measured(null, {n: 0, reason: 'zero_denominator'}),
      change: {absolute: null, relative: null},
      series: monthly('1998-01-01', [310, 280, null, 295, 300, null]),
    })],
    attributes: {metric: 'cac'}, shows: 'ready',
  },
  'below zero': {
    answers: [of({current: measured(-1204.5, {n: 12}), change: {absolute: -8476.49, relative: -1.1656}})],
      attributes: {metric: 'revenue'}, shows: 'ready',
  },
  'with groups': {answers: [of({groups})], attributes: {metric: 'revenue', by: 'channel'}, shows: 'ready'},
  'values alone': {
    answers: [of({
      metric: 'cac', better: 'down', currency: 'EUR', period: null, current: measured(300, {n: 40}),
      previous: null, change: null, series: [],
    })],
    attributes: {metric: 'cac'}, shows: 'ready',
  },
  'partial': {answers: [partialOf(revenue)], attributes: {metric: 'revenue'}, shows: 'partial'},
  'stale': {answers: [revenue, notFound], attributes: {metric: 'revenue'}, shows: 'stale'},
  'empty: no rows': {answers: [emptyOf(revenue, 'no_rows')], attributes: {metric: 'revenue'}, shows: 'empty'},
  'empty: none in the period': {
    answers: [emptyOf(revenue, 'none_in_period')], attributes: {metric: 'revenue'}, shows: 'empty',
  },
  'empty: all filtered out': {
    answers: [emptyOf(revenue, 'filtered_out')], attributes: {metric: 'revenue'}, shows: 'empty',
  },
  'unsupported': {answers: [refused], attributes: {metric: 'revenue'}, shows: 'unsupported'},
  'error': {answers: [notFound], attributes: {metric: 'revenue'}, shows: 'error'},
} as const satisfies Record<string, ShownState<KpiResult>>;
