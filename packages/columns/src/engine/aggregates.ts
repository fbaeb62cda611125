import type {Aggregate, NumericColumn, Where} from '@crm-widgets/core';
import type {FactRows} from './fact-rows.js';
import {numeric} from './numeric.js';
import type {Selection} from './placing.js';
import {filterOwn} from './row-filter.js';
import {sumOf, type Sum} from './sums.js';

export {numeric} from './numeric.js';

/** What a measure makes of the rows of one window and group. */
export type Meter = (selection: Selection) => number | null;

export function meterOf(rows: FactRows, aggregate: Aggregate, filter: Where | undefined): Meter {
  const mask = filter ? maskOf(rows, filter) : null;
  switch (aggregate.kind) {
    case 'count': return ({rows: picked}) => counted(picked, mask);
    case 'sum': {
      const column = numeric(rows, aggregate.column);
      return (selection) => {
        // Rows without any that the filter lets through add up to 0; rows without a value add up to nothing known.
        if (mask && counted(selection.rows, mask) === 0) return 0;
        return added(sumOf(column), selection, mask).total();
      };
    }
    case 'mean': {
      const column = numeric(rows, aggregate.column);
      return ({rows: picked}) => added(sumOf(column), {rows: picked}, mask).mean();
    }
    case 'quantile': {
      const column = numeric(rows, aggregate.column);
      return ({rows: picked}) => quantile(valuesOf(column, picked, mask), aggregate.q);
    }
    case 'distinct': return entityMeter(rows, aggregate.column, mask, () => ({kind: 'rows', atLeast: 1}));
    case 'entities': return entityMeter(rows, aggregate.column, mask, () => aggregate.having);
  }
}

/** 1 for each row that a measure's own filter lets through. */
export function maskOf(rows: FactRows, filter: Where): Uint8Array {
  const mask = new Uint8Array(rows.rows).fill(1);
  filterOwn(rows, mask, filter);
  return mask;
}

function counted(rows: Int32Array, mask: Uint8Array | null): number {
  if (!mask) return rows.length;
  let count = 0;
  for (let i = 0; i < rows.length; i++) count += mask[rows[i]!]!;
  return count;
}

function added(sum: Sum, {rows, shares}: Selection, mask: Uint8Array | null): Sum {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (mask && mask[row] === 0) continue;
    if (shares) sum.addShare(row, shares.parts[i]!, shares.wholes[i]!);
    else sum.add(row);
  }
  return sum;
}

/** Values of rows in major units, those without one left out. */
export function valuesOf(column: NumericColumn, rows: Int32Array, mask: Uint8Array | null): Float64Array {
  const values = new Float64Array(rows.length);
  const unit = column.type === 'money' ? 10_000 : 1;
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (mask && mask[row] === 0) continue;
    if (column.valid && (column.valid[row >> 3]! >> (row & 7) & 1) === 0) continue;
    values[count++] = column.values[row]! / unit;
  }
  return values.subarray(0, count);
}

/** Interpolated between values (type 7 of Hyndman and Fan 1996, Am. Stat. 50(4)); sorts them. Null for none. */
export function quantile(values: Float64Array, q: number): number | null {
  if (values.length === 0) return null;
  values.sort();
  const place = (values.length - 1) * q;
  const below = Math.floor(place);
  const share = place - below;
  const [low, high] = [values[below]!, values[Math.ceil(place)]!];
  return low * (1 - share) + high * share;
}

type Having = Extract<Aggregate, {kind: 'entities'}>['having'];

/** Counts the distinct values of a column whose rows satisfy a condition; rows without a value are nobody's. */
function entityMeter(rows: FactRows, named: string, mask: Uint8Array | null, having: () => Having): Meter {
  const {codes, labels} = rows.entity(named);
  const wanted = having();
  if (wanted.kind === 'rows') return byRows(codes, labels.length, mask, Math.max(1, Math.ceil(wanted.atLeast)));
  return bySum(codes, labels.length, mask, numeric(rows, wanted.column), wanted.above);
}

function byRows(codes: Int32Array, size: number, mask: Uint8Array | null, atLeast: number): Meter {
  const counts = new Uint32Array(size);
  return ({rows: picked}) => {
    let count = 0;
    for (let i = 0; i < picked.length; i++) {
      const row = picked[i]!;
      const entity = codes[row]!;
      if (entity >= 0 && (!mask || mask[row] === 1) && ++counts[entity]! === atLeast) count++;
    }
    for (let i = 0; i < picked.length; i++) {
      const entity = codes[picked[i]!]!;
      if (entity >= 0) counts[entity] = 0;
    }
    return count;
  };
}

function bySum(codes: Int32Array, size: number, mask: Uint8Array | null, column: NumericColumn, above: number): Meter {
  const sums = new Array<Sum | undefined>(size);
  const isFound = new Uint8Array(size);
  return ({rows: picked, shares}) => {
    const found: number[] = [];
    for (let i = 0; i < picked.length; i++) {
      const row = picked[i]!;
      const entity = codes[row]!;
      if (entity < 0 || (mask && mask[row] === 0)) continue;
      if (isFound[entity] === 0) found.push(entity);
      isFound[entity] = 1;
      const sum = (sums[entity] ??= sumOf(column));
      if (shares) sum.addShare(row, shares.parts[i]!, shares.wholes[i]!);
      else sum.add(row);
    }
    let count = 0;
    for (const entity of found) {
      const sum = sums[entity]!;
      if (sum.exceeds(above)) count++;
      sum.clear();
      isFound[entity] = 0;
    }
    return count;
  };
}
