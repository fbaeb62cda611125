import type {Answer, DatedWindow, DistributionQuery, RowsQuery, TypedColumn} from '@crm-widgets/core';
import {byCodePoint, isValid} from '@crm-widgets/core';
import {numeric, valuesOf} from './aggregates.js';
import type {FactRows} from './fact-rows.js';
import {maskOf} from './measures.js';
import {selector} from './placing.js';

/** Answers a query for rows: sorts places, not rows, and reads the first of them. */
export function answerRows(query: RowsQuery, rows: FactRows): Answer {
  const asked = query.columns.map((named) => rows.column(named));
  const order = [
    ...query.sort.map(({column, descending}) => comparison(rows.column(column), descending)),
    ...asked.map((column) => comparison(column)),
  ];
  const places = picked(query, rows).sort((a, b) => {
    for (const compare of order) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  }).slice(0, query.limit);
  return {
    rows: places.length,
    columns: Object.fromEntries(asked.map((column, k) => [`c${k}`, Array.from(places, (row) => cellOf(column, row))])),
  };
}

/** Answers a distribution query. */
export function answerDistribution(query: DistributionQuery, rows: FactRows): Answer {
  const values = valuesOf(numeric(rows, query.column), picked(query, rows), null).sort();
  const low = Math.floor(values[0] ?? 0);
  const bins = query.bins ?? Math.min(60, Math.max(1, Math.ceil(Math.cbrt(values.length))));
  const width = Math.max(1, Math.ceil(((values.at(-1) ?? 0) - (values[0] ?? 0)) / bins));
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = Math.min(Math.floor((value - low) / width), bins - 1);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const found = [...counts.keys()];
  return {rows: found.length, columns: {
    from: found.map((bin) => low + bin * width), until: found.map((bin) => low + (bin + 1) * width),
    count: found.map((bin) => counts.get(bin)!),
  }};
}

function picked({at, where, filter = {}}: Pick<RowsQuery, 'at' | 'where' | 'filter'>, rows: FactRows): Int32Array {
  const select = selector(rows, at ? {kind: 'dated', column: at.column} : {kind: 'always'}, maskOf(rows, where, filter));
  return select(slotOf(at, rows.asOf.day)).rows.slice();
}

function slotOf(at: DatedWindow | undefined, asOf: number) {
  return {i: 0, from: at?.from ?? 0, until: Math.min(at?.until ?? asOf, asOf)};
}

type Comparison = (a: number, b: number) => number;

/** Of two rows by their cells of a column, those without a value last either way. */
function comparison(column: TypedColumn, descending?: true): Comparison {
  const sign = descending ? -1 : 1;
  if (column.type === 'id' || column.type === 'text') {
    const {codes, dictionary} = column;
    return (a, b) => missingLast(codes[a]! >= 0, codes[b]! >= 0) ?? sign * byCodePoint(dictionary[codes[a]!]!, dictionary[codes[b]!]!);
  }
  const values = numbersOf(column);
  const {valid} = column;
  return (a, b) => missingLast(isValid(valid, a), isValid(valid, b)) ?? sign * (values[a]! - values[b]!);
}

function missingLast(hasA: boolean, hasB: boolean): number | null {
  return hasA && hasB ? null : Number(hasB) - Number(hasA);
}

function numbersOf(column: Exclude<TypedColumn, {type: 'id' | 'text'}>): Float64Array | Int32Array | Uint8Array {
  return column.type === 'instant' ? column.instants : column.type === 'day' ? column.days : column.values;
}

function cellOf(column: TypedColumn, row: number): string | number | null {
  if (column.type === 'id' || column.type === 'text') return column.codes[row]! < 0 ? null : column.dictionary[column.codes[row]!]!;
  if (!isValid(column.valid, row)) return null;
  const value = numbersOf(column)[row]!;
  return column.type === 'money' ? value / 10_000 : value;
}
