import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {orders, returns} from './samples.js';

const cohorts = (attributes: Markup['attributes']): Markup => ({tag: 'crm-cohort-retention', attributes: {table: 'transactions', ...attributes}});
const quarters = {...returns, 'grain': 'quarter', 'period': '2023-Q4..2024-Q2', 'no-controls': true} as const;
const months = {...quarters, grain: 'month', period: '2024-02..2024-06', periods: '3'};

export const cohortRetentionGuide: WidgetGuide = {
  tags: ['crm-cohort-retention'],
  purpose: 'Who of each cohort came back, period by period: as a triangle, as curves, or as the average of all.',
  use: [
    'The question is whether newer customers stay longer than older ones did.',
    'A change of product or price is to be seen in those who came after it.',
    'Revenue of a cohort is to be followed: what it pays, and whether it grows past what it began with.',
  ],
  avoid: [
    'One rate for all is enough: take `crm-kpi` with `customer-retention-rate`.',
    'There are fewer than three cohorts: the triangle has nothing to compare.',
    'Customers buy once by nature: nobody is expected back.',
  ],
  content: [
    {good: '“Customers who bought again, by quarter of first order”', bad: '“Cohort analysis”', why: 'Few readers know the word; the title can say what a cohort is here.',
      pictures: {
        good: cohorts({...quarters, heading: 'Customers who bought again, by quarter of first order'}),
        bad: cohorts({...quarters, heading: 'Cohort analysis'}),
      }},
    {good: '`scale="diverging"` with a `target`', bad: 'The default scale, and the target in the text', why: 'Colour then says above or below what was wanted; a sign in the cell says it too.',
      pictures: {
        good: cohorts({...quarters, heading: 'Customers who bought again', scale: 'diverging', target: '0.6'}),
        bad: cohorts({...quarters, heading: 'Customers who bought again', description: 'Target: 60 %'}),
      }},
    {good: 'Quarters, where a month has few customers', bad: 'Months of a few heads, to the percent', why: 'One head more is fifteen points of a cohort of seven.',
      pictures: {good: cohorts({...quarters, heading: 'Customers who bought again'}), bad: cohorts({...months, heading: 'Customers who bought again'})}},
  ],
  keys: [
    ['← → ↑ ↓', 'From cell to cell, and to the name of a cohort; in curves along a line and from line to line.'],
    ['Home End', 'The first and the last cell of the row; with Ctrl of the whole triangle.'],
    ['P', 'Pins the cohort, to compare two.'],
    ['Enter Space', 'In a cell shows the rows behind it; on a name pins the cohort.'],
    ['Esc', 'Among these rows closes them; the focus goes back to what was picked.'],
    ...commonKeys,
  ],
  data: {
    tables: ['transactions', 'subscriptions', 'events'],
    says: 'Rows with somebody and a date: orders, versions of subscriptions, or events. `start` and `return` say which of them begin a cohort and which count as coming back.',
    samples: ['orders.csv'],
    example: cohorts({...orders, grain: 'month', period: '2024-03..2024-06'}),
  },
  computed: {
    says: 'A cohort is everybody whose first start lies in the period; its share in period k is of its own size. The average weighs each cohort by its size and takes only '
      + 'cells that are over. Empty cohorts stay in.',
    metrics: ['customer-retention-rate', 'repeat-purchase-rate', 'net-revenue-retention', 'gross-revenue-retention', 'clv'],
  },
  related: [
    {page: 'widgets-trend', name: 'Trend', why: 'Retention by the calendar.'},
    {page: 'widgets-funnel', name: 'Funnel', why: 'What comes before the first order.'},
    {page: 'widgets-kpi', name: 'KPI', why: 'One rate for all.'},
  ],
};
