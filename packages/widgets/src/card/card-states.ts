import type {KpiResult} from '@crm-widgets/core';
import type {ShownState} from '../shared/answers.js';
import {churnInJune, givenValues, revenueOf} from './card-samples.js';

/** Widgets whose card is worth a look, for stories and tests alike. */
export const cardStates = {
  'rows left out, answered by columns': {
    answers: [revenueOf('columns')], attributes: {metric: 'revenue', where: '{"channel": "web"}'}, shows: 'partial',
  },
  'answered by DuckDB': {answers: [revenueOf('duckdb')], attributes: {metric: 'revenue'}, shows: 'partial'},
  'a rate in a month that is not over': {answers: [churnInJune()], attributes: {metric: 'customer-churn-rate'}, shows: 'ready'},
  'values that the page gave': {answers: [givenValues()], attributes: {metric: 'cac'}, shows: 'ready'},
} as const satisfies Record<string, ShownState<KpiResult>>;
