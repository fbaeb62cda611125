import {cellWindows, type CohortQuery, type MembersQuery} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import {amountsOf, type Amounts} from './cohort-amounts.js';
import {instantsIn, ownClock, type CohortLog} from './cohort-log.js';
import {startDays} from './cohort-members.js';
import {NO_DAY} from './day-index.js';

/** A member of a cohort: what it is called, its number among those that start and those that return (-1 for never). */
export interface Told {
  readonly name: string;
  readonly entity: number;
  readonly member: number;
  readonly came: number;
}

/** What each of those behind a cell adds to it, major units; of a cohort as a whole to what it was worth at first. */
export function worthOfEach(query: CohortQuery, log: CohortLog, {of, period}: Pick<MembersQuery, 'of' | 'period'>, told: readonly Told[]): number[] {
  const isDated = query.returns.at.kind === 'dated';
  if (period === null) return isDated ? broughtIn(query, log, told, of, of) : basesOf(query, log, of, told);
  const brought = broughtIn(query, log, told, ...spanOf(query, log, of, period));
  if (query.worth!.of !== 'lesser') return brought;
  const bases = basesOf(query, log, of, told);
  return brought.map((worth, place) => Math.min(worth, bases[place]!));
}

/** Who left for good is worth something in the last of the windows that are looked at. */
function spanOf({cells = {kind: 'on'}}: CohortQuery, {slots}: CohortLog, of: number, period: number): [first: number, last: number] {
  return cells.kind === 'blocks' || cells.kind === 'unbroken' ? [period, period] : cellWindows(cells, of, period, slots.length);
}

function broughtIn(query: CohortQuery, log: CohortLog, told: readonly Told[], first: number, last: number): number[] {
  const {cells, returns: {at}, worth} = query;
  const {visits, returns} = log;
  const windowOf = cells?.kind === 'blocks' && at.kind === 'dated' ? ownClock(log, at.column, cells.days)
    : (visit: number) => visits.windows[visit]!;
  const amounts = amountsOf(numeric(returns, worth!.column), told.length);
  told.forEach(({came, member}, place) => {
    if (came < 0) return;
    for (let visit = visits.starts[came]!; visit < visits.starts[came + 1]!; visit++) {
      const window = windowOf(visit, member);
      if (window >= first && window <= last) amounts.add(place, visits.rows[visit]!);
    }
  });
  return totals(amounts, told);
}

/** Versions in force at the end of the cohort's window; of who has none, those in the rows of the first start. */
function basesOf(query: CohortQuery, log: CohortLog, of: number, told: readonly Told[]): number[] {
  const {visits} = log;
  const begun = begunWith(query, log, told);
  return broughtIn(query, log, told, of, of).map((worth, place) => {
    const {came} = told[place]!;
    return came >= 0 && visits.windows.subarray(visits.starts[came], visits.starts[came + 1]).includes(of) ? worth : begun[place]!;
  });
}

function begunWith(query: CohortQuery, {members, starts}: CohortLog, told: readonly Told[]): number[] {
  const {codes} = starts.entity(query.entity);
  const instants = instantsIn(starts, query.starts.column);
  const days = startDays(query, starts);
  const amounts = amountsOf(numeric(starts, query.worth!.column), told.length);
  const places = new Map(told.map(({entity}, place) => [entity, place]));
  for (let row = 0; row < days.length; row++) {
    const place = places.get(codes[row]!);
    if (place === undefined || days[row] === NO_DAY) continue;
    if (instants[row] === members.since![told[place]!.member]) amounts.add(place, row);
  }
  return totals(amounts, told);
}

function totals(amounts: Amounts, told: readonly Told[]): number[] {
  return told.map((_, place) => amounts.total(place, place));
}
