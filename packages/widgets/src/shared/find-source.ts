import type {CrmError} from '@crm-widgets/core';
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
 * shadow roots; else the only one of its root or of the document. None while there is none, several where each could be meant.
 */
export function findProviders(widget: Element, id: string): readonly SourceProvider[] {
  const nearest = id ? null : nearestProvider(widget);
  if (nearest) return [nearest];
  const [own, others] = [widget.getRootNode(), widget.ownerDocument].map((root) =>
    providersIn(root).filter((provider) => !id || provider.id === id));
  return own!.length > 0 ? own! : others!;
}

/** The one of a list of one. */
export function onlyOf(found: readonly SourceProvider[]): SourceProvider | null {
  return found.length === 1 ? found[0]! : null;
}

function nearestProvider(widget: Element): SourceProvider | null {
  for (let node: Node | null = widget; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (isProvider(node)) return node;
  }
  return null;
}

function providersIn(root: Node): SourceProvider[] {
  return 'querySelectorAll' in root ? [...(root as ParentNode).querySelectorAll('crm-source')].filter(isProvider) : [];
}

function isProvider(node: Node): node is SourceProvider {
  return 'provideSource' in node;
}
