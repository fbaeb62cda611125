import type {KpiResult, TrendResult} from '@crm-widgets/core';
import type {Outcome} from '@crm-widgets/runtime';
import {june, monthly} from '../kpi/kpi-samples.js';
import {Answers, emptyOf, notFound, partialOf, readyWith, refused, type ShownState} from '../shared/answers.js';
import {CrmTrend} from './trend-element.js';

/** A trend that is given its answers. */
export class ShownTrend extends CrmTrend {
  readonly answers = new Answers<TrendResult>();

  protected override get needsSource(): boolean {
    return false;
  }

  protected override answer(): Promise<Outcome<TrendResult>> {
    return this.answers.next();
  }
}

/** Twelve months before those of the sample. */
const before: KpiResult = {
  ...june, period: {from: '1997-06-01', until: '1997-07-01'},
  series: monthly('1996-07-01', [8100, 7300, 8200, 7000, 9900, 8800, 7100, 6900, 8000, 7400, 6800, 6100]),
};

const trend = (metrics: KpiResult[]) => readyWith<TrendResult>({metrics, warnings: []}, 'Revenue');
const revenue = trend([june, before]);
const unfinished = {...june, series: june.series.map((point, i) => ({...point, isPartial: i === 11}))};
const withGaps = {...june, series: monthly('1997-07-01',
  [9011, null, 8400, 9100, null, null, 7600, null, 9200, 6200, 7271, 5590])};
const churn: KpiResult = {
  ...june, metric: 'customer-churn-rate', unit: 'ratio', better: 'down', currency: null,
  series: monthly('1997-07-01', [0.031, 0.034, 0.036, 0.03, 0.026, 0.025, 0.028, 0.033, 0.036, 0.032, 0.028, 0.0312]),
};
const answered: KpiResult = {
  ...june, metric: 'first-response-time', unit: 'duration', better: 'down', currency: null,
  series: monthly('1998-01-01', [9600, 8100, 3100, 4300, 2600, 2200]),
};
const growth: KpiResult = {...june, unit: 'money', series: monthly('1998-01-01', [1200, -300, -1800, 400, 2200, 900])};

/** Every state of a trend, for stories and tests alike. */
export const trendStates = {
  'loading': {answers: [null], attributes: {metric: 'revenue'}, shows: 'loading'},
  'ready': {answers: [revenue], attributes: {metric: 'revenue'}, shows: 'ready'},
  'without a comparison': {answers: [trend([june])], attributes: {metric: 'revenue', compare: 'none'}, shows: 'ready'},
  'a month that is not over': {answers: [trend([unfinished, before])], attributes: {metric: 'revenue'}, shows: 'ready'},
  'gaps': {answers: [trend([withGaps])], attributes: {metric: 'revenue'}, shows: 'ready'},
  'a rate': {answers: [trend([churn])], attributes: {metric: 'customer-churn-rate'}, shows: 'ready'},
  'a duration': {answers: [trend([answered])], attributes: {metric: 'first-response-time'}, shows: 'ready'},
  'below zero': {answers: [trend([growth])], attributes: {metric: 'revenue'}, shows: 'ready'},
  'one period': {answers: [trend([{...june, series: monthly('1998-06-01', [5590.87])}])],
    attributes: {metric: 'revenue'}, shows: 'ready'},
  'all equal': {answers: [trend([{...churn, series: monthly('1998-01-01', [0.03, 0.03, 0.03])}])],
    attributes: {metric: 'customer-churn-rate'}, shows: 'ready'},
  'two metrics': {answers: [trend([june, before, churn])], attributes: {metric: 'revenue,customer-churn-rate'},
    shows: 'ready'},
  'to be heard': {answers: [revenue], attributes: {metric: 'revenue', sonify: ''}, shows: 'ready'},
  'partial': {answers: [partialOf(revenue)], attributes: {metric: 'revenue'}, shows: 'partial'},
  'stale': {answers: [revenue, notFound], attributes: {metric: 'revenue'}, shows: 'stale'},
  'empty: no rows': {answers: [emptyOf(revenue, 'no_rows')], attributes: {metric: 'revenue'}, shows: 'empty'},
  'empty: none in the period': {answers: [emptyOf(revenue, 'none_in_period')], attributes: {metric: 'revenue'},
    shows: 'empty'},
  'empty: all filtered out': {answers: [emptyOf(revenue, 'filtered_out')], attributes: {metric: 'revenue'},
    shows: 'empty'},
  'unsupported': {answers: [refused], attributes: {metric: 'revenue'}, shows: 'unsupported'},
  'error': {answers: [notFound], attributes: {metric: 'revenue'}, shows: 'error'},
} as const satisfies Record<string, ShownState<TrendResult>>;
