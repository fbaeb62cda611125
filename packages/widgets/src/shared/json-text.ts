import type {Json} from './attributes.js';

/** What an attribute says in text or a property as a value, as text; undefined where nothing was given. */
export function jsonText(value: Json): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
