import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {customerColumns, customers, orders} from './samples.js';

const breakdown = (attributes: Markup['attributes']): Markup => ({tag: 'crm-breakdown', attributes});
const byChannel = {metric: 'revenue', by: 'Channel', period: 'all', ...orders};
const newBy = {metric: 'new-customers', by: 'channel', heading: 'New customers by channel', ...customers};

export const breakdownGuide: WidgetGuide = {
  tags: ['crm-breakdown'],
  purpose: 'One metric by a dimension: which groups it comes from, ranked, with the share of each where they add up.',
  use: [
    'The question is who, where or what: revenue by channel, cost by campaign, answers by team.',
    'Groups are to be ranked, and small ones must not be mistaken for good ones.',
    'A reader is to pick a group and have the page follow, by `crm-select`.',
  ],
  avoid: [
    'Groups follow each other in order: take `crm-funnel`.',
    'It matters how groups change over time: put a `crm-trend` for each beside each other.',
    'There is one group: a `crm-kpi` with `where` says it in a line.',
  ],
  content: [
    {good: '“Revenue by channel”', bad: '“Top channels”', why: 'The title names the metric and the dimension; the order can be seen.',
      pictures: {good: breakdown({...byChannel, heading: 'Revenue by channel'}), bad: breakdown({...byChannel, heading: 'Top channels'})}},
    {good: 'Names as people say them: “Partner”', bad: 'Codes of the export: “CH_03_PRT”', why: 'Map them once with `columns`, and every widget has them.',
      pictures: {good: breakdown({...newBy, columns: customerColumns.named}), bad: breakdown({...newBy, columns: customerColumns.coded})}},
    {good: 'Leave the group without a name in, as “Not stated”', bad: 'Filter out rows without a channel', why: 'Shares are of the whole; without these rows the others grow.',
      pictures: {
        good: breakdown({...newBy, columns: customerColumns.named}),
        bad: breakdown({...newBy, columns: customerColumns.named, where: '{"channel": {"not": null}}'}),
      }},
  ],
  keys: [['Tab', 'From group to group; the last button shows the groups that are left.'], ['Enter Space', 'Picks the group: `crm-select`.'], ...commonKeys.slice(1)],
  data: {
    tables: ['transactions', 'customers'],
    says: 'The table of the metric with the column of `by` in it, or `customers` beside it: the column is looked up in the metric’s table first, then by `customer_id` '
      + 'in `customers`. Any column of the file will do, also one that the data model does not know.',
    samples: ['orders.csv'],
    example: breakdown(byChannel),
  },
  computed: {
    says: 'The metric is measured for each group by itself. Shares stand there only where groups add up to the whole, as sums and counts do and rates do not. '
      + 'A group of few is marked, and its interval drawn.',
    metrics: ['revenue', 'cac', 'win-rate', 'first-response-time'],
  },
  related: [
    {page: 'widgets-kpi', name: 'KPI', why: 'The whole, with a few groups below it.'},
    {page: 'widgets-funnel', name: 'Funnel', why: 'Steps, each split by group.'},
    {page: 'widgets-source-and-table', name: 'Source and table', why: 'A second table to look a column up in.'},
  ],
};
