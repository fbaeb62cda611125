import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {coverage, sheets, states, type Cell, type CoverageRow, type Entry} from './coverage.js';

/** Which widget shows what, from the list of stories that this very Storybook serves. */
export class CoverageTables extends LitElement {
  static override properties = {entries: {state: true}, fault: {state: true}};

  declare entries: readonly Entry[] | null;
  declare fault: string;

  constructor() {
    super();
    this.entries = null;
    this.fault = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    if (this.fault) return html`<p role="alert">${this.fault}</p>`;
    if (!this.entries) return html`<p role="status">Reading the list of stories</p>`;
    return html`${table('States', coverage(this.entries, states))}${table('Themes, directions, languages, widths', coverage(this.entries, sheets))}`;
  }

  async #load(): Promise<void> {
    try {
      const response = await fetch('index.json');
      this.entries = Object.values((await response.json() as {entries: Record<string, Entry>}).entries);
    } catch (cause) {
      this.fault = `The list of stories could not be read: ${String(cause)}`;
    }
  }
}

function table(caption: string, rows: readonly CoverageRow[]): TemplateResult {
  const cells = rows.flatMap((row) => row.cells).filter(({isNever}) => !isNever);
  const blank = cells.filter(({id}) => id === null).length;
  return html`<div class="coverage" role="region" tabindex="0" aria-label=${caption}><table>
    <caption>${caption}: ${cells.length - blank} of ${cells.length} shown, ${blank} blank</caption>
    <thead><tr><th scope="col">Widget</th>${rows[0]?.cells.map(({what}) => html`<th scope="col">${what}</th>`) ?? nothing}</tr></thead>
    <tbody>${rows.map(({widget, cells: own}) => html`<tr><th scope="row">${widget}</th>${own.map((cell) => html`<td>${shown(widget, cell)}</td>`)}</tr>`)}
    </tbody></table></div>`;
}

function shown(widget: string, {what, id, isNever}: Cell): TemplateResult {
  if (id) return html`<a href=${`./?path=/story/${id}`} target="_top" aria-label=${`${widget}, ${what}: shown`}>shown</a>`;
  return isNever ? html`<span class="never">never</span>` : html`<span class="blank">blank</span>`;
}

if (!customElements.get('coverage-tables')) customElements.define('coverage-tables', CoverageTables);
