import type {StoryObj} from '@storybook/web-components-vite';
import type {KpiResult} from '@crm-widgets/core';
import {html, render, type TemplateResult} from 'lit';
import {cardWords} from '../../packages/widgets/src/card/card-words.js';
import type {CrmWidget} from '../../packages/widgets/src/shared/widget-element.js';
import {inCompany, inSales, inShop} from '../widgets/state-story.js';
import './metrics.css';

const companyTables = [
  'customers', 'people', 'subscriptions', 'transactions', 'deals', 'deal_stages', 'expenses', 'tickets', 'ticket_events', 'surveys', 'events', 'fx_rates',
];

/** Metrics that the real rows of the boards serve; the made-up company has a table for each of the others. */
const real: Readonly<Record<string, (widget: HTMLElement) => HTMLElement>> = {
  'average-order-value': inShop, 'paying-customers': inShop, 'repeat-purchase-rate': inShop, revenue: inShop,
  'sales-cycle': inSales, 'win-rate': inSales,
};

const origins = new Map<unknown, string>([
  [inShop, 'Real orders: the CDNOW sample, as of 1 July 1998.'],
  [inSales, 'Practice data: the pipeline of a seller of hardware, as of 1 January 2018.'],
]);

/** A metric on rows of the boards: its last period, the year before it, and what the number was made of. */
export function liveStory(id: string): StoryObj {
  return {
    parameters: {docs: {source: {code: `<crm-kpi metric="${id}"></crm-kpi>\n<crm-trend metric="${id}"></crm-trend>`, language: 'html'}}},
    render: () => liveMetric(id),
    play: async ({canvasElement}) => {
      const widgets = [...canvasElement.querySelectorAll<CrmWidget<KpiResult>>('crm-kpi, crm-trend')];
      const [{current}] = await Promise.all(widgets.map((widget) => widget.whenReady())) as [KpiResult];
      if (current.value === null) throw new Error(`${id} has no value on the sample data: ${current.reason}`);
    },
  };
}

function liveMetric(id: string): HTMLElement {
  const live = Object.assign(document.createElement('div'), {className: 'live-metric'});
  const [kpi, trend] = ['crm-kpi', 'crm-trend'].map((tag) => document.createElement(tag)) as [CrmWidget<KpiResult>, HTMLElement];
  for (const widget of [kpi, trend]) {
    widget.setAttribute('metric', id);
    widget.setAttribute('loading', 'eager');
  }
  const madeOf = Object.assign(document.createElement('div'), {className: 'made-of'});
  kpi.addEventListener('crm-ready', () => render(parts(kpi.result!), madeOf));
  const inSource = real[id];
  live.append(kpi, trend, madeOf, note(origins.get(inSource) ?? 'Sample data: a made-up company, as of 1 January 2025.'));
  return inSource ? inSource(live) : inCompany(live, ...companyTables);
}

function note(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), {className: 'origin', dir: 'auto', textContent: text});
}

function parts({unit, current: {numerator, denominator, n}, inputs}: KpiResult): TemplateResult {
  const isFraction = denominator !== null;
  const named = (term: string, value: number | null) => {
    const [name] = Object.entries(inputs).find(([, input]) => input === value) ?? [];
    return [name ? `${term}: ${words.spoken(name)}` : term, value] as const;
  };
  const lines = [
    ...(isFraction ? [named('Numerator', numerator), named('Denominator', denominator)] : []),
    ...Object.entries(inputs).filter(([, value]) => !isFraction || (value !== numerator && value !== denominator))
      .map(([name, value]) => [words.spoken(name), value] as const),
    ...(n === null ? [] : [['Rests on, n', n] as const]),
  ];
  return html`<h2>What this number is made of${unit === 'duration' ? ', in seconds' : ''}</h2>
    <dl>${lines.map(([term, value]) => html`<div><dt>${term}</dt><dd>${written(value)}</dd></div>`)}</dl>`;
}

const words = cardWords('en');
const large = new Intl.NumberFormat('en', {maximumFractionDigits: 2});
const small = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});

function written(value: number | null): string {
  if (value === null) return 'unknown';
  return (Math.abs(value) < 1 ? small : large).format(value);
}
