import {LitElement, html, nothing} from 'lit';
import {copyText} from '../../packages/widgets/src/card/copy-text.js';
import type {Markup} from './markup.js';
import {frameworks, snippet, type Framework} from './snippets.js';

const SAID_MS = 2000;

/** The code of a piece of a page, a tab for each framework; styled by the page that it stands in. */
export class CodeView extends LitElement {
  static override properties = {markup: {attribute: false}, framework: {state: true}, said: {state: true}};

  declare markup: Markup | null;
  declare framework: Framework;
  declare said: string;

  constructor() {
    super();
    this.markup = null;
    this.framework = 'HTML';
    this.said = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    if (!this.markup) return nothing;
    return html`
      <div class="code-tabs">
        <div role="tablist" aria-label="Framework" @keydown=${this.#press}>${frameworks.map((framework) => this.#tab(framework))}</div>
        <button type="button" class="copy" @click=${this.#copy}>${this.said || 'Copy'}</button>
        <span class="unseen" role="status">${this.said}</span>
      </div>
      <pre role="tabpanel" tabindex="0" aria-label=${`${this.framework} code`}><code>${this.#code}</code></pre>`;
  }

  get #code(): string {
    return snippet(this.framework, this.markup!);
  }

  #tab(framework: Framework) {
    const isOpen = framework === this.framework;
    return html`<button type="button" role="tab" aria-selected=${isOpen} tabindex=${isOpen ? 0 : -1}
      @click=${() => { this.framework = framework; }}>${framework}</button>`;
  }

  readonly #press = (event: KeyboardEvent): void => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const at = frameworks.indexOf(this.framework) + step + frameworks.length;
    this.framework = frameworks[at % frameworks.length]!;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-selected=true]')!.focus());
  };

  readonly #copy = async (): Promise<void> => {
    this.said = await copyText(this.#code, this) ? 'Copied' : 'Could not copy';
    setTimeout(() => { this.said = ''; }, SAID_MS);
  };
}

if (!customElements.get('story-code')) customElements.define('story-code', CodeView);
