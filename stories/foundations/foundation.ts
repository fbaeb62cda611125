import {html, render, type TemplateResult} from 'lit';
import {themes, type Theme} from 'crm-widgets/theme';
import './foundations.css';

/** The theme of the toolbar; the neutral one where none is chosen. */
export function themeOf(globals: Readonly<Record<string, unknown>>): Theme {
  return themes.find(({name}) => name === globals['theme']) ?? themes[0]!;
}

export const schemes = ['light', 'dark'] as const;

/** A page of a foundation, as an element. */
export function foundation(...parts: readonly unknown[]): HTMLElement {
  const main = Object.assign(document.createElement('main'), {className: 'foundation'});
  render(parts, main);
  return main;
}

/** A box of a colour, with nothing to say beside it. */
export function swatch(color: string, className = 'swatch'): HTMLElement {
  const box = Object.assign(document.createElement('span'), {className});
  box.style.backgroundColor = color;
  return box;
}

/** A section with its heading and what it comes to in a sentence or two. */
export function section(title: string, says: unknown, ...content: readonly unknown[]): TemplateResult {
  return html`<section><h2>${title}</h2>${says ? html`<p class="says">${says}</p>` : ''}${content}</section>`;
}

/** A table; the first cell of each row says what it is of. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly unknown[])[]): TemplateResult {
  return html`<div class="wide"><table class="tokens">
    <caption>${caption}</caption>
    <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...others]) => html`<tr><th scope="row">${first}</th>${others.map((cell, i) => html`<td data-head=${head[i + 1] ?? ''}>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
