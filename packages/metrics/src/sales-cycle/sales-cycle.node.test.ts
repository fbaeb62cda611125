import {checkMetric, salesOpportunities} from '@crm-widgets/testing/node';
import {salesCycle} from './sales-cycle.js';

const deals = [
  {stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-11'},
  {stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-21'},
  {stage: 'Won', created_at: '2024-01-15', closed_at: '2024-01-15'},
  {stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-02'},
  {stage: 'Won', created_at: '2024-02-01', closed_at: '2024-01-02'},
  {stage: 'Lost', created_at: '2024-01-01', closed_at: '2024-01-31'},
];
const DAY = 86_400;

checkMetric(salesCycle, [
  {
    name: 'is the median of days from creation to close of deals won; one closed before is left out and counted',
    tables: {deals}, period: '2024-01..2024-02',
    measured: [{days: 5.5, deals: 4, negative: 1}, {days: null, deals: 0}],
    expected: [{value: 5.5 * DAY, n: 4, warnings: {negative_cycle: 1}}, {value: null, reason: 'no_data', n: 0}],
    source: 'median of 0, 1, 10 and 20 days',
  },
  {
    name: 'is the mean, or what nine in ten stay below',
    tables: {deals}, period: '2024-01', params: {agg: 'mean'},
    expected: [{value: 7.75 * DAY}],
    source: '(0 + 1 + 10 + 20) / 4 days',
  },
  {
    name: 'is what nine in ten stay below',
    tables: {deals}, period: '2024-01', params: {agg: 'p90'},
    expected: [{value: 17 * DAY}],
    source: 'type 7: 10 + 0.7 x (20 - 10) days',
  },
  {
    name: 'starts when the person of a deal was first qualified; deals of nobody are left out and counted',
    tables: {
      deals: [
        {deal_id: '1', person_id: 'p', stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-21'},
        {deal_id: '2', person_id: null, stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-21'},
      ],
      people: [
        {person_id: 'p', created_at: '2023-12-01', qualified_at: '2024-01-16'},
        {person_id: 'p', created_at: '2023-12-01', qualified_at: '2024-01-11'},
      ],
    },
    period: '2024-01', params: {from: 'qualified'},
    expected: [{value: 10 * DAY, n: 1, warnings: {negative_cycle: 0, cycle_unknown: 1}}],
    source: 'from 11 to 21 January',
  },
  {
    name: 'starts when a deal first entered a stage',
    tables: {
      deals: [{deal_id: '1', stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-21'}],
      deal_stages: [
        {deal_id: '1', stage: 'Demo', entered_at: '2024-01-10'},
        {deal_id: '1', stage: 'Lead', entered_at: '2024-01-03'},
      ],
    },
    period: '2024-01', params: {from: 'first_stage'},
    expected: [{value: 18 * DAY, n: 1}],
    source: 'from 3 to 21 January',
  },
  {
    name: 'ends when the deal last entered a closed stage, where there is a history',
    tables: {
      deals: [
        {deal_id: '1', stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-31'},
        {deal_id: '2', stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-31'},
      ],
      deal_stages: [
        {deal_id: '1', stage: 'Lost', entered_at: '2024-01-05'}, {deal_id: '1', stage: 'Demo', entered_at: '2024-01-08'},
        {deal_id: '1', stage: 'Closed Won', entered_at: '2024-01-11'}, {deal_id: '1', stage: 'Won', entered_at: '2024-02-11'},
        {deal_id: '2', stage: 'Demo', entered_at: '2024-01-08'},
      ],
    },
    period: '2024-01', params: {agg: 'mean'},
    expected: [{value: 20 * DAY, n: 2}],
    source: 'by hand: 10 days by history, 30 of a deal whose history tells no close; what is after as-of is not known',
  },
  {
    name: 'ends when the deal itself says, when asked to',
    tables: {
      deals: [{deal_id: '1', stage: 'Won', created_at: '2024-01-01', closed_at: '2024-01-31'}],
      deal_stages: [{deal_id: '1', stage: 'Won', entered_at: '2024-01-11'}],
    },
    period: '2024-01', params: {closeDateSource: 'deal'},
    expected: [{value: 30 * DAY, n: 1}],
    source: 'by hand',
  },
  {
    name: 'is from instant to instant where both say times of day, to the second',
    tables: {deals: [
      {stage: 'Won', created_at: '2024-01-01T18:00Z', closed_at: '2024-01-03T06:00Z'},
      {stage: 'Won', created_at: '2024-01-01T06:00Z', closed_at: '2024-01-03T18:00Z'},
      {stage: 'Won', created_at: '2024-01-04T18:00Z', closed_at: '2024-01-04T17:00Z'},
    ]},
    period: '2024-01', params: {agg: 'mean'},
    measured: [{days: 2, deals: 2, negative: 1}], expected: [{value: 2 * DAY, n: 2}],
    source: 'metrics.md 6.2, by hand: 1.5 and 2.5 days; an hour before it was made is no cycle',
  },
  {
    name: 'has whole local days where either is a date without a time',
    tables: {deals: [{stage: 'Won', created_at: '2024-03-29T20:00Z', closed_at: '2024-04-01'}]},
    period: '2024-04', zone: 'Europe/Paris',
    expected: [{value: 3 * DAY, n: 1}],
    source: 'metrics.md 6.2, by hand: 29 March to 1 April, with the shorter day of 31 March',
  },
  {
    name: 'ends at the instant of the history though the deal says a date alone',
    tables: {
      deals: [
        {deal_id: '1', stage: 'Won', created_at: '2024-01-01T12:00Z', closed_at: '2024-01-20'},
        {deal_id: '2', stage: 'Won', created_at: '2024-01-01T12:00Z', closed_at: '2024-01-20'},
      ],
      deal_stages: [{deal_id: '1', stage: 'Won', entered_at: '2024-01-10T00:00Z'}],
    },
    period: '2024-01', params: {agg: 'mean'},
    expected: [{value: 13.75 * DAY, n: 2}],
    source: 'metrics.md 2 (Salesforce) and 6.2, by hand: 8.5 days by history, 19 by the date',
  },
  {
    name: 'of lost deals is a number of its own',
    tables: {deals: [...deals, {...deals[0], stage: 'Lost', type: 'upsell'}]}, period: '2024-01', params: {outcome: 'lost'},
    expected: [{value: 30 * DAY, n: 1, warnings: {other_deal_types: 1}}],
    source: 'by hand',
  },
  {
    name: 'G3: median 57 days',
    tables: {deals: salesOpportunities}, period: '2017', grain: 'year',
    expected: [{value: 57 * DAY, n: 4238}],
    source: 'conformance G3',
  },
  {
    name: 'G3: mean 51.78 days',
    tables: {deals: salesOpportunities}, period: '2017', grain: 'year', params: {agg: 'mean'},
    expected: [{value: 219_452 / 4238 * DAY, n: 4238}],
    source: 'conformance G3',
  },
]);
