import {columnsOf, InputError, type TableName} from '@crm-widgets/core';
import {cut} from '../bytes.js';
import type {Value} from '../cells.js';
import type {ColumnSource} from '../read-options.js';
import type {Field, Filling, Headers} from './preset.js';
import type {Places, Texts} from './texts.js';

/** A column of the table and how it is filled from a file whose header is known. */
export interface ResolvedField {
  readonly name: string;
  /** Where its cells are; null for what is made of others. */
  readonly place: number | null;
  readonly make: ((row: Texts) => Value) | null;
  readonly from: {header: string} | {default: string};
}

/**
 * Where the columns of a table come from: what the page says goes before the preset, and before a header of a column's
 * own name. Headers that no column takes are extra columns under their own name.
 * @throws {InputError} `E_ATTR` and `E_SCHEMA_MISSING` for what the page says
 */
export function fieldsOf(
  table: TableName, filling: Filling, columns: Readonly<Record<string, ColumnSource>>, places: Places, file: string,
): {fields: ResolvedField[]; extras: ResolvedField[]} {
  const fields: ResolvedField[] = [];
  checkNames(table, columns);
  for (const name of columnsOf(table).keys()) {
    const field = Object.hasOwn(columns, name)
      ? given(name, columns[name]!, places, file)
      : made(name, filling) ?? resolved(name, filling.columns[name] ?? [name], places);
    if (field) fields.push(field);
  }
  const used = new Set(fields.map(({place}) => place));
  for (const place of used) if (place !== null) checkTwins(place, places, file);
  const known = columnsOf(table);
  const extras = places.headers.flatMap((_, place): ResolvedField[] => {
    const name = places.name(place);
    // Of two that nobody asked for the first one stays.
    if (name === '' || used.has(place) || known.has(name.toLowerCase()) || places.of([name]) !== place) return [];
    return [{name, place, make: null, from: {header: name}}];
  });
  return {fields, extras};
}

/** What a file lacks to be this export, each by the names it may have. */
export function missingHeaders(
  table: TableName, {columns, tells = [], makes = {}, fits}: Filling, given: Readonly<Record<string, ColumnSource>>, places: Places,
): Headers[] {
  const required = [...columnsOf(table)].filter(([name, {required: is}]) =>
    is && !Object.hasOwn(makes, name) && !Object.hasOwn(given, name));
  const wanted = [...required.map(([name]) => headersOf(columns[name] ?? [])), ...tells];
  const lacks = fits?.(places.headers);
  return [...wanted.filter((headers) => headers.length > 0 && places.of(headers) === null), ...(lacks ? [lacks] : [])];
}

function headersOf(field: Field | Headers): Headers {
  return 'headers' in field ? field.headers : field;
}

function made(name: string, {makes = {}}: Filling): ResolvedField | null {
  if (!Object.hasOwn(makes, name)) return null;
  return {name, place: null, make: () => null, from: {header: makes[name]!}};
}

function resolved(name: string, field: Field | Headers, places: Places): ResolvedField | null {
  const {headers, as, make} = 'headers' in field ? field : {headers: field, as: undefined, make: undefined};
  const there = [...new Set(headers.map((header) => places.of([header])))].filter((place) => place !== null);
  const [place] = there;
  if (place === undefined) return headers.length === 0 && make ? {name, place: null, make, from: {default: 'by the preset'}} : null;
  if (make) return {name, place: null, make, from: {header: there.map((each) => places.name(each)).join(', ')}};
  const from = {header: places.name(place)};
  if (!as) return {name, place, make: null, from};
  return {name, place, make: (row) => { const text = row.at(place); return text === null ? null : as(text, row); }, from};
}

/** A column that the page itself says where to find. */
function given(name: string, source: ColumnSource, places: Places, file: string): ResolvedField | null {
  if (typeof source === 'object' && 'value' in source) {
    const {value} = source;
    return value === null ? null : {name, place: null, make: () => value, from: {default: String(value)}};
  }
  const header = typeof source === 'string' ? source : source.from;
  const place = places.of([header]);
  if (place === null) throw missing(name, header, places, file);
  const map = typeof source === 'string' ? undefined : source.map;
  const translated = map && ((row: Texts) => {
    const text = row.at(place);
    return text !== null && Object.hasOwn(map, text) ? map[text] : text;
  });
  return {name, place, make: translated ?? null, from: {header: places.name(place)}};
}

function checkTwins(place: number, places: Places, file: string): void {
  const twin = places.twinOf(place);
  if (twin === null) return;
  throw new InputError({
    code: 'E_SCHEMA_DUP', where: [file, 'header'],
    what: `columns ${place + 1} and ${twin + 1} are both called "${cut(places.name(place))}"`,
    mend: 'Give every column a name of its own',
  });
}

function checkNames(table: TableName, columns: Readonly<Record<string, ColumnSource>>): void {
  const known = columnsOf(table);
  const wrong = Object.keys(columns).find((name) => !known.has(name));
  if (wrong === undefined) return;
  throw new InputError({
    code: 'E_ATTR', where: ['attribute columns'], what: `${table} has no column "${cut(wrong)}"`,
    mend: `Use one of ${[...known.keys()].join(', ')}`,
  });
}

function missing(name: string, header: string, {headers}: Places, file: string): InputError {
  const found = headers.slice(0, 12).map((each) => `"${cut(each)}"`).join(', ');
  return new InputError({
    code: 'E_SCHEMA_MISSING', where: [file, 'header'],
    what: `${name} is mapped to "${cut(header)}"; the file has ${found || 'no columns'}`,
    mend: 'Correct the header in columns',
  });
}
