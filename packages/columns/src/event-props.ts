import {propKey, type TextColumn, type TypedColumn} from '@crm-widgets/core';
import type {TypedTable} from './typed-table.js';

/**
 * A table whose `columns` have one more for each key of `props` that somebody asks for, such as `props.plan`; they are not
 * listed among the others. Only events have such.
 */
export function withProps(table: TypedTable): TypedTable {
  const props = table.name === 'events' ? table.columns.get('props') : undefined;
  return props?.type === 'text' ? {...table, columns: new EventColumns(table.columns, props)} : table;
}

class EventColumns extends Map<string, TypedColumn> {
  readonly #made = new Map<string, TypedColumn>();

  constructor(columns: TypedTable['columns'], private readonly props: TextColumn) {
    super(columns);
  }

  override has(name: string): boolean {
    return super.has(name) || propKey(name) !== null;
  }

  override get(name: string): TypedColumn | undefined {
    const known = super.get(name) ?? this.#made.get(name);
    const key = known ? null : propKey(name);
    if (key === null) return known;
    const made = textsUnder(key, this.props);
    this.#made.set(name, made);
    return made;
  }
}

/** What objects have under a key; each object is read once, however many rows have it. */
function textsUnder(key: string, {codes, dictionary: objects}: TextColumn): TextColumn {
  const texts = new Map<string, number>();
  const places = Int32Array.from(objects, (json) => {
    const text = textUnder(key, json);
    if (text === null) return -1;
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text)!;
  });
  return {type: 'text', codes: codes.map((code) => (code < 0 ? code : places[code]!)), dictionary: [...texts.keys()]};
}

/** Null where there is none, or what is there is no single value. As in any cell white space at the ends is no part of a text. */
function textUnder(key: string, json: string): string | null {
  const object = objectIn(json);
  const value = object && Object.hasOwn(object, key) ? object[key]! : null;
  if (value === null || typeof value === 'object') return null;
  // Half a letter, which engines write differently, becomes the sign for one that is lost.
  const text = String(value).replace(/\p{Surrogate}/gu, '\uFFFD').trim();
  return text === '' || text.includes('\0') ? null : text;
}

type Value = string | number | boolean | object | null;

/** Null for a text that is no object of JSON. */
function objectIn(json: string): Readonly<Record<string, Value>> | null {
  if (!json.startsWith('{')) return null;
  try {
    return JSON.parse(/\d{16}/.test(json) ? exact(json) : json) as Record<string, Value>;
  } catch {
    return null;
  }
}

/** Has whole numbers that a double does not tell from their neighbours stand as texts, for they name somebody. */
function exact(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, (token) => (isInexact(token) ? `"${token}"` : token));
}

function isInexact(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
