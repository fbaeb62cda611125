import type {WidgetGuide} from '../blocks/guide.js';
import {commonKeys} from './common-keys.js';

export const trendGuide: WidgetGuide = {
  tags: ['crm-trend'],
  purpose: 'One or several metrics over time: where a number comes from and where it is heading, beside the range before it.',
  use: [
    'The path matters: a slope, a season, the month in which something changed.',
    'A period stands beside the one before, or the same a year before.',
    'Two or three metrics of one unit belong together: `metric="mrr,arr"`.',
  ],
  avoid: [
    'Only the last value counts: take `crm-kpi`, which has a small line as well.',
    'Groups are to be compared: take `crm-breakdown`.',
    'There are fewer than three periods: a line of two points says no more than two numbers.',
  ],
  content: [
    {good: '“Revenue by month”', bad: '“Revenue development chart 1997–1998”', why: 'The axis says which months; that it is a chart can be seen.'},
    {good: 'Leave an unfinished month as it is, dotted', bad: 'Cut it off, or let it end the line like any other',
      why: 'Half a month looks like a fall. Dotted, it says itself that it is not over.'},
    {good: '`compare="year"` for what has seasons', bad: '`compare="previous"` for what has seasons', why: 'December beside November says little of a shop.'},
  ],
  keys: [
    ['← →', 'From period to period; each is read out with its value and what it stands beside. From right to left they change places.'],
    ['Home End', 'The first and the last period.'],
    ['Enter Space', 'Picks the period: `crm-select`.'],
    ['Esc', 'Leaves the period.'],
    ...commonKeys.slice(0, 2),
  ],
  data: {
    tables: ['transactions'],
    says: 'The same tables as `crm-kpi` with that metric. A period without rows is 0 where the metric is a sum and a gap where it is a rate.',
    samples: ['orders.csv'],
    example: {tag: 'crm-trend', attributes: {
      'metric': 'revenue', 'src': 'data/samples/orders.csv', 'columns': '{"issued_at": "Date", "customer_id": "Client", "amount": "Total"}',
      'period': '2024-03..2024-06', 'compare': 'none', 'currency': 'EUR', 'as-of': '2024-07-01',
    }},
  },
  computed: {
    says: 'Each point is the metric measured for that period alone, by the same sum as in `crm-kpi`; the points of a rate are not averages of days.',
    metrics: ['revenue', 'mrr', 'sales-growth-rate', 'customer-churn-rate', 'nps'],
  },
  related: [
    {page: 'widgets-kpi', name: 'KPI', why: 'The last value, with target and status.'},
    {page: 'widgets-breakdown', name: 'Breakdown', why: 'The same metric by a dimension.'},
    {page: 'widgets-cohort-retention', name: 'Cohort retention', why: 'Over the life of a customer instead of the calendar.'},
  ],
};
