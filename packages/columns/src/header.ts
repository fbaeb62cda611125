import {knownColumnsOf, type ColumnDefault, type ColumnSpec, type TableName} from '@crm-widgets/core';
import {cut} from './bytes.js';
import {LateFault} from './late-fault.js';
import type {ColumnSource, ReadOptions} from './read-options.js';
import type {ColumnOrigin} from './typed-table.js';

/** Where the cells of a column of the data model come from: a place in the file, or one value for all rows. */
export interface ColumnPlan {
  readonly name: string;
  readonly spec: ColumnSpec;
  readonly index: number | null;
  readonly value: string | number | boolean | null;
  readonly map: Readonly<Record<string, string>> | null;
}

/** What a header means for a table. */
export interface HeaderPlan {
  readonly table: TableName;
  readonly columns: readonly ColumnPlan[];
  /** Columns of the file that the data model has not, by their own trimmed header. */
  readonly extras: readonly {readonly name: string; readonly index: number}[];
  readonly mapping: Readonly<Record<string, ColumnOrigin>>;
}

/** What a candidate would lack. */
export interface Gap {
  readonly table: TableName;
  readonly missing: readonly string[];
}

type HeaderOptions = Pick<ReadOptions, 'candidates' | 'columns' | 'currency'>;

/**
 * The first candidate whose required columns a header satisfies, and where its columns come from.
 * Headers match without regard to case, byte-order mark and extra white space.
 * @throws {LateFault} two headers alike, a required column that is not there, a mapping of a column that no candidate has
 */
export function planHeader(headers: readonly string[], options: HeaderOptions, file: string): HeaderPlan {
  const names = headers.map(clean);
  const places = placesOf(names, file);
  checkMappedNames(options);
  const gaps: Gap[] = [];
  for (const table of options.candidates) {
    const plan = planTable(table, names, places, options);
    if (plan.missing.length === 0) return plan;
    gaps.push({table, missing: plan.missing});
  }
  throw new LateFault((words) => words.missingColumns(gaps, names, file));
}

/** Nothing read: every column as its default has it. */
export function emptyPlan(options: HeaderOptions): HeaderPlan {
  return planTable(options.candidates[0]!, [], new Map(), {...options, columns: {}});
}

function clean(header: string): string {
  return header.replace(/\uFEFF/g, '').trim().replace(/\s+/g, ' ');
}

function placesOf(names: readonly string[], file: string): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    if (name === '') continue;
    const twin = places.get(name.toLowerCase());
    if (twin !== undefined) throw new LateFault((words) => words.sameHeaders(names, twin, index, file));
    places.set(name.toLowerCase(), index);
  }
  return places;
}

function checkMappedNames({candidates, columns}: HeaderOptions): void {
  for (const name of Object.keys(columns)) {
    if (candidates.some((table) => knownColumnsOf(table).has(name))) continue;
    throw new LateFault((words) => words.noSuchColumn(name, candidates));
  }
}

function planTable(
  table: TableName, names: readonly string[], places: ReadonlyMap<string, number>, options: HeaderOptions,
): HeaderPlan & {missing: string[]} {
  const columns: ColumnPlan[] = [];
  const missing: string[] = [];
  const mapping: Record<string, ColumnOrigin> = {};
  for (const [name, spec] of knownColumnsOf(table)) {
    const source = Object.hasOwn(options.columns, name) ? options.columns[name]! : null;
    const plan = planColumn(name, spec, places, source);
    if (typeof plan === 'string') missing.push(plan);
    else if (plan) columns.push(plan);
    mapping[name] = !plan || typeof plan === 'string' ? {default: inWords(spec.default, options.currency)}
      : plan.index === null ? {default: String(plan.value)} : {header: names[plan.index]!, ...(isPrivate(spec, source) ? {private: true} : {})};
  }
  return {table, columns, missing, mapping, extras: extrasOf(names, table, columns)};
}

function isPrivate(spec: ColumnSpec, source: ColumnSource | null): boolean {
  return (typeof source === 'object' && source && 'private' in source ? source.private : spec.private) ?? false;
}

/** The plan of a column, null where its default stands in, or what is missing for it. */
function planColumn(
  name: string, spec: ColumnSpec, places: ReadonlyMap<string, number>, source: ColumnSource | null,
): ColumnPlan | string | null {
  if (source !== null && typeof source === 'object' && 'value' in source) {
    // No value for all rows is as good as no column.
    if (source.value === null) return spec.required ? name : null;
    return {name, spec, index: null, value: source.value, map: null};
  }
  const header = typeof source === 'string' ? source : source?.from ?? name;
  const index = places.get(clean(header).toLowerCase());
  const map = (typeof source === 'object' && source?.map) || null;
  if (index !== undefined) return {name, spec, index, value: null, map};
  if (source !== null) return `${name} (mapped to "${cut(header)}")`;
  return spec.required ? name : null;
}

function extrasOf(names: readonly string[], table: TableName, columns: readonly ColumnPlan[]) {
  const used = new Set(columns.map(({index}) => index));
  const known = knownColumnsOf(table);
  return names
    .map((name, index) => ({name, index}))
    .filter(({name, index}) => name !== '' && !used.has(index) && !known.has(name.toLowerCase()));
}

/** What stands in a column that the file lacks, as the data doctor shows it. */
function inWords(missing: ColumnDefault, currency: string | null): string {
  switch (missing.kind) {
    case 'null': return 'empty';
    case 'value': return String(missing.value);
    case 'row-number': return 'row number';
    case 'source-currency': return currency ?? 'unknown';
    case 'column': return `same as ${missing.column}`;
  }
}
