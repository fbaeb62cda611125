import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {orders} from './samples.js';

const kpi = (attributes: Markup['attributes']): Markup => ({tag: 'crm-kpi', attributes});
const churn = {metric: 'customer-churn-rate', values: '{"started": 1840, "stayed": 1799}'};
const revenue = {metric: 'revenue', values: '{"revenue": 128473.26, "rows": 812}', currency: 'EUR'};

export const kpiGuide: WidgetGuide = {
  tags: ['crm-kpi'],
  purpose: 'One number that people steer by: its value, what changed since the period before, where it is going, and what it rests on.',
  use: [
    'One number answers the question, such as revenue of the month or the share of customers who left.',
    'A reader has seconds: the top of a board, a sidebar, a line in an article.',
    'There is a target, and it matters whether it was met.',
  ],
  avoid: [
    'The path matters more than where it ends: take `crm-trend`.',
    'The question is who or where: take `crm-breakdown`. A few groups may stand below the number with `by`.',
    'Numbers of several steps belong together: take `crm-funnel`.',
  ],
  content: [
    {good: '“Revenue”', bad: '“Total company revenue (EUR) – June”',
      why: 'The unit stands beside the number and the period below it; a title that repeats them takes the room of the number.',
      pictures: {good: kpi({...orders, metric: 'revenue', heading: 'Revenue'}), bad: kpi({...orders, metric: 'revenue', heading: 'Total company revenue (EUR) – June'})}},
    {good: '“Customers who left”', bad: '“CCR”', why: 'A short name is only for readers who use it every day. The card has the exact name.',
      pictures: {good: kpi({...churn, heading: 'Customers who left'}), bad: kpi({...churn, heading: 'CCR'})}},
    {good: 'Set `target` in the metric’s own unit: `target="0.03"` for 3 %', bad: 'Write the target into the description',
      why: 'Only a target that the widget knows gets a status, in colour, sign and word.',
      pictures: {good: kpi({...churn, heading: 'Customers who left', target: '0.03'}), bad: kpi({...churn, heading: 'Customers who left', description: 'Target: at most 3 %'})}},
    {good: 'Let the format round: `format="compact"`, and all digits on the card', bad: 'Force two decimals on a number of six digits',
      why: 'Digits that do not change a decision slow the reading.',
      pictures: {good: kpi({...revenue, format: 'compact'}), bad: kpi({...revenue, format: '{"minimumFractionDigits": 2}'})}},
  ],
  keys: commonKeys,
  data: {
    tables: ['transactions'],
    says: 'Which table depends on the metric; revenue reads `transactions`. A header that has the name of a column is that column, and `columns` '
      + 'maps the others. Numbers that are known already go into `values`, and no table is read at all.',
    samples: ['orders.csv'],
    example: kpi({metric: 'revenue', ...orders}),
  },
  computed: {
    says: 'The value is that of the last period of the range; the change is against the period before it, or the same a year before. Unknown is a '
      + 'dash with its reason, never 0. A share carries its interval where its base is small.',
    metrics: ['revenue', 'mrr', 'customer-churn-rate', 'cac', 'nps'],
  },
  related: [
    {page: 'widgets-trend', name: 'Trend', why: 'The same metric over time, with an axis.'},
    {page: 'widgets-breakdown', name: 'Breakdown', why: 'The same metric by a dimension.'},
    {page: 'widgets-definition-card', name: 'Definition card', why: 'What the number was made of.'},
    {page: 'widgets-source-and-table', name: 'Source and table', why: 'Where the rows come from.'},
  ],
};
