import {InputError, type CrmError} from '@crm-widgets/core';
import type {Source} from '@crm-widgets/runtime';

/** An element that hands a source to widgets; told by its shape, for a page may hold two copies of the kit. */
export interface SourceProvider extends HTMLElement {
  /** Changes with every change of its settings or tables. */
  readonly revision: number;
  /** Settles when what the page said of it so far has been taken in. */
  readonly updateComplete: Promise<unknown>;
  /** @throws {InputError} an attribute of it, or of a table of it, is wrong */
  provideSource(): Source;
}

/** The event by which providers tell the widgets of a document that one came, went, changed or failed to refresh. */
export const SOURCE_CHANGE = 'crm-source-change';

export interface SourceNews {
  readonly provider: SourceProvider;
  /** Why a refresh of all its tables failed; what was shown before still holds, and is stale. */
  readonly fault?: CrmError;
}

export function announce(document: Document, news: SourceNews): void {
  document.dispatchEvent(new CustomEvent<SourceNews>(SOURCE_CHANGE, {detail: news}));
}

/**
 * The provider a widget reads: by id in its own root, then in the document; else its nearest ancestor across
 * shadow roots; else the only one of its root or of the document. Null while there is none.
 *
 * @throws {InputError} `E_SOURCE_NAME_CLASH` for an id that two sources share; `E_SOURCE` when several could be meant
 */
export function findProvider(widget: Element, id: string): SourceProvider | null {
  if (id) return providerById(widget, id);
  return nearestProvider(widget) ?? onlyProvider(widget.getRootNode()) ?? onlyProvider(widget.ownerDocument);
}

function providerById(widget: Element, id: string): SourceProvider | null {
  for (const root of [widget.getRootNode(), widget.ownerDocument]) {
    const found = providersIn(root).filter((provider) => provider.id === id);
    if (found.length > 1) {
      throw new InputError({
        code: 'E_SOURCE_NAME_CLASH', where: ['attribute source'],
        what: `${found.length} crm-source elements have the id "${id.slice(0, 60)}"`,
        mend: 'Give each source an id of its own',
      });
    }
    if (found[0]) return found[0];
  }
  return null;
}

function nearestProvider(widget: Element): SourceProvider | null {
  for (let node: Node | null = widget; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (isProvider(node)) return node;
  }
  return null;
}

function onlyProvider(root: Node): SourceProvider | null {
  const found = providersIn(root);
  if (found.length < 2) return found[0] ?? null;
  throw new InputError({
    code: 'E_SOURCE', where: [], what: `the page has ${found.length} sources, and no word says which is meant`,
    mend: 'Set source to the id of one of them',
  });
}

function providersIn(root: Node): SourceProvider[] {
  return 'querySelectorAll' in root ? [...(root as ParentNode).querySelectorAll('crm-source')].filter(isProvider) : [];
}

function isProvider(node: Node): node is SourceProvider {
  return 'provideSource' in node;
}
