import {colorProperties} from './color-properties.js';

/** The initial value of a property that nobody registered is none at all. */
const LEFT_OUT = 'initial';

const waiting = new Set<HTMLElement>();
const told = new Set<string>();

/**
 * Looks at the colours that a page gives a widget. One that is no colour is told of once and left out, so that the kit's own stands in its
 * place; without this the browser would take the text's colour for it, or none.
 *
 * Registering the properties would leave that to the browser, but a registered one always has a value: no fallback would ever be read, and
 * `light-dark()` would be settled where the theme is set and not where the widget is.
 */
export function guardTheme(host: HTMLElement): void {
  if (waiting.size === 0) setTimeout(guardAll);
  waiting.add(host);
}

/** All are read before one is written, so that styles are worked out once. */
function guardAll(): void {
  const wrong = [...waiting].filter((host) => host.isConnected).flatMap((host) => {
    for (const name of colorProperties) if (host.style.getPropertyValue(name) === LEFT_OUT) host.style.removeProperty(name);
    const style = getComputedStyle(host);
    return colorProperties.map((name) => ({host, name, value: style.getPropertyValue(name).trim()})).filter(({value}) => !isColor(value));
  });
  waiting.clear();
  for (const {host, name, value} of wrong) {
    host.style.setProperty(name, LEFT_OUT);
    tell(name, value);
  }
}

function tell(name: string, value: string): void {
  const message = `${name} takes a colour, got "${value.slice(0, 100)}"; it is ignored`;
  if (told.has(message)) return;
  told.add(message);
  console.warn(`crm-widgets: ${message}`);
}

function isColor(value: string): boolean {
  return value === '' || CSS.supports('color', value);
}
