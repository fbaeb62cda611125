import {byCodePoint, cellWindows, type Answer, type CohortQuery, type FactRef, type MembersQuery} from '@crm-widgets/core';
import {cohortLog, eachReturning, ownClock, type CohortLog} from './cohort-log.js';
import type {FactRows} from './fact-rows.js';

/** Answers a query for who is behind a cell of a triangle. */
export function answerMembers({cohort: query, of, period, limit}: MembersQuery, rowsOf: (fact: FactRef) => FactRows): Answer {
  const log = cohortLog(query, rowsOf(query.starts.fact), rowsOf(query.returns.fact));
  const found = period === null ? everyMember(query, log, of) : membersInCell(query, log, of, period);
  const told = found.sort(byCodePoint).slice(0, limit);
  return {rows: told.length, columns: {entity: told}};
}

function everyMember({entity: column}: CohortQuery, {members: {starts, cohorts}, starts: rows}: CohortLog, of: number): string[] {
  const {labels} = rows.entity(column);
  return labels.filter((_, entity) => cohorts.subarray(starts[entity], starts[entity + 1]).includes(of));
}

function membersInCell(query: CohortQuery, log: CohortLog, of: number, period: number): string[] {
  const {labels} = log.returns.entity(query.entity);
  const isThere = cellTest(query, log, of, period);
  const found: string[] = [];
  eachReturning(log, (member, came) => {
    if (log.members.cohorts[member] === of && isThere(came, member)) found.push(labels[came]!);
  });
  return found;
}

/** Whether an entity came back as a cell of its cohort says. */
function cellTest(
  query: CohortQuery, log: CohortLog, of: number, period: number,
): (came: number, member: number) => boolean {
  const {cells = {kind: 'on'}, returns: {at}, windows, worth} = query;
  const {starts, windows: windowAt} = log.visits;
  const least = worth ? 1 : query.atLeast ?? 1;
  if (cells.kind === 'blocks') {
    if (at.kind === 'state') throw new RangeError('versions have no clock of their own');
    const windowOf = ownClock(log, at.column, cells.days);
    return (came, member) => count(starts, came, (visit) => windowOf(visit, member) === period) >= least;
  }
  const [first, last] = cellWindows(cells, of, period, windows.length);
  const isWithin = (visit: number) => windowAt[visit]! >= first && windowAt[visit]! <= last;
  if (cells.kind !== 'unbroken' && at.kind !== 'state') return (came) => count(starts, came, isWithin) >= least;
  // An entity is there once in a window, however many versions or returns it has then.
  const wanted = cells.kind === 'unbroken' ? last - first + 1 : least;
  return (came) => {
    const seen = new Set<number>();
    count(starts, came, (visit) => isWithin(visit) && seen.add(windowAt[visit]!) !== null);
    return seen.size >= wanted;
  };
}

function count(starts: Int32Array, came: number, isWanted: (visit: number) => boolean): number {
  let found = 0;
  for (let visit = starts[came]!; visit < starts[came + 1]!; visit++) if (isWanted(visit)) found++;
  return found;
}
