import {checkMetric} from '@crm-widgets/testing/node';
import {customerEffortScore} from './customer-effort-score.js';

const seven = [80, 210, 140, 110, 160, 180, 120].flatMap((count, place) =>
  Array.from({length: count}, () => ({survey: 'ces', score: place + 1, responded_at: '2024-01-10'})));
const one = (score: number, more: object = {}) => ({survey: 'CES', score, responded_at: '2024-01-10', ...more});

checkMetric(customerEffortScore, [
  {
    name: 'F8: 1000 answers from 1 to 7 are 51.3 of 100',
    tables: {surveys: seven}, period: '2024-01',
    measured: [{answers: 1000, ease: 3.08 / 6}],
    expected: [{value: 308 / 6, n: 1000}],
    source: 'conformance F8: (4.08 - 1) / 6',
  },
  {
    name: 'F8: on their own scale they are 4.08',
    tables: {surveys: seven}, period: '2024-01', params: {agg: 'native_mean'},
    expected: [{value: 4.08, n: 1000}],
    source: 'conformance F8: 4080 / 1000',
  },
  {
    name: 'F8: 46 % found it easy',
    tables: {surveys: seven}, period: '2024-01', params: {agg: 'pct_easy'},
    measured: [{easy: 460, answers: 1000}],
    expected: [{value: 46, interval: [42.93214266412, 49.09847140424]}],
    source: 'conformance F8; Wilson 460 of 1000',
  },
  {
    name: 'begins to be easy at 5 of 7, 7 of 10 and 4 of 5, and at 2 of 5 where effort is asked',
    tables: {surveys: [
      one(4), one(5), one(6, {scale_min: 0, scale_max: 10}), one(7, {scale_min: 0, scale_max: 10}),
      one(3, {scale_min: 1, scale_max: 5}), one(4, {scale_min: 1, scale_max: 5}),
      one(3, {scale_min: 1, scale_max: 5, scale_good: 'low'}), one(2, {scale_min: 1, scale_max: 5, scale_good: 'low'}),
    ]},
    period: '2024-01', params: {agg: 'pct_easy'},
    expected: [{value: 50, n: 8}],
    source: 'metrics.md 9.3',
  },
  {
    name: 'turns a scale of effort round, and leaves out and counts what a scale does not hold',
    tables: {surveys: [one(1), one(5), one(0), one(6)]}, period: '2024-01', params: {scaleMax: 5, scaleGood: 'low'},
    measured: [{ease: 0.5, answers: 2, refused: 2}],
    expected: [{value: 50, warnings: {out_of_scale: 2}}],
    source: 'metrics.md 9.3: 1 is 100, 5 is 0',
  },
  {
    name: 'of a scale turned round is told on it, high being easy',
    tables: {surveys: [one(1), one(2)]}, period: '2024-01', params: {scaleMax: 5, scaleGood: 'low', agg: 'native_mean'},
    expected: [{value: 4.5}],
    source: '5 and 4',
  },
  {
    name: 'of several scales has no mean of their own',
    tables: {surveys: [one(1), one(2, {scale_max: 5})]}, period: '2024-01', params: {agg: 'native_mean'},
    expected: [{value: null, reason: 'missing_input', n: 2}],
    source: 'metrics.md 9.3',
  },
]);
