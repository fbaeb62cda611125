import {checkMetric} from '@crm-widgets/testing/node';
import {cogs} from './cogs.js';

const sale = (issued_at: string, cost: number | null, more: object = {}) => ({issued_at, amount: 500, cogs: cost, ...more});

checkMetric(cogs, [
  {
    name: 'adds up what sales cost and the days of expenses for goods',
    tables: {
      transactions: [
        sale('2024-01-05', 300), sale('2024-01-31', 120), sale('2024-02-01', 50), sale('2024-01-06', 70, {status: 'open'}),
        sale('2024-01-08', -20, {kind: 'refund', amount: -30}),
      ],
      expenses: [
        {incurred_at: '2024-01-10', service_start: '2024-01-01', service_end: '2024-04-01', amount: 91, category: 'cogs'},
        {incurred_at: '2024-01-10', amount: 1000, category: 'support'},
      ],
    },
    period: '2024-01..2024-02',
    measured: [{goods: 400, goodsExpenses: 31, uncosted: 0}, {goods: 50, goodsExpenses: 29}],
    expected: [{value: 431}, {value: 79}],
    source: '300 + 120 - 20, and 1 for each of 91 days',
  },
  {
    name: 'is exact to the cent where binary fractions are not: 0.1 and 0.2 are 0.3',
    tables: {
      transactions: [sale('2024-01-05', 0.1)],
      expenses: [{incurred_at: '2024-01-10', amount: 0.2, category: 'cogs'}],
    },
    period: '2024-01',
    expected: [{value: 0.3}],
    source: 'by hand',
  },
  {
    name: 'counts sales without a cost as nothing, and says how many',
    tables: {transactions: [sale('2024-01-05', 300), sale('2024-01-06', null), sale('2024-02-06', null)]},
    period: '2024-01..2024-03',
    expected: [
      {value: 300, warnings: {cogs_missing: 1}}, {value: 0, warnings: {cogs_missing: 1}}, {value: 0, warnings: {cogs_missing: 0}},
    ],
    source: 'by hand',
  },
  {
    name: 'is unknown where nothing ever tells',
    tables: {
      transactions: [{issued_at: '2024-01-05', amount: 10}],
      expenses: [{incurred_at: '2024-01-10', amount: 1000, category: 'support'}],
    },
    period: '2024-01',
    expected: [{value: null, reason: 'missing_input', warnings: {cogs_missing: 0}}],
    source: 'metrics.md 0.2',
  },
  {
    name: 'takes the categories of expenses that it is told',
    tables: {expenses: [
      {incurred_at: '2024-01-10', amount: 100, category: 'cogs'}, {incurred_at: '2024-01-10', amount: 40, category: 'support'},
    ]},
    period: '2024-01', params: {cogsCategories: ['cogs', 'support']},
    expected: [{value: 140}],
    source: 'by hand',
  },
  {
    name: 'takes stock',
    tables: {transactions: [sale('2024-01-05', null)]},
    period: '2024-01', params: {mode: 'inventory', openingStock: 1000, purchases: 400, closingStock: 900},
    expected: [{value: 500}],
    source: '1 000 + 400 - 900',
  },
  {
    name: 'cannot take stock without all three numbers',
    tables: {transactions: [sale('2024-01-05', null)]},
    period: '2024-01', params: {mode: 'inventory', openingStock: 1000, purchases: 400},
    expected: [{value: null, reason: 'missing_input'}],
    source: 'metrics.md 3.7',
  },
]);
