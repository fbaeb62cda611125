import type {LitElement, ReactiveController} from 'lit';

/**
 * Keeps a widget dressed that moves to another document, such as that of a frame or of a window for picture in picture: a document takes no
 * sheets made for another one, and drops those that an element brings.
 */
export class SheetKeeper implements ReactiveController {
  #sheets: readonly CSSStyleSheet[] = [];

  constructor(private readonly host: LitElement) {
    host.addController(this);
    this.hostUpdated();
  }

  hostConnected(): void {
    const {ownerDocument, shadowRoot} = this.host;
    const view = ownerDocument.defaultView;
    if (!view || !shadowRoot || shadowRoot.adoptedStyleSheets.length > 0) return;
    shadowRoot.adoptedStyleSheets = ownerDocument === document ? [...this.#sheets] : this.#sheets.map((sheet) => copyOf(sheet, view));
  }

  hostUpdated(): void {
    const {ownerDocument, shadowRoot} = this.host;
    if (ownerDocument === document && shadowRoot) this.#sheets = [...shadowRoot.adoptedStyleSheets];
  }
}

function copyOf(sheet: CSSStyleSheet, view: Window & typeof globalThis): CSSStyleSheet {
  const copy = new view.CSSStyleSheet();
  copy.replaceSync([...sheet.cssRules].map(({cssText}) => cssText).join('\n'));
  return copy;
}
