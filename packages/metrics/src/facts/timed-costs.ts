import {isValid, monthsLater} from '@crm-widgets/core';
import type {DerivedRows, InstantColumn, NumericColumn, SourceColumns} from '@crm-widgets/core';
import {dialect} from '../sql/dialect.js';
import {among, bound, joined, number, sql, type Sql} from '../sql/fragment.js';
import {partsOf, type Timing, type Timings} from './cost-timing.js';

/** A join of the parts that a row of spend comes in, as `t`. */
export function timingJoin(timing: Timings): Sql {
  const names = Object.keys(timing).map((name) => bound(name, 'varchar'));
  const parts = Object.entries(timing).flatMap(([name, one]) => partsOf(one).map((months, _, {length}) =>
    sql`(${bound(name, 'varchar')}, ${number(months)}, ${number(length)})`));
  return sql`
  left join (values ${joined(parts, ', ')}) as t (name, months, parts)
    on t.name = case when ${among(sql`e.category`, names)} then e.category else e.channel end`;
}

/** A day moved by the months of its part. */
export function movedDay(day: Sql): Sql {
  return dialect.monthsLater(day, sql`coalesce(t.months, 0)`);
}

/** The same on columns: spend in the parts that it comes in. */
export function inParts({rows, baseRows, own}: DerivedRows, expenses: SourceColumns, timing: Timings): DerivedRows {
  const {cost, cost_from, cost_to} = own as {cost: NumericColumn; cost_from: InstantColumn; cost_to: InstantColumn};
  const timingAt = timingFinder(expenses, timing);
  const parts = Array.from({length: rows}, (_, row) => partsOf(timingAt(baseRows ? baseRows[row]! : row))
    .map((months, __, {length}) => ({row, months, length}))).flat();
  const picked = parts.map(({row}) => row);
  const from = Int32Array.from(parts, ({row, months}) => monthsLater(cost_from.days[row]!, months));
  const to = Int32Array.from(parts, ({row, months}, i) => Math.max(monthsLater(cost_to.days[row]!, months), from[i]! + 1));
  const unit = cost.type === 'money' ? 10_000 : 1;
  return {
    rows: parts.length, baseRows: Int32Array.from(picked, (row) => (baseRows ? baseRows[row]! : row)),
    own: {
      cost: {
        type: 'number', valid: bits(cost.valid, picked),
        values: Float64Array.from(parts, ({row, length}) => cost.values[row]! / unit / length),
      },
      cost_from: {...moved(cost_from, from, picked), valid: bits(cost_from.valid, picked)},
      cost_to: {...moved(cost_to, to, picked), valid: bits(cost_to.valid, picked)},
    },
  };
}

function timingFinder(expenses: SourceColumns, timing: Timings): (row: number) => Timing {
  const [category, channel] = [expenses.text('category'), expenses.text('channel')];
  const find = (name: string | undefined) => (name !== undefined && Object.hasOwn(timing, name) ? timing[name] : undefined);
  return (row) => find(category.dictionary[category.codes[row]!]) ?? find(channel.dictionary[channel.codes[row]!]) ?? {};
}

function moved({instants, days}: InstantColumn, to: Int32Array, picked: readonly number[]): Omit<InstantColumn, 'valid'> {
  const at = Float64Array.from(picked, (row, i) => instants[row]! + (to[i]! - days[row]!) * 86_400_000);
  return {type: 'instant', instants: at, days: to};
}

function bits(valid: Uint8Array | null, picked: readonly number[]): Uint8Array | null {
  if (valid === null) return null;
  const out = new Uint8Array((picked.length + 7) >> 3);
  picked.forEach((row, i) => { if (isValid(valid, row)) out[i >> 3]! |= 1 << (i & 7); });
  return out;
}
