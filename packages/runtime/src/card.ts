import {
  columnsOf, isTableName, type Answer, type Catalog, type Measure, type Query, type TableName,
} from '@crm-widgets/core';
import type {Has} from '@crm-widgets/metrics';
import {findFact} from '@crm-widgets/metrics/facts';
import {compile, needs} from '@crm-widgets/metrics/sql';
import type {Answered, CardTable} from './outcome.js';

/** What a definition card tells beyond what was kept for it; loaded when the first card of a page is opened. */

/** The queries of a card, each once. */
export function distinctQueries(answered: readonly Answered[]): Answered[] {
  return [...new Map(answered.map((one) => [JSON.stringify(one.query), one])).values()];
}

/**
 * A query in SQL that can be run as it stands, with its values in place; the rows of a table as they were read are
 * `raw_` and its name.
 * @param tables those that the query reads, with their shape
 */
export function sqlOf(query: Query, tables: readonly CardTable[]): string {
  const {text, params} = compile(query, catalogOf(tables));
  const [first = '', ...others] = text.split('?');
  return others.reduce((before, after, i) => before + literal(params[i] ?? null) + after, first);
}

/** The columns that queries read, by table, in the order of the data model. */
export function columnsRead(queries: readonly Query[], tables: readonly CardTable[]): ReadonlyMap<TableName, readonly string[]> {
  const has = hasOf(tables);
  const read = new Map<TableName, Set<string>>();
  for (const {table, columns} of queries.flatMap((query) => needs(query, has))) {
    read.set(table, new Set([...(read.get(table) ?? []), ...columns]));
  }
  return new Map([...read].map(([table, columns]) => {
    const known = [...columnsOf(table).keys()];
    return [table, [...known.filter((name) => columns.has(name)), ...[...columns].filter((name) => !known.includes(name))]];
  }));
}

/** What a measured value is: money, a count of rows or entities, or another number. */
export function measuredIn({fact, aggregate}: Measure, tables: readonly CardTable[]): 'money' | 'count' | 'number' {
  if (aggregate.kind === 'count' || aggregate.kind === 'distinct' || aggregate.kind === 'entities') return 'count';
  const plan = findFact(fact, hasOf(tables));
  const table = plan ? plan.base : isTableName(fact.name) ? fact.name : null;
  const type = plan?.own[aggregate.column] ?? (table && columnsOf(table).get(aggregate.column)?.type);
  return type === 'money' ? 'money' : 'number';
}

/** What a second engine says of answers that are shown. */
export interface Verdict {
  readonly agrees: boolean;
  readonly queries: number;
  /** Those found first; `count` tells how many there are. */
  readonly differences: readonly Difference[];
  readonly count: number;
}

export interface Difference {
  readonly query: Query;
  /** The row's place: its window, its values of the dimensions. */
  readonly at: Readonly<Record<string, Cell>>;
  /** Null where one engine has the row and the other has not. */
  readonly column: string | null;
  readonly shown: Cell;
  readonly other: Cell;
}

type Cell = number | string | null;

/** Differences that are told. */
const MOST_TOLD = 5;

/**
 * Asks a second engine the same and compares: rows in any order, numbers equal to the last digit.
 * @param onAnswer called after each query with how many are done
 * @throws whatever the engine throws, and the signal's reason
 */
export async function verify(
  answered: readonly Answered[], run: (query: Query, signal: AbortSignal) => Promise<Answer>, signal: AbortSignal,
  onAnswer: (done: number) => void = () => undefined,
): Promise<Verdict> {
  const found: Difference[] = [];
  let done = 0;
  for (const {query, answer} of answered) {
    found.push(...differences(query, answer, await run(query, signal)));
    signal.throwIfAborted();
    onAnswer(++done);
  }
  return {agrees: found.length === 0, queries: answered.length, differences: found.slice(0, MOST_TOLD), count: found.length};
}

/** Where two answers to a query differ. */
export function differences(query: Query, shown: Answer, other: Answer): Difference[] {
  const [mine, theirs] = [rowsByPlace(shown), rowsByPlace(other)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((place): Difference[] => {
    const [left, right] = [mine.get(place), theirs.get(place)];
    const {at} = (left ?? right)!;
    if (!left || !right) return [{query, at, column: null, shown: left ? 1 : 0, other: right ? 1 : 0}];
    return Object.keys(left.values).filter((column) => left.values[column] !== right.values[column])
      .map((column) => ({query, at, column, shown: left.values[column]!, other: right.values[column] ?? null}));
  });
}

/** Columns that say which row it is; the others are its values. */
const isPlace = (column: string) => /^(window|by\d+|cohort|period|from|until)$/.test(column);

interface Row {
  readonly at: Readonly<Record<string, Cell>>;
  readonly values: Readonly<Record<string, Cell>>;
}

function rowsByPlace({rows, columns}: Answer): Map<string, Row> {
  const places = new Map<string, Row>();
  const seen = new Map<string, number>();
  const all = Array.from({length: rows}, (_, row) => ({
    at: pick(columns, row, isPlace), values: pick(columns, row, (column) => !isPlace(column)),
  }));
  // Rows of one place stand in the order of their values, for an engine gives them in any.
  for (const row of all.map((each) => ({each, text: JSON.stringify(each)})).sort((a, b) => (a.text < b.text ? -1 : 1))) {
    const place = JSON.stringify(row.each.at);
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    places.set(`${place} ${nth}`, row.each);
  }
  return places;
}

function pick(columns: Answer['columns'], row: number, isWanted: (column: string) => boolean): Record<string, Cell> {
  return Object.fromEntries(Object.keys(columns).filter(isWanted).sort().map((name) => [name, columns[name]![row]!]));
}

function catalogOf(tables: readonly CardTable[]): Catalog {
  return Object.fromEntries(tables.flatMap(({name, shape}) => (shape ? [[name, {relation: `raw_${name}`, shape}]] : [])));
}

function hasOf(tables: readonly CardTable[]): Has {
  const shapes = new Map(tables.map(({name, shape}) => [name, shape]));
  return (table, column) => shapes.has(table)
    && (column === undefined || Object.hasOwn(shapes.get(table)?.columns ?? {}, column));
}

/** Text constants alone are bound; the statement casts each to what it is. */
function literal(value: string | null): string {
  return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
}
