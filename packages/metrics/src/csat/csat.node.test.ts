import {checkMetric} from '@crm-widgets/testing/node';
import {csat} from './csat.js';

const rated = (scores: readonly number[], more: object = {}) =>
  scores.map((score) => ({survey: 'csat', score, responded_at: '2024-01-10', ...more}));
const times = (count: number, score: number) => Array.from({length: count}, () => score);

checkMetric(csat, [
  {
    name: 'F6: 8 positive and 2 negative are 80 %',
    tables: {surveys: rated([...times(8, 1), ...times(2, 0)], {scale_min: 0, scale_max: 1})}, period: '2024-01',
    measured: [{satisfied: 8, rated: 10, refused: 0}],
    expected: [{value: 0.8, n: 10, interval: [0.49016246912, 0.94331784906]}],
    source: 'conformance F6; Wilson 8 of 10',
  },
  {
    name: 'F6: a neutral one is rated, and not satisfied',
    tables: {surveys: rated([...times(7, 3), 2, 1, 1], {scale_min: 1, scale_max: 3})}, period: '2024-01',
    expected: [{value: 0.7, n: 10}],
    source: 'conformance F6',
  },
  {
    name: 'takes the upper part of each scale: 4 and 5 of 5, 6 and 7 of 7, 8 and more of 0 to 10',
    tables: {surveys: [
      ...rated([3, 4, 5]), ...rated([5, 6, 7], {scale_min: 1, scale_max: 7}), ...rated([7, 8], {scale_min: 0, scale_max: 10}),
    ]},
    period: '2024-01',
    measured: [{satisfied: 5, rated: 8}],
    expected: [{value: 5 / 8}],
    source: 'metrics.md 9.2',
  },
  {
    name: 'turns a scale round whose low end is the good one',
    tables: {surveys: rated([1, 2, 3, 4], {scale_min: 1, scale_max: 5, scale_good: 'Low'})}, period: '2024-01',
    expected: [{value: 0.5, n: 4}],
    source: '1 and 2 of 5',
  },
  {
    name: 'counts the last rating of a ticket, and leaves out and counts what its scale does not hold',
    tables: {surveys: [
      {survey: 'csat', score: 1, responded_at: '2024-01-10', ticket_id: 't', person_id: 'a'},
      {survey: 'csat', score: 5, responded_at: '2024-01-11', ticket_id: 't', person_id: 'a'},
      {survey: 'csat', score: 2, responded_at: '2024-01-11', ticket_id: 'u', person_id: 'a'},
      {survey: 'csat', score: 6, responded_at: '2024-01-12', ticket_id: 't', person_id: 'a'},
      ...rated([3], {scale_min: 5, scale_max: 5}),
    ]},
    period: '2024-01',
    measured: [{satisfied: 1, rated: 2, refused: 2}],
    expected: [{value: 0.5, warnings: {out_of_scale: 2}}],
    source: 'metrics.md 9.2',
  },
  {
    name: 'says how many of those asked in the period answered by now; who did not is no rating',
    tables: {surveys: [
      {survey: 'csat', score: 5, sent_at: '2024-01-30', responded_at: '2024-02-01'},
      {survey: 'CSAT', score: null, sent_at: '2024-01-30', responded_at: null},
      {survey: 'csat', score: null, sent_at: '2024-01-31', responded_at: '2024-02-01'},
      {survey: 'csat', score: 1, sent_at: '2024-01-31', responded_at: '2024-03-01'},
      {survey: 'nps', score: 9, sent_at: '2024-01-31', responded_at: '2024-02-01'},
    ]},
    period: '2024-01..2024-02',
    measured: [{rated: 0, refused: 0, sent: 4, sentAndAnswered: 1}, {rated: 1, refused: 0, sent: 0}],
    expected: [{value: null, reason: 'zero_denominator'}, {value: 1, n: 1, warnings: {out_of_scale: 0}}],
    source: 'metrics.md 9: responses / sent; what is answered after as-of is not known',
  },
  {
    name: 'is the mean rating as part of its scale',
    tables: {surveys: rated([1, 4, 5])}, period: '2024-01..2024-02', params: {agg: 'mean'},
    expected: [{value: 7 / 12, n: 3}, {value: null, reason: 'zero_denominator'}],
    source: '(0 + 3/4 + 1) / 3',
  },
]);
