/** A piece of a page, from which both the live widget and its code are made. */
export interface Markup {
  readonly tag: string;
  /** Text, or true for an attribute that is only there. */
  readonly attributes: Readonly<Record<string, string | true>>;
  /** Custom properties of the element. */
  readonly styles?: Readonly<Record<string, string>>;
  readonly children?: readonly Markup[];
}

/** What controls hold, as a piece of a page: custom properties apart, what is empty left out. */
export function markupOf(tag: string, args: Readonly<Record<string, unknown>>, children: readonly Markup[] = []): Markup {
  const attributes: Record<string, string | true> = {};
  const styles: Record<string, string> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === true) attributes[name] = true;
    else if (typeof value === 'string' && value !== '') (name.startsWith('--') ? styles : attributes)[name] = value;
  }
  return {tag, attributes, styles, children};
}

/** The element of a piece of a page. */
export function elementOf(markup: Markup): HTMLElement {
  const element = document.createElement(markup.tag);
  // What is inside comes first, so that a source knows its tables before it is asked.
  element.append(...(markup.children ?? []).map(elementOf));
  dress(element, markup);
  return element;
}

/** Brings an element up to date in its place; false where it is of another shape. */
export function updated(element: Element, markup: Markup): boolean {
  const children = markup.children ?? [];
  if (element.localName !== markup.tag || element.children.length !== children.length) return false;
  dress(element as HTMLElement, markup);
  return children.every((child, i) => updated(element.children[i]!, child));
}

function dress(element: HTMLElement, {attributes, styles = {}}: Markup): void {
  for (const name of element.getAttributeNames()) if (name !== 'style' && !(name in attributes)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? '' : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  for (const name of [...element.style]) if (!(name in styles)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}
