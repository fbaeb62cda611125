import {knownSlots, type Answer, type CohortQuery, type Slot} from '@crm-widgets/core';
import {axisOf} from './axes.js';
import type {Keeper} from './cache.js';
import {cutOf} from './cuts.js';
import {NO_DAY} from './day-index.js';
import type {Groups} from './dimension.js';
import type {FactRows} from './fact-rows.js';
import {maskOf} from './measures.js';
import {selector} from './placing.js';
import {bitsIn, Presence, sizeOf} from './presence.js';

/** A cohort's size where `period` is null, else how many of it came back then. */
type Count = readonly [cohort: number, period: number | null, entities: number];

/** Rows of an answer to a cohort query. */
class CohortAnswer {
  readonly #rows: Count[] = [];

  add(cohort: number, period: number | null, entities: number): void {
    if (entities > 0) this.#rows.push([cohort, period, entities]);
  }

  finish(): Answer {
    const column = (of: (row: Count) => number | null) => this.#rows.map(of);
    return {rows: this.#rows.length, columns: {
      cohort: column(([cohort]) => cohort), period: column(([, period]) => period), entities: column(([, , entities]) => entities),
      size: column(([, period, entities]) => (period === null ? entities : null)),
    }};
  }
}

/** Answers a cohort query: by sets of entities where starts and returns are the same rows, else by looking at the rows. */
export function answerCohorts(query: CohortQuery, starts: FactRows, returns: FactRows, cache: Keeper): Answer {
  return answerFromSets(query, starts, cache) ?? answerFromRows(query, starts, returns);
}

/** @returns null where starts and returns differ, windows overlap, or labels do not tell the rows */
function answerFromSets(query: CohortQuery, rows: FactRows, cache: Keeper): Answer | null {
  const slots = knownSlots(query.windows, query.asOf).sort((a, b) => a.from - b.from);
  if (!isSameRows(query) || slots.some(({from}, k) => k > 0 && from < slots[k - 1]!.until)) return null;
  const found = axisOf({at: {kind: 'dated', column: query.starts.column}, where: query.where}, rows)!;
  const {starts: {filter}} = query;
  const cut = cutOf({where: found.where, by: [], measures: [{aggregate: {kind: 'count'}, ...(filter ? {filter} : {})}]}, rows, cache);
  if (!cut) return null;
  const wanted = Array.from(cut.wanted.keys()).filter((combo) => cut.wanted[combo] === 1);
  const presence = new Presence(rows, found.axis, query.entity, cut.combos, cut.key, cache);
  const present = (slot: Slot) => presence.set(found.axis.slot(slot), wanted, 1);
  const sets = slots.map(present);
  const answer = new CohortAnswer();
  const seen = new Uint32Array(presence.words);
  let from = -NO_DAY;
  slots.forEach((slot, k) => {
    // Who started in no window is of no cohort.
    if (slot.from > from) join(seen, present({i: 0, from, until: slot.from}));
    const cohort = newcomers(sets[k]!, seen);
    answer.add(slot.i, null, cohort.size);
    slots.forEach((later, p) => { if (p >= k) answer.add(slot.i, later.i, cohort.commonWith(sets[p]!)); });
    join(seen, sets[k]!);
    from = slot.until;
  });
  return answer.finish();
}

/** Whether starts and returns are the same rows. */
function isSameRows({starts, returns}: CohortQuery): boolean {
  const start = JSON.stringify([starts.fact, starts.filter, {kind: 'dated', column: starts.column}]);
  return start === JSON.stringify([returns.fact, returns.filter, returns.at]);
}

function join(set: Uint32Array, other: Uint32Array): void {
  for (let word = 0; word < set.length; word++) set[word]! |= other[word]!;
}

/** Entities of a set that were not seen before: the words with any, for most of a cohort lies side by side. */
function newcomers(set: Uint32Array, seen: Uint32Array): {size: number; commonWith(other: Uint32Array): number} {
  const places = new Int32Array(set.length);
  const words = new Uint32Array(set.length);
  let filled = 0;
  for (let word = 0; word < set.length; word++) {
    const fresh = set[word]! & ~seen[word]!;
    if (fresh === 0) continue;
    places[filled] = word;
    words[filled++] = fresh;
  }
  return {
    size: sizeOf(words.subarray(0, filled)),
    commonWith(other) {
      let size = 0;
      for (let i = 0; i < filled; i++) size += bitsIn(words[i]! & other[places[i]!]!);
      return size;
    },
  };
}

function answerFromRows(query: CohortQuery, starts: FactRows, returns: FactRows): Answer {
  const slots = knownSlots(query.windows, query.asOf);
  const firsts = firstDays(query, starts);
  const started = starts.entity(query.entity);
  const back = returns.entity(query.entity);
  const startedAs = sameEntities(back, started);
  const answer = new CohortAnswer();
  const cohortsOf = (entity: number) => slots.filter(({from, until}) => firsts[entity]! >= from && firsts[entity]! < until);
  const cohorts = Array.from(firsts.keys(), cohortsOf);
  for (const slot of slots) answer.add(slot.i, null, cohorts.filter((own) => own.includes(slot)).length);
  const select = selector(returns, query.returns.at, maskOf(returns, query.where, query.returns.filter ?? {}));
  for (const slot of slots) {
    const counts = countByCohort(select(slot).rows, back.codes, startedAs, cohorts);
    for (const [cohort, entities] of counts) if (slot.i >= cohort.i) answer.add(cohort.i, slot.i, entities);
  }
  return answer.finish();
}

/** The first day of all history on which each entity started; none where it did not. */
function firstDays(query: CohortQuery, rows: FactRows): Int32Array {
  const {codes, labels} = rows.entity(query.entity);
  const {days} = rows.days(query.starts.column);
  const mask = maskOf(rows, query.where, query.starts.filter ?? {});
  const firsts = new Int32Array(labels.length).fill(NO_DAY);
  for (let row = 0; row < codes.length; row++) {
    const entity = codes[row]!;
    if (entity >= 0 && (!mask || mask[row] === 1) && days[row]! < firsts[entity]!) firsts[entity] = days[row]!;
  }
  return firsts;
}

/** For each entity of one column its code in another, -1 where it is not there. */
function sameEntities(of: Groups, within: Groups): Int32Array {
  if (of.labels === within.labels) return Int32Array.from(of.labels.keys());
  const codes = new Map(within.labels.map((label, code) => [label, code]));
  return Int32Array.from(of.labels, (label) => codes.get(label) ?? -1);
}

function countByCohort(
  rows: Int32Array, codes: Int32Array, startedAs: Int32Array, cohorts: readonly (readonly Slot[])[],
): Map<Slot, number> {
  const counts = new Map<Slot, number>();
  const seen = new Uint8Array(cohorts.length);
  for (const row of rows) {
    const entity = codes[row]! < 0 ? -1 : startedAs[codes[row]!]!;
    if (entity < 0 || seen[entity] === 1) continue;
    seen[entity] = 1;
    for (const cohort of cohorts[entity]!) counts.set(cohort, (counts.get(cohort) ?? 0) + 1);
  }
  return counts;
}
