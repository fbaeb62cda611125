import {about} from '@crm-widgets/core/schemas';
import {columnsOf, type ColumnSpec, type TableName} from '@crm-widgets/core';
import {html, nothing, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {WidgetGuide} from './guide.js';
import {elementOf, type Markup} from './markup.js';
import {whenNear} from './near.js';
import {prose} from './prose.js';

/** When to take a widget, and when another thing. */
export function useView({use, avoid}: WidgetGuide): TemplateResult {
  return html`<div class="pair">
    <section class="good"><h3>${verdict('good')} Use when</h3><ul>${use.map((line) => html`<li>${prose(line)}</li>`)}</ul></section>
    <section class="bad"><h3>${verdict('bad')} Do not use when</h3><ul>${avoid.map((line) => html`<li>${prose(line)}</li>`)}</ul></section></div>`;
}

/** What to write, beside what not to, with live widgets that show it. */
export function contentView({content}: WidgetGuide): TemplateResult {
  return html`<div class="advices">${content.map(({good, bad, why, pictures}) => html`<div class="pair advice">
    ${sideView('good', good, pictures?.good)} ${sideView('bad', bad, pictures?.bad)} <p class="why">${prose(why)}</p></div>`)}</div>`;
}

function sideView(side: 'good' | 'bad', text: string, picture: Markup | undefined) {
  return html`<section class=${side}><h3>${verdict(side)} ${side === 'good' ? 'Do' : 'Do not'}</h3>
    <p>${prose(text)}</p>${picture ? pictureView(picture) : nothing}</section>`;
}

/** A widget that comes when somebody is near, in room that is kept for it. */
function pictureView(markup: Markup): TemplateResult {
  const put = (place?: Element) => { if (place) whenNear(place, () => place.replaceChildren(elementOf(markup))); };
  return html`<div class=${`picture of-${markup.tag}`} ${ref(put)}></div>`;
}

/** A sign, so that nobody needs the colour. */
const verdict = (side: 'good' | 'bad') => html`<span class="sign" aria-hidden="true">${side === 'good' ? '✓' : '✕'}</span>`;

export function keysView({keys}: WidgetGuide): TemplateResult {
  return html`<table class="keys" aria-label="Keyboard">
    <thead><tr><th scope="col">Key</th><th scope="col">What it does</th></tr></thead>
    <tbody>${keys.map(([names, does]) => html`<tr>
      <th scope="row">${names.split(' ').map((name) => html`<kbd>${name}</kbd> `)}</th><td>${prose(does)}</td></tr>`)}</tbody></table>`;
}

/** Tables that the widget reads, their columns, samples to take away, and the widget on them. */
export function dataView({data}: WidgetGuide): TemplateResult {
  return html`<p>${prose(data.says)}</p>
    <p class="samples">${data.samples.map((file) => html`<a class="download" href=${`data/samples/${file}`} download=${file}>Download ${file}</a> `)}</p>
    <div class="live">${elementOf(data.example)}</div>
    <story-code .markup=${data.example}></story-code>
    ${data.tables.map((table, i) => html`<details ?open=${i === 0}><summary>Columns of <code>${table}</code></summary>${columnsView(table)}</details>`)}`;
}

function columnsView(table: TableName): TemplateResult {
  const notes = about[table] as Readonly<Record<string, string>>;
  const columns = [...columnsOf(table)].toSorted(([, a], [, b]) => Number(b.required !== false) - Number(a.required !== false));
  return html`<table class="columns" aria-label=${`Columns of ${table}`}>
    <thead><tr><th scope="col">Column</th><th scope="col">Read as</th><th scope="col">Where it is missing</th><th scope="col">What it is</th></tr></thead>
    <tbody>${columns.map(([name, spec]) => html`<tr><th scope="row"><code>${name}</code></th><td>${spec.type}</td>
      <td>${spec.required ? html`<strong>needed</strong>` : missing(spec)}</td><td>${notes[name]}</td></tr>`)}</tbody></table>`;
}

function missing({default: given}: ColumnSpec): string {
  switch (given.kind) {
    case 'null': return 'left empty';
    case 'value': return String(given.value);
    case 'row-number': return 'number of the row';
    case 'source-currency': return 'currency of the source';
    case 'column': return `as ${given.column}`;
  }
}

const address = (page: string) => `?path=/docs/${page}--docs`;

export function computedView({computed}: WidgetGuide): TemplateResult {
  return html`<p>${prose(computed.says)}</p>
    <p>The <a target="_top" href=${address('widgets-definition-card')}>definition card</a> of any number says what it was made of: press
      <kbd>?</kbd> or <kbd>i</kbd> in a widget, or the button in its frame.</p>
    ${computed.metrics.length === 0 ? '' : html`<ul class="links">${computed.metrics.map((id) =>
      html`<li><a target="_top" href=${address(`metrics-${id}`)}>${id}</a></li>`)}</ul>`}`;
}

export function relatedView({related}: WidgetGuide): TemplateResult {
  return html`<ul class="related">${related.map(({page, name, why}) =>
    html`<li><a target="_top" href=${address(page)}>${name}</a> <span>${prose(why)}</span></li>`)}</ul>`;
}
