import {html, nothing, type TemplateResult} from 'lit';
import type {CardModel, DefinitionText, Line, TableText} from './card-model.js';
import type {CardWords} from './card-words.js';
import {definitionSource} from './definition-source.js';

/** How far the check by a second engine is; the lines say what it came to. */
export type CheckState =
  | {readonly kind: 'none'}
  | {readonly kind: 'running'; readonly done: number; readonly of: number}
  | {readonly kind: 'agrees' | 'differs' | 'failed'; readonly lines: readonly string[]};

/** What a person can do with a card. */
export interface CardActions {
  close(): void;
  copy(): void;
  copySql(): void;
  print(): void;
  /** Null where no second engine can be asked. */
  readonly check: (() => void) | null;
}

/** The card; changes nothing. `said` is what the last act came to, for whoever does not see it. */
export function cardView(
  model: CardModel, check: CheckState, said: string, actions: CardActions, words: CardWords,
): TemplateResult {
  return html`
    <header class="card-head">
      <h2 id="card-title">${model.heading}</h2>
      <div class="card-tools">
        <button class="card-button" data-act="copy" @click=${actions.copy}>${words.copy}</button>
        <button class="card-button" data-act="print" @click=${actions.print}>${words.print}</button>
        <button class="card-close" data-act="close" aria-label=${words.close} @click=${actions.close}>
          <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2 10 10M10 2 2 10"></path></svg></button>
      </div>
    </header>
    ${cardBody(model, check, actions, words)}
    <p class="card-said" role="status">${said}</p>`;
}

function cardBody(model: CardModel, check: CheckState, actions: CardActions, words: CardWords): TemplateResult {
  const {sentences, definitions, inputs, period, settings, tables, notes, engine, sql} = model;
  return html`<div class="card-body" tabindex="0" role="region" aria-labelledby="card-title">
    ${sentences.map((sentence) => html`<p class="card-finding">${sentence}</p>`)}
    ${section(words.definition, definitions.length > 0 && definitions.map((one) => definition(one, words)))}
    ${section(words.madeOf, inputs.length > 0 && lines(inputs, 'figures'))}
    ${section(words.period, period.length > 0 && lines(period))}
    ${section(words.parameters, settings.length > 0 && lines(settings))}
    ${section(words.data, tables.length > 0 && tables.map((table) => tableText(table, words)))}
    ${section(words.notes, notes.length > 0
      && html`<ul class="card-list">${notes.map((note) => html`<li>${note}</li>`)}</ul>`)}
    ${section(words.computation, engine !== null
      && html`<p>${engine}</p>${actions.check
        ? html`<div class="card-check" aria-live="polite" aria-busy=${check.kind === 'running'}>
            ${checkView(check, actions.check, words)}</div>`
        : nothing}`)}
    ${section(words.sql, sql !== null && html`
      <pre class="card-sql" tabindex="0" role="region" aria-label=${words.sql} dir="ltr"><code>${sql}</code></pre>
      <button class="card-button" data-act="copy-sql" @click=${actions.copySql}>${words.copySql}</button>`)}
  </div>`;
}

function section(title: string, content: unknown): unknown {
  return content === false ? nothing : html`<section class="card-section"><h3>${title}</h3><div>${content}</div></section>`;
}

function definition({title, formula, description, reference, isEnglish}: DefinitionText, words: CardWords): TemplateResult {
  return html`
    ${title === null ? nothing : html`<h4>${title}</h4>`}
    <p class="card-formula" dir="auto" lang=${isEnglish ? 'en' : nothing}>${formula}</p>
    <p dir="auto" lang=${isEnglish ? 'en' : nothing}>${description}</p>
    <p class="card-note">${words.handbook}: <bdi lang=${isEnglish ? 'en' : nothing}>${definitionSource(reference)}</bdi></p>`;
}

function lines(all: readonly Line[], look = ''): TemplateResult {
  return html`<dl class="card-lines ${look}">${all.map(({term, value, note, english}) => html`<div>
    <dt lang=${english ? 'en' : nothing}>${term}</dt><dd><span>${value}</span>${note === null ? nothing
      : html` <small lang=${english === 'all' ? 'en' : nothing}>${note}</small>`}</dd>
  </div>`)}</dl>`;
}

function tableText({name, rows, memory, reasons, columns}: TableText, words: CardWords): TemplateResult {
  return html`
    <h4>${name}</h4>
    <p>${rows}${memory === null ? nothing : html` · ${memory}`}</p>
    ${reasons.length === 0 ? nothing : html`<ul class="card-list">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
    ${columns.length === 0 ? nothing : html`<table class="card-columns">
      <thead><tr><th scope="col">${words.column}</th><th scope="col">${words.filledFrom}</th></tr></thead>
      <tbody>${columns.map((column) => html`<tr><th scope="row">${column.name}</th><td><bdi>${column.from}</bdi></td></tr>`)}</tbody>
    </table>`}`;
}

function checkView(check: CheckState, start: () => void, words: CardWords): unknown {
  switch (check.kind) {
    case 'none': return html`<button class="card-button" data-act="check" @click=${start}>${words.check}</button>`;
    case 'running': return html`<label class="card-progress">${words.checking(check.done, check.of)}
      <progress max=${check.of} .value=${check.done}></progress></label>`;
    default: {
      const [verdict, ...places] = check.lines;
      return html`<p class="card-verdict ${check.kind}">${verdict}</p>
        ${places.length === 0 ? nothing : html`<ul class="card-list">${places.map((place) => html`<li>${place}</li>`)}</ul>`}`;
    }
  }
}
