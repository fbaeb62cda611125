import {isValid, type Aggregate, type NumericColumn, type Slot} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import type {Axis} from './axes.js';
import type {Keeper} from './cache.js';
import type {Cut} from './cuts.js';
import type {Counter} from './day-sums.js';
import type {DayIndex} from './day-index.js';
import type {Combos} from './dimension.js';
import type {FactRows} from './fact-rows.js';

/** Sets of entities, a bit each; by the combination of labels of their rows. */
type Present = ReadonlyMap<number, Uint32Array>;

/** Which entities have rows in which days, kept by days and combination of labels. */
export class Presence {
  /** The empty set. */
  readonly nobody: Uint32Array;
  readonly #index: DayIndex;
  readonly #rank: Int32Array;
  readonly #key: string;

  constructor(
    rows: FactRows, axis: Axis, entity: string, private readonly combos: Combos, key: string, private readonly cache: Keeper,
  ) {
    this.#index = axis.index;
    const {codes, labels} = rows.entity(entity);
    this.nobody = new Uint32Array((labels.length + 31) >> 5);
    this.#key = `present\n${axis.key}\n${entity}\n${key}`;
    this.#rank = cache.get(`rank\n${axis.key}\n${entity}`, () => rankOf(codes, labels.length, this.#index), (rank) => rank.byteLength);
  }

  /** The set of entities with `atLeast` rows, 1 or 2, in the days of a slot; not to be changed. */
  set({from, until}: Pick<Slot, 'from' | 'until'>, combos: readonly number[], atLeast: 1 | 2): Uint32Array {
    const {first, end} = this.#index;
    const [low, high] = [Math.max(from, first), Math.min(until, end)];
    if (low >= high) return this.nobody;
    const key = `${this.#key}\n${low}..${high}`;
    const present = (times: 1 | 2) => this.cache.get(`${key}\n${times}`, () => this.#find(low, high, times), bytesOf);
    const once = present(1);
    const found = combos.filter((combo) => once.has(combo));
    if (found.length === 0) return this.nobody;
    if (found.length === 1) return present(atLeast).get(found[0]!) ?? this.nobody;
    const any = () => (atLeast === 1 ? this.#anyOf(once, found) : this.#againOf(once, present(2), found));
    return this.cache.get(`${key}\n${atLeast}\n${found.join()}`, any, ({byteLength}) => byteLength);
  }

  #anyOf(once: Present, combos: readonly number[]): Uint32Array {
    const any = new Uint32Array(this.nobody.length);
    for (const combo of combos) {
      const own = once.get(combo)!;
      for (let word = 0; word < any.length; word++) any[word]! |= own[word]!;
    }
    return any;
  }

  /** Those with two rows in one of the combinations, or a row in two. */
  #againOf(once: Present, twice: Present, combos: readonly number[]): Uint32Array {
    const any = new Uint32Array(this.nobody.length);
    const again = new Uint32Array(this.nobody.length);
    for (const combo of combos) {
      const own = once.get(combo)!;
      const ownAgain = twice.get(combo) ?? this.nobody;
      for (let word = 0; word < any.length; word++) {
        again[word]! |= ownAgain[word]! | (any[word]! & own[word]!);
        any[word]! |= own[word]!;
      }
    }
    return again;
  }

  #find(from: number, until: number, atLeast: 1 | 2): Present {
    const once: Uint32Array[] = [];
    const twice: Uint32Array[] = [];
    const {codes, size} = this.combos;
    const rank = this.#rank;
    const {order, start, end} = this.#index.span(from, until);
    for (let place = start; place < end; place++) {
      const row = order ? order[place]! : place;
      const entity = rank[row]!;
      if (entity < 0) continue;
      const combo = size === 1 ? 0 : codes[row]!;
      const own = (once[combo] ??= new Uint32Array(this.nobody.length));
      const bit = 1 << (entity & 31);
      if (atLeast === 2 && (own[entity >> 5]! & bit) !== 0) (twice[combo] ??= new Uint32Array(this.nobody.length))[entity >> 5]! |= bit;
      own[entity >> 5]! |= bit;
    }
    const found = atLeast === 1 ? once : twice;
    return new Map(Object.keys(found).map((combo) => [Number(combo), found[Number(combo)]!]));
  }
}

function bytesOf(present: Present): number {
  let bytes = 0;
  for (const {byteLength} of present.values()) bytes += byteLength;
  return bytes;
}

/** Entities numbered by their first day, so that those who came together lie side by side; by row, -1 without one. */
function rankOf(codes: Int32Array, entities: number, {days, first, end}: DayIndex): Int32Array {
  const firsts = new Int32Array(entities).fill(end);
  for (let row = 0; row < codes.length; row++) {
    const entity = codes[row]!;
    if (entity >= 0 && days[row]! < firsts[entity]!) firsts[entity] = days[row]!;
  }
  const next = new Int32Array(end - first + 2);
  for (let entity = 0; entity < entities; entity++) next[firsts[entity]! - first + 1]!++;
  for (let day = 1; day < next.length; day++) next[day]! += next[day - 1]!;
  const rank = firsts.map((day) => next[day - first]!++);
  return codes.map((code) => (code < 0 ? -1 : rank[code]!));
}

/** Aggregates that count who is in the rows. */
export type OfEntities = Extract<Aggregate, {kind: 'distinct' | 'entities'}>;

/** Counts entities of combinations within days by their sets; null where sets do not tell. */
export type EntityCounter = typeof entityCounter;

export function entityCounter(
  aggregate: OfEntities, axis: Axis, rows: FactRows, {combos, key}: Cut, cache: Keeper,
): Counter | null {
  const atLeast = rowsWanted(aggregate, rows);
  if (!atLeast) return null;
  const presence = new Presence(rows, axis, aggregate.column, combos, key, cache);
  return (slot, wanted) => sizeOf(presence.set(slot, wanted, atLeast));
}

/** How many rows an entity must have to count, where that tells it: a sum of amounts that are all more than nothing is so too. */
function rowsWanted(aggregate: OfEntities, rows: FactRows): 1 | 2 | null {
  if (aggregate.kind === 'distinct') return 1;
  const {having} = aggregate;
  if (having.kind === 'rows') return having.atLeast === 1 || having.atLeast === 2 ? having.atLeast : null;
  return having.above === 0 && isAbove0(numeric(rows, having.column)) ? 1 : null;
}

const above0 = new WeakMap<Float64Array, boolean>();

/** Whether every row has an amount of more than nothing. */
function isAbove0({values, valid}: NumericColumn): boolean {
  let known = above0.get(values);
  if (known === undefined) above0.set(values, known = values.every((value, row) => value > 0 && isValid(valid, row)));
  return known;
}

/** How many bits are set. */
export function sizeOf(set: Uint32Array): number {
  let size = 0;
  for (let word = 0; word < set.length; word++) if (set[word] !== 0) size += bitsIn(set[word]!);
  return size;
}

/** Of a 32-bit word; adds neighbours up, pairs first. */
function bitsIn(word: number): number {
  const pairs = word - (word >>> 1 & 0x55555555);
  const fours = (pairs & 0x33333333) + (pairs >>> 2 & 0x33333333);
  return Math.imul(fours + (fours >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
