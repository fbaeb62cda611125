import {describe, expect, it} from 'vitest';
import {checkMetric} from '@crm-widgets/testing/node';
import {pipelineVelocity} from './pipeline-velocity.js';

const many = <T>(count: number, row: T): T[] => Array.from({length: count}, () => row);
const won = {stage: 'Won', amount: 42_000, created_at: '2024-01-01', closed_at: '2024-03-19'};
const lost = {stage: 'Lost', amount: 1, created_at: '2024-03-01', closed_at: '2024-03-20'};
const deals = [
  ...many(6, won), ...many(19, lost),
  ...many(18, {stage: 'Demo', amount: 5, created_at: '2024-03-01', probability: 0.2}),
  {stage: 'Dead', amount: 5, created_at: '2024-03-01', probability: 0},
  {stage: 'Won', amount: 7, created_at: '2024-02-01', closed_at: '2024-03-01', type: 'renewal'},
];

checkMetric(pipelineVelocity, [
  {
    name: 'G1: 18 x 42 000 x 24 % / 78 days',
    tables: {deals}, period: '2024-03',
    measured: [{deals: 18, won: 6, closed: 25, amount: 42_000, days: 78}],
    expected: [{value: 2326.153846153846, numerator: 181_440, denominator: 78, n: 18}],
    source: 'conformance G1: 2 326.15 a day; 31 + 29 + 18 days, 6 of 25 won',
  },
  {
    name: 'for a month',
    tables: {deals}, period: '2024-03', params: {per: 'month'},
    expected: [{value: 70_802.307692307692}],
    source: '2 326.153846 x 30.4375',
  },
  {
    name: 'with the deals made in a month',
    tables: {deals}, period: '2024-03', params: {n: 'created_per_month'},
    expected: [{n: 38}],
    source: '19 lost, 18 open, 1 dead',
  },
  {
    name: 'looks at a year where fewer than twenty deals were closed in the days before; won at once has no speed',
    tables: {deals: [
      {stage: 'Won', amount: 100, created_at: '2023-08-01', closed_at: '2023-08-11'},
      {stage: 'Lost', amount: 100, created_at: '2023-08-01', closed_at: '2023-08-11'},
      {stage: 'Demo', amount: 5, created_at: '2024-03-01'},
    ]},
    period: '2024-03',
    measured: [{won: 0, closed: 0, wonOfYear: 1, closedOfYear: 2, daysOfYear: 10}],
    expected: [{value: 5, n: 1}],
    source: '1 x 100 x 50 % / 10',
  },
  {
    name: 'is unknown where no deal was closed',
    tables: {deals: [{stage: 'Demo', amount: 5, created_at: '2024-03-01'}]},
    period: '2024-03',
    expected: [{value: null, reason: 'zero_denominator', n: 1}],
    source: '0 of 0 won',
  },
]);

describe('pipeline-velocity', () => {
  it('has no speed where deals were won on the day they were made', () => {
    const measured = {deals: 1, won: 20, closed: 20, amount: 10, days: 0};
    expect(pipelineVelocity.calculate(measured, {n: 'open', per: 'day'})).toMatchObject({value: null,
      reason: 'zero_denominator'});
  });
});
