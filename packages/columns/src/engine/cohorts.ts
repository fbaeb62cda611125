import {knownSlots, type Answer, type CohortQuery, type Slot} from '@crm-widgets/core';
import {axisOf} from './axes.js';
import type {Keeper} from './cache.js';
import {CohortAnswer} from './cohort-answer.js';
import {countOf} from './cohort-counts.js';
import {cohortLog} from './cohort-log.js';
import {worthOf} from './cohort-worth.js';
import {cutOf} from './cuts.js';
import {NO_DAY} from './day-index.js';
import type {FactRows} from './fact-rows.js';
import {bitsIn, Presence, sizeOf} from './presence.js';

/** Answers a cohort query: by sets of entities where these tell it, else by looking at what each of them did. */
export function answerCohorts(query: CohortQuery, starts: FactRows, returns: FactRows, cache: Keeper): Answer {
  return answerFromSets(query, starts, cache) ?? answerFromLog(query, starts, returns);
}

function answerFromLog(query: CohortQuery, starts: FactRows, returns: FactRows): Answer {
  const answer = new CohortAnswer(query);
  (query.worth ? worthOf : countOf)(query, cohortLog(query, starts, returns), answer);
  return answer.finish();
}

/** @returns null where starts and returns differ, cohorts are not of those who are new, or labels do not tell the rows */
function answerFromSets(query: CohortQuery, rows: FactRows, cache: Keeper): Answer | null {
  if (!isSameRows(query) || !isOfNewcomers(query)) return null;
  const slots = knownSlots(query.windows, query.asOf);
  const found = axisOf({at: {kind: 'dated', column: query.starts.column}, where: query.where}, rows)!;
  const cut = cutOf({where: found.where, by: [], measures: [{aggregate: {kind: 'count'}}]}, rows, cache);
  if (!cut) return null;
  const wanted = Array.from(cut.wanted.keys()).filter((combo) => cut.wanted[combo] === 1);
  const presence = new Presence(rows, found.axis, query.entity, cut.combos, cut.key, cache);
  const present = (slot: Slot) => presence.set(found.axis.slot(slot), wanted, 1);
  const sets = slots.map(present);
  const answer = new CohortAnswer(query);
  const seen = new Uint32Array(presence.words);
  let from = -NO_DAY;
  slots.forEach((slot, k) => {
    // Who started in no window is of no cohort.
    if (slot.from > from) join(seen, present({i: 0, from, until: slot.from}));
    const cohort = newcomers(sets[k]!, seen);
    answer.add(slot.i, null, cohort.size, cohort.size);
    slots.forEach((later, p) => { if (p >= k) answer.add(slot.i, later.i, cohort.commonWith(sets[p]!)); });
    join(seen, sets[k]!);
    from = slot.until;
  });
  return answer.finish();
}

/** Whether starts and returns are the same rows, and all of a fact. */
function isSameRows({starts, returns: {fact, at, filter}}: CohortQuery): boolean {
  const start = JSON.stringify([starts.fact, {kind: 'dated', column: starts.column}]);
  return !filter && !starts.filter && start === JSON.stringify([fact, at]);
}

/** Whether cohorts are of those who are new, and cells of a window each that it takes one return in. */
function isOfNewcomers({membership, cells, atLeast, worth}: CohortQuery): boolean {
  return membership !== 'recurring' && (cells?.kind ?? 'on') === 'on' && (atLeast ?? 1) === 1 && !worth;
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
