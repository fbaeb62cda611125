import {checkMetric} from '@crm-widgets/testing/node';
import {salesGrowthRate} from './sales-growth-rate.js';

checkMetric(salesGrowthRate, [
  {
    name: 'compares with the period before; from nothing there is no rate',
    tables: {transactions: [
      {
        issued_at: '2024-01-15', amount: 100}, {issued_at: '2024-02-15', amount: 150}, {issued_at: '2024-03-15',
        amount: 75,
      },
    ]},
    period: '2024-01..2024-03',
    measured: [{revenue: 100, earlier: 0}, {revenue: 150, earlier: 100}, {revenue: 75, earlier: 150}],
    expected: [
      {value: null, reason: 'zero_denominator'}, {value: 0.5}, {value: -0.5, numerator: -75, denominator: 150},
    ],
    source: 'by hand',
  },
  {
    name: 'measures growth from below zero against the absolute value, and says so',
    tables: {transactions: [
      {issued_at: '2024-01-15', amount: -50, kind: 'refund'}, {issued_at: '2024-02-15', amount: 25},
    ]},
    period: '2024-02',
    expected: [{value: 1.5, warnings: {negative_previous: 1}}],
    source: '(25 + 50) / 50',
  },
  {
    name: 'compares with the year before',
    tables: {transactions: [{issued_at: '2023-02-28', amount: 200}, {issued_at: '2024-02-29', amount: 220}]},
    period: '2024-02', params: {against: 'year_ago'},
    expected: [{value: 0.1}],
    source: 'by hand',
  },
  {
    name: 'adds up the deals won when sales are deals',
    tables: {deals: [
      {stage: 'Won', amount: 100, created_at: '2024-01-01', closed_at: '2024-01-31'},
      {stage: 'Won', amount: 125, created_at: '2024-01-01', closed_at: '2024-02-01'},
      {stage: 'Lost', amount: 999, created_at: '2024-01-01', closed_at: '2024-02-01'},
    ]},
    period: '2024-02', params: {of: 'deals'},
    expected: [{value: 0.25}],
    source: 'by hand',
  },
]);
