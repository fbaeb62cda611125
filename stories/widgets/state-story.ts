import type {StoryObj} from '@storybook/web-components-vite';

/** What stories and tests say of a state; `answers` is what each run comes to. */
export interface State {
  readonly answers: readonly unknown[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly shows: string;
}

/** A widget that is given its answers: as a list, or through an object that holds one. */
interface Shown extends HTMLElement {
  answers: readonly unknown[] | {list: readonly unknown[]};
  whenReady(): Promise<unknown>;
  refresh(): Promise<unknown>;
}

/** Registers the element of stories, which is given its answers; hot reload comes by more than once. */
export function defineShown(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** A story of one state: the same as the tests look at. */
export function stateStory(tag: string, name: string, state: State): StoryObj {
  return {name, parameters: {controls: {disable: true}}, render: () => stateElement(tag, state)};
}

/** A widget that comes to a state. */
export function stateElement(tag: string, {answers, attributes = {}, shows}: State): HTMLElement {
  const el = document.createElement(tag) as Shown;
  if ('list' in el.answers) el.answers.list = answers;
  else el.answers = answers;
  for (const [attribute, value] of Object.entries({loading: 'eager', ...attributes})) el.setAttribute(attribute, value);
  if (shows === 'stale') el.whenReady().then(() => el.refresh()).catch(() => undefined);
  return el;
}

/** Whatever a control holds, as attributes; what is empty is left out. */
export function withAttributes(tag: string, args: Readonly<Record<string, unknown>>): HTMLElement {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'string' && value !== '') el.setAttribute(name, value);
  }
  return el;
}

/** The shop of the boards with a widget in it. */
export function inShop(widget: HTMLElement): HTMLElement {
  return inSource('1998-07-01', {
    name: 'transactions', src: 'data/cdnow_sample_transactions.csv',
    columns: '{"customer_id": "sample_id", "issued_at": "date", "amount": "amount"}',
  }, widget);
}

/** The sales pipeline of the boards with a widget in it. */
export function inSales(widget: HTMLElement): HTMLElement {
  return inSource('2018-01-01', {
    name: 'deals', src: 'data/crm-sales-opportunities/sales_pipeline.csv',
    columns: '{"deal_id": "opportunity_id", "customer_id": "account", "stage": "deal_stage", "created_at": "engage_date", '
      + '"closed_at": "close_date", "amount": "close_value"}',
  }, widget);
}

/** The made-up company of the boards with a widget in it; of its tables those that are named. */
export function inCompany(widget: HTMLElement, ...names: readonly string[]): HTMLElement {
  const source = withAttributes('crm-source', {'as-of': '2025-01-01', 'currency': 'EUR', 'time-zone': 'Europe/Paris'});
  source.append(...names.map((name) => withAttributes('crm-table', {name, src: `data/subscriptions/${name}.csv`})), widget);
  return source;
}

function inSource(asOf: string, table: Readonly<Record<string, string>>, widget: HTMLElement): HTMLElement {
  const source = withAttributes('crm-source', {'as-of': asOf, 'currency': 'USD'});
  source.append(withAttributes('crm-table', table), widget);
  return source;
}

const metrics = [
  'revenue', 'paying-customers', 'active-customers', 'new-customers', 'average-order-value', 'repeat-purchase-rate',
  'customer-retention-rate', 'customer-churn-rate', 'sales-growth-rate',
];
const text = {control: 'text'} as const;

/** Controls of the attributes that widgets share. */
export const sharedControls = {
  metric: {control: 'select', options: metrics, table: {category: 'data'}},
  grain: {control: 'select', options: ['', 'day', 'week', 'month', 'quarter', 'year'], table: {category: 'data'}},
  period: {...text, table: {category: 'data'}},
  where: {...text, table: {category: 'data'}},
  compare: {control: 'select', options: ['', 'previous', 'year', 'none'], table: {category: 'comparison'}},
  heading: {...text, table: {category: 'display'}},
  description: {...text, table: {category: 'display'}},
  format: {...text, table: {category: 'format'}},
  locale: {control: 'select', options: ['', 'en', 'de', 'fr', 'ar', 'ja'], table: {category: 'format'}},
  state: {control: 'select', options: ['', 'idle', 'loading', 'partial', 'stale', 'empty', 'unsupported', 'error'],
    table: {category: 'state'}},
} as const;
