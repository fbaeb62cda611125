import {readColor} from './color/read-color.js';
import {hexOf} from './color/srgb.js';
import {resolved} from './resolve.js';
import type {Theme} from './theme.js';
import {propertyOf, type Token} from './token.js';
import {referenceTokens, tokens} from './tokens.js';

export interface JsonToken {
  readonly $value: unknown;
  readonly $type?: string;
  readonly $description: string;
  readonly $extensions: Readonly<Record<string, unknown>>;
}

export interface JsonGroup {
  readonly [name: string]: JsonGroup | JsonToken | string;
}

const KEY = 'crm-widgets';

/**
 * A theme as design tokens: a group a tier, values for a light ground, those for a dark one among the extensions.
 *
 * Lengths that go by the text around and other CSS that the format has no type for stand as they are, without a type.
 * @see W3C Design Tokens Community Group, Format Module 2025.10, www.designtokens.org/tr/2025.10/format
 */
export function themeJson(theme: Theme): JsonGroup {
  const tiers = (['reference', 'semantic', 'component'] as const).map((tier) => {
    const all = tier === 'reference' ? referenceTokens(theme) : tokens.filter((token) => token.tier === tier);
    const entries = all.map((token) => [token.name, jsonToken(theme, token)] as const).filter(([, value]) => value !== null);
    return [tier, Object.fromEntries(entries) as JsonGroup] as const;
  });
  return {$description: `${theme.name}: ${theme.description}`, ...Object.fromEntries(tiers)};
}

function jsonToken(theme: Theme, token: Token): JsonToken | null {
  const [light, dark] = [resolved(theme, token.name, 'light'), resolved(theme, token.name, 'dark')];
  if (light === null || dark === null) return null;
  const typed = typedValue(token, light);
  return {
    $value: typed?.$value ?? light, ...typed && {$type: typed.$type}, $description: token.description,
    $extensions: {[KEY]: {
      property: propertyOf(token.name), tier: token.tier, css: theme.semantic[token.name] ?? theme.reference[token.name] ?? token.fallback,
      ...dark !== light && {dark: typedValue(token, dark)?.$value ?? dark},
    }},
  };
}

function typedValue({type}: Token, css: string): {$type: string; $value: unknown} | null {
  if (type === 'color') return colorValue(css);
  if (type === 'number') return {$type: 'number', $value: Number(css)};
  if (type === 'fontFamily') return css === 'inherit' ? null : {$type: type, $value: css.split(',').map((name) => name.trim().replaceAll(/["']/g, ''))};
  const [, value, unit] = /^([\d.]+)(px|rem|ms|s)$/.exec(css) ?? [];
  return unit && type === (unit.endsWith('s') ? 'duration' : 'dimension') ? {$type: type, $value: {value: Number(value), unit}} : null;
}

const tint = /^color-mix\(in \w+, (#[\da-f]+) ([\d.]+)%, transparent\)$/;

/** A colour, or a tint of one: mixed with nothing it is the same colour, so much of it. */
function colorValue(css: string): {$type: string; $value: unknown} | null {
  const [, mixed, percent = '100'] = tint.exec(css) ?? [];
  const rgb = readColor(mixed ?? css);
  if (!rgb) return null;
  const components = rgb.map((part) => Math.round(part * 1e4) / 1e4);
  return {$type: 'color', $value: {colorSpace: 'srgb', components, alpha: Number(percent) / 100, hex: hexOf(rgb)}};
}
