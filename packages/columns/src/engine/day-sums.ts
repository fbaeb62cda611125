import {isValid, knownSlots, type Aggregate, type Answer, type MeasureQuery, type NumericColumn, type Slot} from '@crm-widgets/core';
import {axisOf, type Axis} from './axes.js';
import type {Keeper} from './cache.js';
import {cutOf, type Cut} from './cuts.js';
import type {DayIndex} from './day-index.js';
import type {Combos} from './dimension.js';
import type {FactRows} from './fact-rows.js';
import {MeasureAnswer} from './measure-answer.js';
import {numeric} from './numeric.js';
import type {EntityCounter, OfEntities} from './presence.js';

/** Days times combinations that are added up one by one. */
const MOST_CELLS = 1 << 22;

/** What a measure is in the rows of some combinations within days. */
export type Counter = (slot: Slot, combos: readonly number[]) => number | null;

/**
 * Answers a query from sums by day and combination of labels and from sets of entities by period, both made
 * once and kept, so that a filter that changes looks at no row again.
 *
 * @param countEntities what counts entities by their sets; null where no measure does
 * @returns null where labels do not tell the rows, or sums do not add up to the answer
 */
export function answerFromSums(
  query: MeasureQuery, rows: FactRows, cache: Keeper, countEntities: EntityCounter | null,
): Answer | null {
  const found = axisOf(query, rows);
  const cut = found && cutOf({...query, where: found.where}, rows, cache);
  if (!cut) return null;
  const {axis} = found;
  if (cut.combos.size * (axis.index.end - axis.index.first + 1) > MOST_CELLS) return null;
  const made = new DaySums(axis, cut, cache);
  const counters = query.measures.map(({aggregate}) => isOfEntities(aggregate)
    ? countEntities!(aggregate, axis, rows, cut, cache) : counterOf(aggregate, rows, made));
  if (!counters.every((counter) => counter !== null)) return null;
  const answer = new MeasureAnswer(query);
  const wanted = combosByGroup(cut);
  for (const slot of knownSlots(query.windows, query.asOf).map(axis.slot)) {
    for (const [group, combos] of wanted) {
      if (made.rowsIn(slot, combos) === 0) continue;
      answer.add(slot.i, cut.groups[group]!, counters.map((counter, k) => counter(slot, filtered(combos, cut.filters[k]!))));
    }
  }
  return answer.finish();
}

/** Whether an aggregate counts who is in the rows. */
export function isOfEntities(aggregate: Aggregate): aggregate is OfEntities {
  return aggregate.kind === 'distinct' || aggregate.kind === 'entities';
}

function counterOf(aggregate: Exclude<Aggregate, OfEntities>, rows: FactRows, sums: DaySums): Counter | null {
  switch (aggregate.kind) {
    case 'count': return (slot, combos) => sums.rowsIn(slot, combos);
    case 'sum': {
      const column = numeric(rows, aggregate.column);
      if (!addsUp(column)) return null;
      return (slot, combos) => {
        const {sum, count} = sums.sumIn(slot, combos, aggregate.column, column);
        // Rows that a measure's own filter leaves none of add up to 0; rows without a value add up to nothing known.
        return count > 0 ? sum : sums.rowsIn(slot, combos) === 0 ? 0 : null;
      };
    }
    case 'mean': {
      const column = numeric(rows, aggregate.column);
      if (!addsUp(column)) return null;
      return (slot, combos) => {
        const {sum, count} = sums.sumIn(slot, combos, aggregate.column, column);
        return count === 0 ? null : sum / count;
      };
    }
    case 'quantile': return null;
  }
}

/** Whether running sums of a column are exact: of whole numbers, or of nothing at all. */
function addsUp(column: NumericColumn): boolean {
  const {type, valid} = column;
  const isWhole = type === 'integer' || (type === 'money' && !column.isConverted);
  return isWhole || (valid !== null && valid.every((byte) => byte === 0));
}

function combosByGroup({wanted, groupOf}: Cut): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (let combo = 0; combo < wanted.length; combo++) {
    if (wanted[combo] === 0) continue;
    const own = groups.get(groupOf[combo]!);
    if (own) own.push(combo);
    else groups.set(groupOf[combo]!, [combo]);
  }
  return groups;
}

function filtered(combos: readonly number[], filter: Uint8Array | null): readonly number[] {
  return filter ? combos.filter((combo) => filter[combo] === 1) : combos;
}

/** Counts and sums of rows by combination of labels, from the first day up to each day. */
class DaySums {
  readonly #index: DayIndex;
  readonly #key: string;
  readonly #counts: Float64Array;

  constructor({key, index}: Axis, private readonly cut: Cut, private readonly cache: Keeper) {
    this.#index = index;
    this.#key = `sums\n${key}\n${cut.key}`;
    this.#counts = this.#get('rows', () => addUp(this.#index, cut.combos, () => 1));
  }

  rowsIn(slot: Slot, combos: readonly number[]): number {
    return this.#between(this.#counts, slot, combos);
  }

  /** The sum of a column in major units, and how many rows have a value. */
  sumIn(slot: Slot, combos: readonly number[], named: string, {type, values, valid}: NumericColumn): {sum: number; count: number} {
    const sums = this.#get(`sum ${named}`, () =>
      addUp(this.#index, this.cut.combos, (row) => (isValid(valid, row) ? values[row]! : 0)));
    const counts = valid === null ? this.#counts : this.#get(`values ${named}`, () =>
      addUp(this.#index, this.cut.combos, (row) => Number(isValid(valid, row))));
    const sum = this.#between(sums, slot, combos);
    return {sum: type === 'money' ? sum / 10_000 : sum, count: this.#between(counts, slot, combos)};
  }

  #get(name: string, make: () => Float64Array): Float64Array {
    return this.cache.get(`${this.#key}\n${name}`, make, (sums) => sums.byteLength);
  }

  #between(sums: Float64Array, {from, until}: Slot, combos: readonly number[]): number {
    const {first, end} = this.#index;
    const width = end - first + 1;
    const [low, high] = [clamp(from - first, width), clamp(until - first, width)];
    if (high <= low) return 0;
    let sum = 0;
    for (let k = 0; k < combos.length; k++) sum += sums[combos[k]! * width + high]! - sums[combos[k]! * width + low]!;
    return sum;
  }
}

function clamp(day: number, width: number): number {
  return Math.min(Math.max(day, 0), width - 1);
}

/** For each combination the running sum over days; place d holds what lies before day d. Whole numbers, so it is exact. */
function addUp({days, first, end}: DayIndex, {codes, size}: Combos, value: (row: number) => number): Float64Array {
  const width = end - first + 1;
  const sums = new Float64Array(size * width);
  for (let row = 0; row < days.length; row++) {
    const day = days[row]!;
    if (day < end) sums[(size === 1 ? 0 : codes[row]!) * width + day - first + 1]! += value(row);
  }
  for (let combo = 0; combo < size; combo++) {
    for (let at = combo * width + 1; at < (combo + 1) * width; at++) sums[at]! += sums[at - 1]!;
  }
  return sums;
}
