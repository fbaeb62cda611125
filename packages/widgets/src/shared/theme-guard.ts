import {themeProperties} from './theme-properties.js';

type Kind = keyof typeof themeProperties;

/** Of each kind of value, its name and a property of CSS that takes no other. */
const kinds: Readonly<Record<Kind, readonly [name: string, property: string]>> = {
  color: ['a colour', 'color'], dimension: ['a length', 'padding-top'], fontFamily: ['a list of fonts', 'font-family'],
  fontWeight: ['a weight of type', 'font-weight'], shadow: ['a shadow', 'box-shadow'], duration: ['a duration', 'transition-duration'],
};
const guarded = Object.entries(themeProperties).flatMap(([kind, names]) => names.map((name) => ({name, kind: kind as Kind})));

/** All that is guarded in one property of the guard's own: one that goes away while it is in a transition would be no value, not none, for a frame. */
const WORN = '--crm-worn';
/** Has the browser tell of every value that changes, wherever the page changes it. A page with transitions of its own for widgets goes without. */
const watch = sheetOf(`:host {
    ${WORN}: ${guarded.map(({name}) => `var(${name},)`).join(' / ')};
    /* The scheme, in a property that draws nothing here. */
    column-rule-color: light-dark(black, white);
    transition: color 1ms step-start, column-rule-color 1ms step-start, ${WORN} 1ms step-start allow-discrete;
  }
  :host::after { color: oklch(from var(--crm-color-ink, currentColor) l 0 0); }`);
const watched = new Set(['color', 'column-rule-color', WORN]);
/** Lightness of text, in [0, 1]: from the first on it is that of dark grounds, up to the other that of light ones. */
const [lightInk, darkInk] = [0.75, 0.45];
/** Of widgets with a value that is none of its kind, or text of the other scheme: what keeps that from all that is in them. */
const masks = new WeakMap<HTMLElement, CSSStyleSheet>();
const waiting = new Set<HTMLElement>();
const told = new Set<string>();

/**
 * Looks at what a page gives a widget to wear, now and whenever it changes. What is no colour, length, ... where one is wanted is told of once
 * and left out, so that the kit's own stands in its place; without this the browser would take the text's colour for it, or none.
 * Where a page has light text, as on a dark ground, and never said that its scheme is dark, the colours of data are those for dark grounds, and
 * the other way round.
 *
 * Registering the properties would leave that to the browser, but a registered one always has a value: no fallback would ever be read, and
 * `light-dark()` would be settled where the theme is set and not where the widget is.
 */
export function guardTheme(host: HTMLElement): void {
  adopt(host, watch);
  host.addEventListener('transitionrun', changed);
  look(host);
}

function changed({currentTarget, propertyName}: TransitionEvent): void {
  if (watched.has(propertyName)) look(currentTarget as HTMLElement);
}

function look(host: HTMLElement): void {
  if (waiting.size === 0) setTimeout(guardAll);
  waiting.add(host);
}

/** All are read before one is written, so that styles are worked out once. */
function guardAll(): void {
  const looked = [...waiting].filter((host) => host.isConnected).map((host) => {
    const style = getComputedStyle(host);
    const wrong = guarded.map((each) => ({...each, value: style.getPropertyValue(each.name).trim()})).filter(({kind, value}) => !is(kind, value));
    return {host, wrong, scheme: schemeOf(host)};
  });
  waiting.clear();
  for (const {host, wrong, scheme} of looked) {
    mask(host, wrong.map(({name}) => name), scheme);
    for (const each of wrong) tell(each);
  }
}

/** Within the widget and not on it, where the page's own value is to be seen to change. The initial value of a property that nobody registered is none. */
function mask(host: HTMLElement, names: readonly string[], scheme: string | null): void {
  let sheet = masks.get(host);
  if (!sheet && names.length === 0 && scheme === null) return;
  if (!sheet) masks.set(host, sheet = new CSSStyleSheet());
  sheet.replaceSync(`:host > * { ${names.map((name) => `${name}: initial;`).join(' ')} }
    ${scheme ? `@media screen { :host > * { color-scheme: ${scheme}; } }` : ''}`);
  adopt(host, sheet);
}

/** The scheme that the text is made for; null where that is the page's. */
function schemeOf(host: HTMLElement): 'light' | 'dark' | null {
  const isDark = getComputedStyle(host).columnRuleColor === 'rgb(255, 255, 255)';
  const [, lightness] = /^oklch\(([\d.]+)/.exec(getComputedStyle(host, '::after').color) ?? [];
  if (!isDark && Number(lightness) >= lightInk) return 'dark';
  return isDark && Number(lightness) <= darkInk ? 'light' : null;
}

function adopt({ownerDocument, shadowRoot}: HTMLElement, sheet: CSSStyleSheet): void {
  if (ownerDocument === document && shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function tell({name, kind, value}: {name: string; kind: Kind; value: string}): void {
  const message = `${name} takes ${kinds[kind][0]}, got "${value.slice(0, 100)}"; it is ignored`;
  if (told.has(message)) return;
  told.add(message);
  console.warn(`crm-widgets: ${message}`);
}

function is(kind: Kind, value: string): boolean {
  return value === '' || CSS.supports(kinds[kind][1], value);
}
