import {componentTokens} from './component-tokens.js';
import {semanticTokens} from './semantic-tokens.js';
import type {Theme} from './theme.js';
import type {Token} from './token.js';

/** Every token that the kit reads or a theme sets, but for the reference tier, which is as long as the palette of a theme. */
export const tokens: readonly Token[] = [...semanticTokens, ...componentTokens];

/** Tokens of the reference tier: the colours of a theme, each once for light grounds and once for dark ones. */
export function referenceTokens(theme: Theme): readonly Token[] {
  return Object.keys(theme.reference).map((name) => ({
    name, tier: 'reference', type: 'color', fallback: null,
    description: name === 'ref-brand' ? 'The colour that the theme is made from.' : `${spoken(name)}.`,
  }));
}

function spoken(name: string): string {
  const [, color, ground] = /^ref-(.+)-on-(light|dark)$/.exec(name)!;
  return `The colour ${color!.replace('-', ' ')} of the palette for ${ground} grounds`;
}
