import type {StoryObj} from '@storybook/web-components-vite';
import type {KpiResult} from '@crm-widgets/core';
import type {Metric} from '@crm-widgets/metrics';
import {html, render, type TemplateResult} from 'lit';
import {cardWords} from '../../packages/widgets/src/card/card-words.js';
import type {CrmWidget} from '../../packages/widgets/src/shared/widget-element.js';
import {elementOf, type Markup} from '../blocks/markup.js';
import {snippet} from '../blocks/snippets.js';
import {company, sales, shop} from '../widgets/rows.js';
import {metricIn, tablesRead} from './metric-text.js';
import './metrics.css';

type Rows = (...inside: readonly Markup[]) => Markup;

/** Metrics that the real rows of the boards serve; the made-up company has a table for each of the others. */
const real: Readonly<Record<string, Rows>> = {
  'average-order-value': shop, 'paying-customers': shop, 'repeat-purchase-rate': shop, revenue: shop, 'sales-cycle': sales, 'win-rate': sales,
};

const origins = new Map<Rows | undefined, string>([
  [shop, 'Real orders: the CDNOW sample, as of 1 July 1998.'],
  [sales, 'Practice data: the pipeline of a seller of hardware, as of 1 January 2018.'],
]);

/** A metric on rows of the boards: its last period, the year before it, what the number was made of, and the code that brings both. */
export function liveStory(definition: Readonly<Record<string, unknown>>): StoryObj {
  const metric = metricIn(definition);
  return {
    parameters: {docs: {source: {code: snippet('HTML', rowsOf(metric)(...widgetsOf(metric))), language: 'html'}}},
    render: () => liveMetric(metric),
    play: async ({canvasElement}) => {
      const widgets = [...canvasElement.querySelectorAll<CrmWidget<KpiResult>>('crm-kpi, crm-trend')];
      const [{current}] = await Promise.all(widgets.map((widget) => widget.whenReady())) as [KpiResult];
      if (current.value === null) throw new Error(`${metric.id} has no value on the sample data: ${current.reason}`);
    },
  };
}

const widgetsOf = ({id}: Metric): Markup[] => ['crm-kpi', 'crm-trend'].map((tag) => ({tag, attributes: {metric: id}}));

function rowsOf(metric: Metric): Rows {
  return real[metric.id] ?? ((...inside) => company(tablesRead(metric), ...inside));
}

function liveMetric(metric: Metric): HTMLElement {
  const live = Object.assign(document.createElement('div'), {className: 'live-metric'});
  const [kpi, trend] = widgetsOf(metric).map(elementOf) as [CrmWidget<KpiResult>, HTMLElement];
  for (const widget of [kpi, trend]) widget.setAttribute('loading', 'eager');
  const madeOf = Object.assign(document.createElement('div'), {className: 'made-of'});
  kpi.addEventListener('crm-ready', () => render(parts(kpi.result!), madeOf));
  live.append(kpi, trend, madeOf, note(origins.get(real[metric.id]) ?? 'Sample data: a made-up company, as of 1 January 2025.'));
  const source = elementOf(rowsOf(metric)());
  source.append(live);
  return source;
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
