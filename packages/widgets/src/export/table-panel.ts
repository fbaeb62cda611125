import {html, nothing, render} from 'lit';
import {backdropOf} from '@crm-widgets/charts/backdrop';
import {dataTools} from './data-tools.js';
import type {DataTable} from './data-table.js';
import type {ExportWords} from './export-words.js';
import {drawnRows, tableView} from './table-view.js';

export interface PanelSubject {
  readonly table: DataTable;
  readonly heading: string;
  /** Period and source. */
  readonly lines: readonly string[];
  readonly words: ExportWords;
}

/** What a widget shows, as a table above the page; looks and closes as the definition card does. */
export class TablePanel {
  readonly #root: ShadowRoot;
  readonly #card: HTMLElement;
  #opener: HTMLElement | null = null;

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#card = document.createElement('div');
    Object.assign(this.#card, {className: 'card', popover: 'auto', role: 'dialog', tabIndex: -1});
    this.#card.setAttribute('aria-labelledby', 'table-title');
    this.#card.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') this.close();
    });
    this.#card.addEventListener('focusout', ({relatedTarget}) => {
      // Whoever tabs on finds the page, and not a table in front of it.
      if (relatedTarget instanceof Node && !this.#card.contains(relatedTarget)) this.#leave();
    });
  }

  open({table, heading, lines, words}: PanelSubject, opener: HTMLElement | null): void {
    this.#opener = opener;
    const shown = drawnRows(table);
    const paper = backdropOf(this.#root.querySelector('.frame')!);
    this.#card.style.setProperty('--backdrop', paper);
    this.#card.style.setProperty('--card-ink', paper === 'Canvas' ? 'CanvasText' : 'inherit');
    render(html`
      <header class="card-head">
        <h2 id="table-title">${heading}</h2>
        <div class="card-tools">
          <button class="card-close" data-act="close" aria-label=${words.close} @click=${() => this.close()}>
            <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 2 10 10M10 2 2 10"></path></svg></button>
        </div>
      </header>
      <div class="table-body">
        ${lines.map((line) => html`<p class="muted">${line}</p>`)}
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby="table-title">${tableView(table, false)}</div>
        ${table.rows.length > shown ? html`<p class="muted">${words.cut(String(shown), String(table.rows.length))}</p>` : nothing}
        ${dataTools(table, {title: heading, words, above: [heading, ...lines]})}
      </div>`, this.#card);
    this.#root.append(this.#card);
    this.#card.showPopover();
    this.#card.focus();
  }

  close(): void {
    if (!this.#card.isConnected) return;
    this.#leave();
    this.#opener?.focus();
  }

  /** Closes it and leaves the focus to whatever has it. */
  #leave(): void {
    if (this.#card.matches(':popover-open')) this.#card.hidePopover();
    this.#card.remove();
    render(nothing, this.#card);
  }
}
