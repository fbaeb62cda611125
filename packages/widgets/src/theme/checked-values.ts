import {readColor} from './color/read-color.js';
import type {TokenType} from './token.js';
import {tokens} from './tokens.js';

/** A value that was not taken. */
export interface ThemeWarning {
  readonly token: string;
  readonly value: string;
  readonly message: string;
}

/** What ends a declaration, or fetches: of neither there is any in the values that tokens take. */
const unsafe = /[;{}<>\\@!]|\/\*|\b(?:url|src|image|image-set|cross-fade|element|paint|expression|attr|env)\s*\(/i;
const colorFunction = /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\([\w\s.,%/+()#-]*\)$/i;
const systemColor = /^(?:currentcolor|transparent|canvas|canvastext|linktext|visitedtext|activetext|graytext|highlight|highlighttext|accentcolor|accentcolortext)$/i;
const length = /^(?:0|\d*\.?\d+(?:px|rem|em|ch|cqi|vw|vh|%)|(?:calc|clamp|min|max)\([\w\s.,%/+()*-]*\))$/i;

const forms: Readonly<Record<TokenType, (value: string) => boolean>> = {
  color: isColor,
  dimension: (value) => length.test(value),
  duration: (value) => /^\d*\.?\d+m?s$/.test(value),
  fontFamily: (value) => /^[\w\s,'"-]+$/.test(value),
  fontWeight: (value) => /^\d+(?:\.\d+)?$/.test(value),
  shadow: (value) => /^[\w\s.,%/()#-]+$/.test(value),
};

/** Whether text is a colour that fetches nothing; `var()` is none, as nobody knows what it holds. */
export function isColor(text: string): boolean {
  const value = text.trim();
  if (unsafe.test(value) || !isBalanced(value)) return false;
  const has = readColor(value) !== null || systemColor.test(value) || colorFunction.test(value);
  return has && (globalThis.CSS?.supports?.('color', value) ?? true);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Of values by token those that are of its type; the others are told of, and ignored. */
export function checkedValues(given: Readonly<Record<string, unknown>>): {
  readonly values: Readonly<Record<string, string>>; readonly warnings: readonly ThemeWarning[];
} {
  const values: Record<string, string> = {};
  const warnings: ThemeWarning[] = [];
  for (const [name, value] of Object.entries(given)) {
    const fault = faultOf(name, value);
    if (fault === null) values[name] = (value as string).trim();
    else warnings.push({token: name, value: String(value), message: fault});
  }
  return {values, warnings};
}

function faultOf(name: string, value: unknown): string | null {
  const token = tokens.find((each) => each.name === name);
  if (!token) return `no token of the kit: ${name}`;
  if (typeof value !== 'string') return `--crm-${name} takes text, got ${typeof value}`;
  if (unsafe.test(value)) return `--crm-${name} takes no address and nothing that ends a declaration, got "${value}"`;
  return isBalanced(value) && forms[token.type](value.trim()) ? null : `--crm-${name} takes ${kindOf[token.type]}, got "${value}"`;
}

const kindOf: Readonly<Record<TokenType, string>> = {
  color: 'a colour', dimension: 'a length', duration: 'a duration', fontFamily: 'a list of fonts', fontWeight: 'a number', shadow: 'a shadow',
};
