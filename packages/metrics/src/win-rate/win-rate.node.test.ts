import {checkMetric, salesOpportunities} from '@crm-widgets/testing/node';
import {winRate} from './win-rate.js';

const deals = [
  {stage: 'Closed Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-01-20'},
  {stage: 'Closed Lost', amount: 300, created_at: '2024-01-01', closed_at: '2024-01-31', lost_reason: 'price'},
  {stage: 'Closed Lost', amount: 50, created_at: '2024-01-01', closed_at: '2024-01-31', lost_reason: 'duplicate'},
  {stage: 'Closed Won', amount: null, created_at: '2024-01-01', closed_at: '2024-01-31'},
  {stage: 'Closed Won', amount: 1, created_at: '2023-12-01', closed_at: '2024-02-01'},
  {stage: 'Demo', amount: 1, created_at: '2024-01-01'},
  {stage: 'Closed Won', amount: 1, created_at: '2024-01-01', closed_at: '2024-01-31', type: 'renewal'},
];

checkMetric(winRate, [
  {
    name: 'share of closed deals that were won; open deals and renewals do not count',
    tables: {deals}, period: '2024-01..2024-03',
    measured: [{won: 2, closed: 4}, {won: 1, closed: 1}, {won: 0, closed: 0}],
    expected: [
      {value: 0.5, n: 4, interval: [0.150038988, 0.849961012]}, {value: 1, n: 1},
      {value: null, reason: 'zero_denominator', interval: null},
    ],
    source: 'counted by hand; Wilson interval of 2 in 4',
  },
  {
    name: 'by amount, leaves out deals without one and says how many',
    tables: {deals}, period: '2024-01', params: {weight: 'amount', excludeLostReasons: ['duplicate']},
    expected: [{value: 0.25, numerator: 100, denominator: 400, n: 2, interval: null, warnings: {amount_missing: 1}}],
    source: '100 of 100 + 300',
  },
  {
    name: 'by the date of creation',
    tables: {deals}, period: '2023-12', params: {attribution: 'created'}, asOf: '2024-03-01',
    measured: [{won: 1, closed: 1, stillOpen: 0}],
    expected: [{value: 1, n: 1, immature: false}],
    source: 'counted by hand',
  },
  {
    name: 'by the date of creation is immature while deals of that time are open; those closed after as-of are',
    tables: {deals}, period: '2024-01', params: {attribution: 'created'}, asOf: '2024-01-25',
    measured: [{won: 1, closed: 1, stillOpen: 4}],
    expected: [{value: 1, n: 1, immature: true}],
    source: 'counted by hand: four of the five others are open on the 25th and no renewal',
  },
  {
    name: 'says how many deals were to be closed in the period and are open',
    tables: {deals: [
      ...deals, {stage: 'Demo', created_at: '2024-01-01', expected_close: '2024-01-20'},
      {stage: 'Demo', created_at: '2024-01-01', expected_close: '2024-02-20'},
      {stage: 'Demo', created_at: '2024-01-01', expected_close: '2024-01-20', type: 'renewal'},
      {stage: 'Won', created_at: '2024-01-01', expected_close: '2024-01-20', closed_at: '2024-03-02'},
    ]},
    period: '2024-01', asOf: '2024-03-01',
    measured: [{won: 2, closed: 4, overdue: 2}],
    expected: [{value: 0.5, immature: false, warnings: {overdue_deals: 2}}],
    source: 'metrics.md 6.1; the last one was still open on 1 March',
  },
  {
    name: 'says how many deals of other types are left out',
    tables: {deals: [...deals, {...deals[0], type: 'New Business'}]}, period: '2024-01',
    measured: [{won: 2, closed: 4, otherTypes: 1}],
    expected: [{value: 0.5, warnings: {other_deal_types: 1}}],
    source: 'by hand: the renewal is known',
  },
  {
    name: 'believes the flags of a file rather than the names of its stages',
    tables: {deals: [
      {stage: 'Done', is_closed: true, is_won: true, created_at: '2024-01-01', closed_at: '2024-01-02'},
      {stage: 'Won', is_closed: true, is_won: false, created_at: '2024-01-01', closed_at: '2024-01-02'},
    ]},
    period: '2024-01',
    expected: [{value: 0.5}],
    source: 'counted by hand',
  },
  {
    name: 'G3: 4 238 of 6 711',
    tables: {deals: salesOpportunities}, period: '2017', grain: 'year',
    measured: [{won: 4238, closed: 6711}],
    expected: [{value: 4238 / 6711, n: 6711}],
    source: 'conformance G3: 63.15 %',
  },
  {
    name: 'G3: the value won',
    tables: {deals: salesOpportunities}, period: '2017', grain: 'year', params: {weight: 'amount'},
    expected: [{numerator: 10005534}],
    source: 'conformance G3',
  },
]);
