import type {Scheme} from './palette.js';
import type {Theme} from './theme.js';
import {tokens} from './tokens.js';

/** What a token comes to in a theme and a scheme, with references and light-dark() resolved; the kit's own fallback where the theme is silent. */
export function resolved(theme: Theme, name: string, scheme: Scheme): string | null {
  return said(theme, name, scheme)?.replace(/var\(--crm-([\w-]+)\)/g, (whole, other: string) => resolved(theme, other, scheme) ?? whole) ?? null;
}

/** What a theme says of a token for a scheme, references as they are; null for what neither it nor the kit says anything of. */
export function said(theme: Theme, name: string, scheme: Scheme): string | null {
  const css = theme.semantic[name] ?? theme.reference[name] ?? tokens.find((token) => token.name === name)?.fallback ?? null;
  return css && css.replace(eitherScheme, (_, light: string, dark: string) => (scheme === 'light' ? light : dark).trim());
}

const eitherScheme = /light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g;
