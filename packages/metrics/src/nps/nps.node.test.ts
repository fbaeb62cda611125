import {checkMetric} from '@crm-widgets/testing/node';
import {nps} from './nps.js';

let responses = 0;
/** So many answers of one score, each of another person. */
const answers = (count: number, score: number, more: object = {}) => Array.from({length: count}, () => {
  responses += 1;
  return {response_id: `r${responses}`, survey: 'nps', score, responded_at: '2024-01-10', person_id: `p${responses}`, ...more};
});
const of = (customer_id: string, person_id: string | null, score: number, responded_at: string) =>
  ({survey: 'nps', score, responded_at, customer_id, person_id});
const pays = (customer_id: string, unit_amount: number, more: object = {}) =>
  ({customer_id, started_at: '2023-01-01', unit_amount, ...more});

/** Two of a go both ways, b is for, c was against and its word is old by July, d has one who changes sides. */
const accounts = [
  of('a', 'a1', 9, '2024-01-05'), of('a', 'a2', 6, '2024-01-08'), of('b', 'b1', 10, '2024-01-05'), of('b', 'b2', 8, '2024-01-06'),
  of('c', 'c1', 0, '2024-01-02'), of('d', 'd1', 2, '2024-01-03'), of('d', 'd1', 9, '2024-02-10'),
];

checkMetric(nps, [
  {
    name: 'F1: is the share of promoters less that of detractors, of 100, with its interval',
    tables: {surveys: [...answers(162, 9), ...answers(108, 8), ...answers(54, 6)]}, period: '2024-01',
    measured: [{promoters: 162, detractors: 54, answers: 324}],
    expected: [{value: 100 / 3, n: 324, interval: [25.21738381953, 41.44928284713], warnings: {few_answers: 0}}],
    source: 'conformance F1: 33.33, 8.12 to either side',
  },
  {
    name: 'F2: 70 of 100 for, 10 against',
    tables: {surveys: [...answers(35, 10), ...answers(35, 9), ...answers(20, 7), ...answers(10, 0)]}, period: '2024-01',
    expected: [{value: 60, numerator: 60, denominator: 100, interval: [46.99906961879, 73.00093038121]}],
    source: 'conformance F2: 13.00 to either side',
  },
  {
    name: 'counts of each person the last answer of each month, and in the quarter the last of all',
    tables: {surveys: [
      of('a', 'x', 10, '2024-01-03'), of('a', 'x', 3, '2024-01-20'), of('a', 'x', 8, '2024-02-01'), of('a', 'y', 9, '2024-01-31T23:59:59Z'),
    ]},
    period: '2024-01..2024-03',
    measured: [{promoters: 1, detractors: 1, answers: 2}, {promoters: 0, detractors: 0, answers: 1}, {answers: 0}],
    expected: [{value: 0, warnings: {few_answers: 2}}, {value: 0}, {value: null, reason: 'zero_denominator'}],
    source: 'by hand',
  },
  {
    name: 'counts the last answer of the quarter',
    tables: {surveys: [of('a', 'x', 10, '2024-01-03'), of('a', 'x', 3, '2024-02-20'), of('a', 'y', 9, '2024-01-31')]},
    period: '2024-Q1', grain: 'quarter',
    expected: [{value: 0, n: 2}],
    source: 'by hand: 3 and 9',
  },
  {
    name: 'counts what was the last answer at as-of',
    tables: {surveys: [of('a', 'x', 10, '2024-01-03T10:00:00Z'), of('a', 'x', 3, '2024-01-20T10:00:00Z')]},
    period: '2024-01', asOf: '2024-01-20T09:00:00Z',
    expected: [{value: 100, n: 1}],
    source: 'metrics.md 0.1',
  },
  {
    name: 'counts all answers when asked to',
    tables: {surveys: [of('a', 'x', 10, '2024-01-03'), of('a', 'x', 3, '2024-01-20'), of('a', 'x', 9, '2024-01-21')]},
    period: '2024-01', params: {dedupe: 'none'},
    expected: [{value: 100 / 3, n: 3}],
    source: '(2 - 1) / 3',
  },
  {
    name: 'knows who says no person by the customer, and those who say neither not at all',
    tables: {surveys: [of('a', null, 10, '2024-01-03'), of('a', null, 3, '2024-01-20'), ...answers(2, 9, {person_id: null})]},
    period: '2024-01',
    expected: [{value: 100 / 3, n: 3}],
    source: '3 of customer a, and two promoters',
  },
  {
    name: 'leaves out and counts scores beyond the scale, and scales that are none of a net promoter score',
    tables: {surveys: [
      ...answers(3, 9), ...answers(1, 11), ...answers(1, -1), ...answers(1, 5, {scale_min: 1, scale_max: 5}),
      ...answers(1, 9, {survey: 'csat'}),
    ]},
    period: '2024-01',
    measured: [{answers: 3, refused: 3}],
    expected: [{value: 100, n: 3, warnings: {out_of_scale: 3}}],
    source: 'metrics.md 9',
  },
  {
    name: 'cuts a scale from 1 at the same scores, and says so',
    tables: {surveys: [...answers(1, 9, {scale_min: 1}), ...answers(1, 7, {scale_min: 1}), ...answers(1, 6)]}, period: '2024-01',
    expected: [{value: 0, n: 3, warnings: {scale_from_one: 2}}],
    source: 'metrics.md 9.1',
  },
  {
    name: 'by account is of those with more of their people for than against, as their answers last',
    tables: {surveys: accounts}, period: '2024-01..2024-08', params: {weight: 'account'},
    measured: [
      {promoters: 1, detractors: 2, answers: 4}, {promoters: 2, detractors: 1, answers: 4}, {answers: 4}, {answers: 4}, {answers: 4},
      {promoters: 2, detractors: 0, answers: 3}, {promoters: 1, detractors: 0, answers: 1}, {answers: 0},
    ],
    expected: [
      {value: -25}, {value: 25}, {value: 25}, {value: 25}, {value: 25}, {value: 200 / 3}, {value: 100, n: 1},
      {value: null, reason: 'zero_denominator'},
    ],
    source: 'by hand: b for, c and d against, a neither; then d for. the 180 days of c are over on 30 June',
  },
  {
    name: 'by revenue weighs accounts by what they pay a month',
    tables: {
      surveys: accounts,
      subscriptions: [
        pays('a', 100), pays('b', 50), pays('c', 20, {valid_from: '2023-01-01', valid_to: '2024-02-10'}),
        pays('c', 40, {valid_from: '2024-02-10'}), pays('d', 30), pays('e', 999),
      ],
    },
    period: '2024-01..2024-02', params: {weight: 'mrr'},
    measured: [{promotersMrr: 50, detractorsMrr: 50, mrr: 200, answers: 4}, {promotersMrr: 80, detractorsMrr: 40, mrr: 220, answers: 4}],
    expected: [{value: 0, n: 4, interval: null}, {value: 100 * 40 / 220}],
    source: 'by hand: b 50, c 20 and d 30 of 200; then b 50 and d 30, c 40 of 220',
  },
]);
