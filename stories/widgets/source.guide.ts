import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {deals, orders} from './samples.js';

/** A table of the example, which has its settings from the source around it. */
const table = (name: string, {src = '', columns = ''}: Readonly<Record<string, string>>): Markup => ({tag: 'crm-table', attributes: {name, src, columns}});
const revenue = (settings: Markup['attributes']): Markup => ({
  tag: 'crm-source', attributes: settings, children: [table('transactions', orders), {tag: 'crm-kpi', attributes: {metric: 'revenue'}}],
});
const settings = {'currency': 'EUR', 'as-of': '2024-07-01'};

export const sourceGuide: WidgetGuide = {
  tags: ['crm-source', 'crm-table'],
  purpose: 'Where rows come from, and the settings of the business. They show nothing; every widget reads them.',
  use: [
    'Several widgets read the same files: each file is fetched and read once.',
    'A metric needs two tables, such as cost and new customers.',
    'Currency, time zone, week and fiscal year are to be the same everywhere.',
  ],
  avoid: [
    'One widget reads one file: give it `src`, and no source is needed.',
    'The numbers are known already: give `crm-kpi` or `crm-funnel` `values`.',
  ],
  content: [
    {good: '`as-of="2024-07-01"` for an export', bad: 'No `as-of` for an export of last year', why: 'Without it the clock decides, and the last twelve months are empty.',
      pictures: {good: revenue(settings), bad: revenue({currency: 'EUR'})}},
    {good: '`currency="EUR"`', bad: 'No currency', why: 'Money then has no sign, and two currencies cannot be told apart.',
      pictures: {good: revenue(settings), bad: revenue({'as-of': '2024-07-01'})}},
    {good: '`columns=\'{"amount": "Total"}\'`', bad: 'A changed copy of the export', why: 'The next export fits again without anybody’s work.'},
  ],
  keys: [['–', 'Nothing to reach: neither shows anything.']],
  data: {
    tables: ['transactions', 'subscriptions', 'customers', 'deals', 'events', 'expenses', 'tickets', 'surveys'],
    says: 'A file by `src`, rows as the property `rows`, a script of type application/json or text/csv inside the table, or an HTML table inside it, which is also what people '
      + 'without JavaScript read. `preset` knows the headers of common exports.',
    samples: ['orders.csv', 'deals.csv'],
    example: {tag: 'crm-source', attributes: settings, children: [
      table('transactions', orders), table('deals', deals),
      {tag: 'crm-kpi', attributes: {metric: 'revenue'}},
      {tag: 'crm-kpi', attributes: {metric: 'win-rate', period: 'all'}},
    ]},
  },
  computed: {
    says: 'Every byte arrives, is read under the schema and typed before a number is shown: an id never becomes a number, a date is never guessed where two readings fit, money '
      + 'is exact. Small tables are answered by typed arrays in a worker, others by DuckDB; both give the same number.',
    metrics: [],
  },
  related: [
    {page: 'widgets-doctor', name: 'Doctor', why: 'What a source can be used for.'},
    {page: 'widgets-kpi', name: 'KPI', why: 'The first widget to put into it.'},
  ],
};
