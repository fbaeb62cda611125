/**
 * The language a widget speaks: its own `locale`, else the nearest `lang` across shadow roots, else the browser's.
 * A tag that Intl cannot read counts as absent; English where all are.
 */
export function localeOf(element: Element, own: string): string {
  return known(own) ?? nearestLang(element) ?? known(globalThis.navigator?.language ?? '') ?? 'en';
}

/** The tag as Intl writes it; null where Intl cannot read it. */
export function known(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null;
  } catch {
    return null;
  }
}

function nearestLang(element: Element): string | null {
  for (let at: Element | null = element; at; at = shadowHost(at)) {
    const lang = known(at.closest('[lang]')?.getAttribute('lang') ?? '');
    if (lang) return lang;
  }
  return null;
}

function shadowHost(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
