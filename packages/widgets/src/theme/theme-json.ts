import {readColor} from './color/read-color.js';
import {hexOf} from './color/srgb.js';
import type {Scheme} from './palette.js';
import {resolved, said} from './resolve.js';
import {shadowValue} from './shadow-json.js';
import type {Theme} from './theme.js';
import {propertyOf, type Tier, type Token} from './token.js';
import {referenceTokens, tokens} from './tokens.js';

export interface JsonToken {
  readonly $value: unknown;
  readonly $type: string;
  readonly $description: string;
  readonly $extensions: Readonly<Record<string, unknown>>;
}

export interface JsonGroup {
  readonly [name: string]: JsonGroup | JsonToken | string;
}

const KEY = 'crm-widgets';
const tiers: readonly Tier[] = ['reference', 'semantic', 'component'];

/**
 * A theme as design tokens: a group a tier, values for a light ground, those for a dark one among the extensions. What stands for another token
 * is an alias of it.
 *
 * The format has no type for lengths that go by the text around and for other CSS of that kind, and a token without one is invalid; these
 * stand among the extensions of their group, by custom property.
 * @see W3C Design Tokens Community Group, Format Module 2025.10, www.designtokens.org/tr/2025.10/format
 */
export function themeJson(theme: Theme): JsonGroup {
  const groups = tiers.map((tier) => [tier, groupOf(theme, tokensOf(theme, tier))] as const);
  return {$description: `${theme.name}: ${theme.description}`, ...Object.fromEntries(groups)};
}

function tokensOf(theme: Theme, tier: Tier): readonly Token[] {
  return tier === 'reference' ? referenceTokens(theme) : tokens.filter((token) => token.tier === tier);
}

function groupOf(theme: Theme, all: readonly Token[]): JsonGroup {
  const entries = all.map((token) => ({token, css: resolved(theme, token.name, 'light'), json: jsonToken(theme, token)}));
  const plain = entries.filter(({css, json}) => css !== null && json === null).map(({token, css}) => [propertyOf(token.name), css]);
  return {
    ...plain.length > 0 && {$extensions: {[KEY]: {css: Object.fromEntries(plain) as JsonGroup}}},
    ...Object.fromEntries(entries.flatMap(({token, json}) => (json ? [[token.name, json]] : []))),
  };
}

function jsonToken(theme: Theme, token: Token): JsonToken | null {
  const [light, dark] = [valueIn(theme, token, 'light'), valueIn(theme, token, 'dark')];
  if (light === null || dark === null) return null;
  return {
    $value: light.$value, $type: light.$type, $description: token.description,
    $extensions: {[KEY]: {
      property: propertyOf(token.name), tier: token.tier, css: theme.semantic[token.name] ?? theme.reference[token.name] ?? token.fallback,
      ...said(theme, token.name, 'light') !== said(theme, token.name, 'dark') && {dark: dark.$value},
    }},
  };
}

interface Typed {
  readonly $type: string;
  readonly $value: unknown;
}

/** Null for what has no type. */
function valueIn(theme: Theme, {name, type}: Token, scheme: Scheme): Typed | null {
  const css = resolved(theme, name, scheme);
  const value = css === null ? null : typedValue(type, css);
  const [, other] = /^var\(--crm-([\w-]+)\)$/.exec(said(theme, name, scheme) ?? '') ?? [];
  return value && other !== undefined ? {...value, $value: `{${tierOf(other)}.${other}}`} : value;
}

function tierOf(name: string): Tier {
  return tokens.find((token) => token.name === name)?.tier ?? 'reference';
}

function typedValue(type: Token['type'], css: string): Typed | null {
  if (type === 'color') return colorValue(css);
  if (type === 'shadow') return shadowValue(css);
  if (type === 'fontWeight') return {$type: type, $value: Number(css)};
  if (type === 'fontFamily') return css === 'inherit' ? null : {$type: type, $value: css.split(',').map((name) => name.trim().replaceAll(/["']/g, ''))};
  const [, value, unit] = /^([\d.]+)(px|rem|ms|s)$/.exec(css === '0' ? '0px' : css) ?? [];
  return unit && type === (unit.endsWith('s') ? 'duration' : 'dimension') ? {$type: type, $value: {value: Number(value), unit}} : null;
}

const tint = /^color-mix\(in \w+, (#[\da-f]+) ([\d.]+)%, transparent\)$/;

/** A colour, or a tint of one: mixed with nothing it is the same colour, so much of it. */
function colorValue(css: string): Typed | null {
  const [, mixed, percent = '100'] = tint.exec(css) ?? [];
  const rgb = readColor(mixed ?? css);
  if (!rgb) return null;
  const components = rgb.map((part) => Math.round(part * 1e4) / 1e4);
  return {$type: 'color', $value: {colorSpace: 'srgb', components, alpha: Number(percent) / 100, hex: hexOf(rgb)}};
}
