import {checkMetric} from '@crm-widgets/testing/node';
import {grossMargin} from './gross-margin.js';

checkMetric(grossMargin, [
  {
    name: 'is what revenue leaves once goods are paid for; not known where there is none, negative where they cost more',
    tables: {
      transactions: [
        {issued_at: '2024-01-05', amount: 1100, cogs: 300}, {issued_at: '2024-01-20', amount: -100, kind: 'refund'},
        {issued_at: '2024-03-05', amount: 100, cogs: 150},
      ],
      expenses: [{incurred_at: '2024-01-10', amount: 100, category: 'cogs'}],
    },
    period: '2024-01..2024-03',
    measured: [{revenue: 1000, goods: 300, goodsExpenses: 100}, {revenue: 0}, {revenue: 100}],
    expected: [
      {value: 0.6, numerator: 600, denominator: 1000}, {value: null, reason: 'zero_denominator'}, {value: -0.5},
    ],
    source: '(1 000 - 400) / 1 000; (100 - 150) / 100',
  },
  {
    name: 'is unknown, not whole, where no cost ever is',
    tables: {transactions: [{issued_at: '2024-01-05', amount: 100}]},
    period: '2024-01',
    expected: [{value: null, reason: 'missing_input', denominator: 100}],
    source: 'metrics.md 3.7',
  },
  {
    name: 'takes stock where that is how goods are counted',
    tables: {transactions: [{issued_at: '2024-01-05', amount: 1000}]},
    period: '2024-01', params: {mode: 'inventory', openingStock: 1000, purchases: 400, closingStock: 900},
    expected: [{value: 0.5}],
    source: '(1 000 - 500) / 1 000',
  },
]);
