/**
 * The language a widget speaks: its own `locale`, else the nearest `lang` across shadow roots, else the browser's.
 * A tag that Intl cannot read counts as absent; English where all are.
 */
export function localeOf(element: Element, own: string): string {
  return known(own) ?? nearestLang(element) ?? known(globalThis.navigator?.language ?? '') ?? 'en';
}

/** Every drawing asks several times for its language, of which a page has few. */
const canonical = new Map<string, string | null>();

/** The tag as Intl writes it, with the digits of Europe where it asks for no others; null where Intl cannot read it. */
export function known(tag: string): string | null {
  let found = canonical.get(tag);
  if (found === undefined) canonical.set(tag, found = canonicalOf(tag.trim()));
  return found;
}

/** Tags that need no question: to ask Intl the first one takes up to 25 ms, and a page would wait for it before its first request. */
const plain = /^(de|en|es|fr|he|ja|pt|zh)(-[A-Z]{2})?$/;

function canonicalOf(tag: string): string | null {
  if (plain.test(tag)) return tag;
  try {
    const locale = new Intl.Locale(tag);
    const {numberingSystem} = new Intl.NumberFormat(tag).resolvedOptions();
    return numberingSystem === (locale.numberingSystem ?? 'latn') ? `${locale}` : `${new Intl.Locale(tag, {numberingSystem: 'latn'})}`;
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
