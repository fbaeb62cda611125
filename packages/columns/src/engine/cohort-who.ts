import {byCodePoint, cellWindows, type Answer, type CohortQuery, type FactRef, type MembersQuery} from '@crm-widgets/core';
import {cohortLog, ownClock, type CohortLog} from './cohort-log.js';
import {worthOfEach, type Told} from './cohort-who-worth.js';
import type {FactRows} from './fact-rows.js';

/** Answers a query for who is behind a cell of a triangle. */
export function answerMembers({cohort: query, of, period, limit}: MembersQuery, rowsOf: (fact: FactRef) => FactRows): Answer {
  const log = cohortLog(query, rowsOf(query.starts.fact), rowsOf(query.returns.fact));
  const everybody = everyMember(query, log, of);
  const found = period === null ? everybody : everybody.filter(cellTest(query, log, of, period));
  const told = found.sort((a, b) => byCodePoint(a.name, b.name)).slice(0, limit);
  const entity = told.map(({name}) => name);
  if (!query.worth) return {rows: told.length, columns: {entity}};
  return {rows: told.length, columns: {entity, worth: worthOfEach(query, log, {of, period}, told)}};
}

function everyMember({entity: column}: CohortQuery, {members: {starts, cohorts}, starts: rows, cameAs}: CohortLog, of: number): Told[] {
  return rows.entity(column).labels.flatMap((name, entity) => {
    const place = cohorts.subarray(starts[entity], starts[entity + 1]).indexOf(of);
    return place < 0 ? [] : [{name, entity, member: starts[entity]! + place, came: cameAs[entity]!}];
  });
}

/** Whether an entity came back as a cell of its cohort says. */
function cellTest(
  query: CohortQuery, log: CohortLog, of: number, period: number,
): (told: Told) => boolean {
  const {cells = {kind: 'on'}, returns: {at}, worth} = query;
  const {slots, visits: {starts, windows: windowAt}} = log;
  const least = worth ? 1 : query.atLeast ?? 1;
  if (cells.kind === 'blocks') {
    if (at.kind === 'state') throw new RangeError('versions have no clock of their own');
    const windowOf = ownClock(log, at.column, cells.days);
    return ({came, member}) => count(starts, came, (visit) => windowOf(visit, member) === period) >= least;
  }
  const [first, last] = cellWindows(cells, of, period, slots.length);
  const isWithin = (visit: number) => windowAt[visit]! >= first && windowAt[visit]! <= last;
  if (cells.kind !== 'unbroken' && at.kind !== 'state') return ({came}) => count(starts, came, isWithin) >= least;
  // An entity is there once in a window, however many versions or returns it has then.
  const wanted = cells.kind === 'unbroken' ? Math.max(1, last - first + 1) : least;
  return ({came}) => {
    const seen = new Set<number>();
    count(starts, came, (visit) => isWithin(visit) && seen.add(windowAt[visit]!) !== null);
    return seen.size >= wanted;
  };
}

/** @param came -1 for one that never did */
function count(starts: Int32Array, came: number, isWanted: (visit: number) => boolean): number {
  let found = 0;
  if (came < 0) return found;
  for (let visit = starts[came]!; visit < starts[came + 1]!; visit++) if (isWanted(visit)) found++;
  return found;
}
