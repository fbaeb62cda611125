import type {StoryObj} from '@storybook/web-components-vite';
import {elementOf, markupOf, type Markup} from '../blocks/markup.js';
import {comesTo} from '../ready.js';
import {company, sales, shop} from './rows.js';

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

const report = console.error.bind(console);
// What a story shows on purpose is no news to whoever reads the console.
console.error = (...said: unknown[]) => { if (!/^E_\w+ shown-/.test(String(said[0]))) report(...said); };

/** Registers the element of stories, which is given its answers; hot reload comes by more than once. */
export function defineShown(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** A story of one state: the same as the tests look at. */
export function stateStory(tag: string, name: string, state: State): StoryObj {
  return {name, parameters: {controls: {disable: true}}, render: () => stateElement(tag, state)};
}

/** When widgets of a story begin: at once where it stands alone, and on a page of many as they come near the view. */
export function loadingIn({viewMode}: {readonly viewMode?: string}): 'eager' | 'lazy' {
  return viewMode === 'docs' ? 'lazy' : 'eager';
}

/** A widget that comes to a state. */
export function stateElement(tag: string, {answers, attributes = {}, shows}: State, loading: 'eager' | 'lazy' = 'eager'): HTMLElement {
  const el = document.createElement(tag) as Shown;
  if ('list' in el.answers) el.answers.list = answers;
  else el.answers = answers;
  for (const [attribute, value] of Object.entries({loading, ...attributes})) el.setAttribute(attribute, value);
  comesTo(el, shows);
  if (shows === 'stale') el.addEventListener('crm-ready', () => void el.refresh().catch(() => undefined), {once: true});
  return el;
}

/** Whatever a control holds, as attributes; what is empty is left out. */
export const withAttributes = (tag: string, args: Readonly<Record<string, unknown>>) => elementOf(markupOf(tag, args));

/** The shop of the boards with a widget in it. */
export const inShop = (widget: HTMLElement) => around(shop(), widget);

/** The sales pipeline of the boards with a widget in it. */
export const inSales = (widget: HTMLElement) => around(sales(), widget);

/** The made-up company of the boards with a widget in it; of its tables those that are named. */
export const inCompany = (widget: HTMLElement, ...names: readonly string[]) => around(company(names), widget);

function around(source: Markup, widget: HTMLElement): HTMLElement {
  const element = elementOf(source);
  element.append(widget);
  return element;
}

/** Metrics that the orders of the shop serve. */
export const shopMetrics = [
  'revenue', 'paying-customers', 'active-customers', 'new-customers', 'average-order-value', 'repeat-purchase-rate',
  'customer-retention-rate', 'customer-churn-rate', 'sales-growth-rate',
];
