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
import {commonOfNewcomers} from './newcomers.js';
import {Presence} from './presence.js';

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
  // Who started in no window is of no cohort, so what lies between windows is looked at too.
  const sets = slots.flatMap((slot, k) => {
    const end = slots[k - 1]?.until ?? -NO_DAY;
    return [...(slot.from > end ? [{i: null, set: present({i: 0, from: end, until: slot.from})}] : []), {i: slot.i, set: present(slot)}];
  }).filter(({set}) => set !== presence.nobody);
  const counts = commonOfNewcomers(sets.map(({set}) => set));
  const answer = new CohortAnswer(query);
  sets.forEach(({i: cohort}, k) => {
    if (cohort === null) return;
    const size = counts[k * sets.length + k]!;
    answer.add(cohort, null, size, size);
    sets.forEach(({i: period}, p) => { if (p >= k && period !== null) answer.add(cohort, period, counts[k * sets.length + p]!); });
  });
  return answer.finish();
}

/** Whether starts and returns are the same rows, and all of a fact. */
function isSameRows({starts, returns: {fact, at, filter}}: CohortQuery): boolean {
  const start = JSON.stringify([starts.fact, {kind: 'dated', column: starts.column}]);
  return !filter && !starts.filter && start === JSON.stringify([fact, at]);
}

/** Whether cohorts are of those who are new, and cells of a window each that it takes one return in. */
function isOfNewcomers({membership, cells, atLeast, worth, acquired}: CohortQuery): boolean {
  return !acquired && membership !== 'recurring' && (cells?.kind ?? 'on') === 'on' && (atLeast ?? 1) === 1 && !worth;
}
