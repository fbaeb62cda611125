import type {Scheme} from './palette.js';
import type {Theme} from './theme.js';
import {tokens} from './tokens.js';

/** What a token comes to in a theme and a scheme, with references and light-dark() resolved; the kit's own fallback where the theme is silent. */
export function resolved(theme: Theme, name: string, scheme: Scheme): string | null {
  const said = theme.semantic[name] ?? theme.reference[name] ?? tokens.find((token) => token.name === name)?.fallback ?? null;
  return said === null ? null : inScheme(theme, said, scheme);
}

function inScheme(theme: Theme, css: string, scheme: Scheme): string {
  return css
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g, (_, light: string, dark: string) => (scheme === 'light' ? light : dark).trim())
    .replace(/var\(--crm-([\w-]+)\)/g, (whole, name: string) => resolved(theme, name, scheme) ?? whole);
}
