import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {findMetric, metricIds, type Metric} from '@crm-widgets/metrics';
import {html, nothing, render, type TemplateResult} from 'lit';
import {abbreviationOf} from './handbook.js';
import {groupNames, groupOf} from './metric-groups.js';
import './metrics.css';

const meta: Meta = {
  title: 'Metrics/Overview',
  tags: ['!autodocs'],
  parameters: {controls: {disable: true}},
  loaders: [async () => ({metrics: await Promise.all(metricIds.map(findMetric))})],
};
export default meta;

const better = {up: '▲ more', down: '▼ less', neutral: '– neither'} as const;

/** Every metric of the handbook: what it says, in what unit, which way is good, what it is made from. */
export const Overview: StoryObj = {
  render: (_, {loaded}) => {
    const main = Object.assign(document.createElement('main'), {className: 'metric-list'});
    const metrics = loaded['metrics'] as Metric[];
    render(groupNames.map((group) => listOf(group, metrics.filter(({reference}) => groupOf(reference) === group))), main);
    return main;
  },
  play: ({canvasElement}) => {
    const shown = canvasElement.querySelectorAll('tbody tr').length;
    if (shown !== metricIds.length) throw new Error(`${shown} of ${metricIds.length} metrics are shown`);
  },
};

function listOf(group: string, metrics: readonly Metric[]): TemplateResult {
  const rows = metrics.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  return html`<div><table>
    <caption>${group}</caption>
    <thead><tr><th scope="col">Metric</th><th scope="col">Short</th><th scope="col">Unit</th><th scope="col">Better</th>
      <th scope="col">Tables that suffice</th><th scope="col">What it says</th></tr></thead>
    <tbody>${rows.map(rowOf)}</tbody></table></div>`;
}

function rowOf({id, title, description, unit, better: way, tables}: Metric): TemplateResult {
  const sets = leastOf(tables).map((set) => set.map((name) => html`<code>${name}</code>`));
  return html`<tr>
    <th scope="row"><a href="./?path=/docs/metrics-${id}--docs" target="_top">${title}</a></th>
    <td>${abbreviationOf(id) ?? nothing}</td><td class="unit">${unit}</td><td class="better">${better[way]}</td>
    <td class="tables">${separated(sets.map((set) => separated(set, ' + ')), html`<br>or `)}</td>
    <td class="about">${description}</td></tr>`;
}

/** Sets of tables that suffice: none that holds a smaller one. */
function leastOf(sets: Metric['tables']): Metric['tables'] {
  return sets.filter((set) => !sets.some((other) => other.length < set.length && other.every((name) => set.includes(name))));
}

function separated(parts: readonly unknown[], by: unknown): unknown[] {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [by, part]));
}
