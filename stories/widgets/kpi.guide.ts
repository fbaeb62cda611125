import type {WidgetGuide} from '../blocks/guide.js';
import {commonKeys} from './common-keys.js';

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
    {good: '“Revenue”', bad: '“Total company revenue (USD) – June”',
      why: 'The unit stands beside the number and the period below it; a title that repeats them is cut short in a narrow column.'},
    {good: '“Customers who left”', bad: '“CCR”', why: 'A short name is only for readers who use it every day. The card has the exact name.'},
    {good: 'Set `target` in the metric’s own unit: `target="0.03"` for 3 %', bad: 'Write the target into the description',
      why: 'Only a target that the widget knows gets a status, in colour, sign and word.'},
    {good: 'Let the format round: 5.6K, and all digits on the card', bad: 'Force two decimals on a number of six digits',
      why: 'Digits that do not change a decision slow the reading.'},
  ],
  keys: commonKeys,
  data: {
    tables: ['transactions'],
    says: 'Which table depends on the metric; revenue reads `transactions`. A header that has the name of a column is that column, and `columns` '
      + 'maps the others. Numbers that are known already go into `values`, and no table is read at all.',
    samples: ['orders.csv'],
    example: {tag: 'crm-kpi', attributes: {
      'metric': 'revenue', 'src': 'data/samples/orders.csv', 'columns': '{"issued_at": "Date", "customer_id": "Client", "amount": "Total"}',
      'currency': 'EUR', 'as-of': '2024-07-01',
    }},
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
