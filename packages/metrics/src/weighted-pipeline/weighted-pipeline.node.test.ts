import {checkMetric} from '@crm-widgets/testing/node';
import {weightedPipeline} from './weighted-pipeline.js';

const deals = [
  {stage: 'Demo', amount: 1000, probability: 0.2, created_at: '2024-01-10'},
  {stage: 'Proposal', amount: 500, probability: 0.5, created_at: '2024-01-10', closed_at: null},
  {stage: 'Won', amount: 300, probability: 1, created_at: '2024-01-10', closed_at: '2024-02-10'},
  {stage: 'Demo', amount: null, probability: 0.2, created_at: '2024-01-10'},
  {stage: 'Lost', amount: 100, probability: 0, created_at: '2024-01-10'},
];

checkMetric(weightedPipeline, [
  {
    name: 'adds up deals open at the end of the period, each by its chance; one without amount is left out and counted',
    tables: {deals}, period: '2023-12..2024-02',
    measured: [{weighted: 0, deals: 0}, {weighted: 750, deals: 3, unweighted: 1}, {weighted: 450, deals: 2}],
    expected: [{value: 0, n: 0}, {value: 750, n: 3, warnings: {unweighted_deals: 1}}, {value: 450, n: 2}],
    source: '200 + 250, and 300 until it closed; one lost on an unknown day was never surely open',
  },
  {
    name: 'takes the chance of a stage where it is given',
    tables: {deals}, period: '2024-02', params: {probabilities: {Demo: 0.5}},
    expected: [{value: 750}],
    source: '1000 x 0.5 + 500 x 0.5',
  },
  {
    name: 'knows nothing of deals without any chance',
    tables: {deals: [{stage: 'Demo', amount: 1000, created_at: '2024-01-10'}]}, period: '2024-02',
    expected: [{value: null, reason: 'missing_input', warnings: {unweighted_deals: 1}}],
    source: 'by hand',
  },
]);
