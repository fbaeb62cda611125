import page from '../stories/boards/index.html?raw';
import messy from './data-sets/messy.csv?raw';
import tiny from './data-sets/tiny.csv?raw';

/** Rows for any story, and what widgets ask of them where their own question does not fit. */
export interface DataSet {
  readonly title: string;
  /** Made anew at each call. */
  source(): Element;
  /** Attributes by tag; those of `*` for every widget with a metric. */
  readonly asks: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const boards = new DOMParser().parseFromString(page, 'text/html');
const ofOrders = {'*': {metric: 'revenue'}, 'crm-cohort-retention': {table: 'transactions'}};

export const dataSets: Readonly<Record<string, DataSet>> = {
  shop: {
    title: 'shop', source: () => ofBoard('shop'),
    asks: {...ofOrders, 'crm-breakdown': {metric: 'revenue', by: 'cds'}},
  },
  sales: {
    title: 'sales', source: () => ofBoard('sales'),
    asks: {
      '*': {metric: 'win-rate', period: 'all'}, 'crm-breakdown': {metric: 'win-rate', by: 'product', period: 'all'}, 'crm-trend': {metric: 'win-rate', period: '2017'},
      'crm-funnel': {table: 'deals', steps: 'Prospecting,Engaging,Won', period: 'all'},
    },
  },
  subscriptions: {
    title: 'subscriptions', source: () => ofBoard('subscriptions'),
    asks: {
      '*': {metric: 'mrr'}, 'crm-breakdown': {metric: 'mrr', by: 'channel'}, 'crm-funnel': {table: 'deals', period: '2024'},
      'crm-cohort-retention': {table: 'subscriptions', period: '2023-07..2024-12'},
    },
  },
  messy: {
    title: 'messy', source: () => inline(messy, {'as-of': '2024-07-01', 'currency': 'EUR'}),
    asks: {...ofOrders, 'crm-breakdown': {metric: 'revenue', by: 'channel', period: '2024-01..2024-06'}},
  },
  tiny: {
    title: 'tiny: three rows', source: () => inline(tiny, {'as-of': '2024-07-01', 'currency': 'EUR'}),
    asks: {...ofOrders, 'crm-breakdown': {metric: 'revenue', by: 'channel', period: '2024-01..2024-06'}},
  },
};

function ofBoard(id: string): Element {
  return document.importNode(boards.querySelector(`#${id} crm-source`)!, true);
}

function inline(csv: string, settings: Readonly<Record<string, string>>): Element {
  const source = document.createElement('crm-source');
  for (const [name, value] of Object.entries(settings)) source.setAttribute(name, value);
  const table = document.createElement('crm-table');
  table.setAttribute('name', 'transactions');
  table.append(Object.assign(document.createElement('script'), {type: 'text/csv', textContent: csv}));
  source.append(table);
  return source;
}
