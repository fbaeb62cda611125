/** Custom property that `holdBackdrop` sets and the kit's styles read, with a fallback. */
const property = '--backdrop';

/**
 * Tells an element's styles what colour lies behind it, as its own inks and stuck heads need one that is known,
 * and a widget is as a rule transparent on whatever its page has. A property of CSSOM, so that no policy objects.
 */
export function holdBackdrop(element: HTMLElement): void {
  element.style.setProperty(property, backdropOf(element));
}

/** The nearest opaque background of an element and what holds it, across shadow roots; else the page's own. */
export function backdropOf(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const {backgroundColor} = getComputedStyle(at);
    if (isOpaque(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}

function parentOf(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** Browsers write the alpha of a computed colour only where it is below 1. */
function isOpaque(color: string): boolean {
  return color !== 'transparent' && !color.startsWith('rgba') && !color.includes('/');
}
