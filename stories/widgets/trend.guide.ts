import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {orders, season} from './samples.js';

const trend = (attributes: Markup['attributes']): Markup => ({tag: 'crm-trend', attributes: {metric: 'revenue', ...attributes}});
const spring = {...season, 'as-of': '2024-07-01', period: '2024-01..2024-06'};
const autumn = {...season, period: '2024-07..2024-12', compare: 'none', heading: 'Revenue by month'};

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
    {good: '“Revenue by month”', bad: '“Revenue development chart January–June 2024”', why: 'The axis says which months; that it is a chart can be seen.',
      pictures: {
        good: trend({...spring, compare: 'none', heading: 'Revenue by month'}),
        bad: trend({...spring, compare: 'none', heading: 'Revenue development chart January–June 2024'}),
      }},
    {good: 'Say how far the rows go with `as-of`: the unfinished month is dotted', bad: 'Claim a whole month of rows that end in its middle: it ends the line like any other',
      why: 'Half a month looks like a fall. Dotted, it says itself that it is not over.',
      pictures: {good: trend({...autumn, 'as-of': '2024-12-15'}), bad: trend({...autumn, 'as-of': '2025-01-01'})}},
    {good: '`compare="year"` for what has seasons', bad: '`compare="previous"` for what has seasons', why: 'After the best months of a shop every spring is a fall; beside the spring before, this one has grown.',
      pictures: {good: trend({...spring, compare: 'year', heading: 'Revenue by month'}), bad: trend({...spring, compare: 'previous', heading: 'Revenue by month'})}},
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
    example: trend({...orders, period: '2024-03..2024-06', compare: 'none'}),
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
