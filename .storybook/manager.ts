import {addons, types, useChannel} from 'storybook/manager-api';
import {createElement as h, useState, type ReactElement} from 'react';
import {create} from 'storybook/theming';
import {MEASURED, type Measures} from './measures.js';

addons.setConfig({
  theme: create({base: 'light', brandTitle: 'CRM Widgets', brandUrl: './', brandTarget: '_self'}),
  sidebar: {showRoots: true, renderLabel: ({type, name}) => type === 'story' ? inSentenceCase(name) : name},
});

/** Storybook makes a title of the name of an export; the other names of the sidebar are written as sentences are. */
function inSentenceCase(name: string): string {
  return name.replaceAll(/(?<= )[A-Z][a-z]+\b/g, (word) => word.toLowerCase()).replaceAll(/\b(?:kpi|json|html|cms)\b/gi, (short) => short.toUpperCase())
    .replace('duck DB', 'DuckDB');
}

addons.register('crm', () => {
  addons.add('crm/performance', {type: types.PANEL, title: 'Performance', render: ({active}) => h(Panel, {active: active ?? false, key: 'crm'})});
});

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const milli = (time: number | null) => time === null ? '–' : `${time.toFixed(0)} ms`;

/** What the story that is shown took on this machine. */
function Panel({active}: {readonly active: boolean}): ReactElement | null {
  const [measures, setMeasures] = useState<Measures | null>(null);
  useChannel({[MEASURED]: setMeasures, storyChanged: () => setMeasures(null)});
  if (!active) return null;
  if (!measures) return h('p', {style: {padding: '1rem', margin: 0}}, 'Nothing measured yet. A story that is shown alone is; a page of text is not.');
  const {first, last, nodes, files} = measures;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return h('div', {style: {padding: '1rem', display: 'grid', gap: '1rem', fontSize: '13px'}},
    h('dl', {style: {display: 'flex', flexWrap: 'wrap', gap: '1rem 2rem', margin: 0}},
      figure('Time to the first number', milli(first)), figure('Until all have settled', milli(last)),
      figure('Fetched', `${kilo(bytes)} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`), figure('DOM nodes', String(nodes))),
    files.length > 0 ? fileTable(files) : h('p', {style: {margin: 0}}, 'Nothing was fetched: code and rows were there already.'));
}

function figure(term: string, said: string): ReactElement {
  return h('div', {key: term}, h('dt', null, term), h('dd', {style: {margin: 0, fontSize: '20px', fontVariantNumeric: 'tabular-nums'}}, said));
}

function fileTable(files: Measures['files']): ReactElement {
  const cell = {padding: '4px 16px 4px 0', textAlign: 'start'} as const;
  const heads = ['File', 'Bytes', 'Took'].map((head) => h('th', {key: head, scope: 'col', style: cell}, head));
  const rows = files.map(({name, bytes, isCached, milliseconds}, at) => h('tr', {key: at},
    h('td', {style: cell}, name), h('td', {style: cell}, isCached ? `${kilo(bytes)}, from the cache` : kilo(bytes)), h('td', {style: cell}, milli(milliseconds))));
  return h('table', {style: {borderCollapse: 'collapse', justifySelf: 'start'}}, h('thead', null, h('tr', null, ...heads)), h('tbody', null, ...rows));
}
