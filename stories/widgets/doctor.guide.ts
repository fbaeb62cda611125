import type {WidgetGuide} from '../blocks/guide.js';
import type {Markup} from '../blocks/markup.js';
import {commonKeys} from './common-keys.js';
import {orders} from './samples.js';

const looked = (heading: string, table: Markup['attributes']): Markup => ({
  tag: 'crm-source', attributes: {'currency': 'EUR', 'as-of': '2024-07-01'}, children: [
    {tag: 'crm-table', attributes: {name: 'transactions', src: orders['src']!, ...table}}, {tag: 'crm-doctor', attributes: heading ? {heading} : {}},
  ],
});
const mapped = {columns: orders['columns']!};

export const doctorGuide: WidgetGuide = {
  tags: ['crm-doctor'],
  purpose: 'What the tables of a source can be used for: which table each file is, what fills its columns, which rows were left out and why, which metrics it serves.',
  use: [
    'A page is being made, and it is not yet clear whether the export fits.',
    'A number looks wrong, and rows may have been rejected or skipped.',
    'People hand over files of their own, and the page is to say what it made of them.',
  ],
  avoid: [
    'Visitors read the page: it speaks to whoever prepares the data. A widget says itself when rows were left out.',
    'One number is in doubt: its definition card says what it was made of.',
    'Files are checked before they are published: `npx crm-widgets check FILE` says the same on the command line.',
  ],
  content: [
    {good: '“What the page made of your file”', bad: '“Data quality dashboard”', why: 'It judges no quality; it says what was read and what was not.',
      pictures: {good: looked('What the page made of your file', mapped), bad: looked('Data quality dashboard', mapped)}},
    {good: 'Put it on a page of its own, or behind a switch', bad: 'Leave it below the numbers of a public page', why: 'Names of columns are nobody’s business but those who prepare the data.'},
  ],
  keys: [['Tab', 'Goes to what opens, and to tables that scroll.'], ['Enter Space', 'Opens and closes a list.'], ...commonKeys.slice(1)],
  data: {
    tables: ['transactions'],
    says: 'Any table of the data model, or a file of which nobody has said what it is: then the guess is shown, with how sure it is.',
    samples: ['orders.csv', 'deals.csv'],
    example: looked('', mapped),
  },
  computed: {
    says: 'Rows accepted, rejected and skipped make the rows read, always. Rejected are those that cannot be read under the schema, skipped those left out by rule, such as '
      + 'blank lines and test records; each kind comes with its first line.',
    metrics: [],
  },
  related: [
    {page: 'widgets-source-and-table', name: 'Source and table', why: 'Where a column is mapped.'},
    {page: 'widgets-definition-card', name: 'Definition card', why: 'The same, of one number.'},
  ],
};
