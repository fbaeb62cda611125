import type {CohortQuery} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import {amountsOf, DecimalAmounts, type Amounts} from './cohort-amounts.js';
import type {CohortAnswer} from './cohort-answer.js';
import {instantsIn, type CohortLog} from './cohort-log.js';
import {startDays} from './cohort-members.js';
import {NO_DAY} from './day-index.js';
import type {FactRows} from './fact-rows.js';

/** What the versions of each cohort come to at the end of each window, and came to at its start. */
export function versionsWorth(query: CohortQuery, log: CohortLog, answer: CohortAnswer): void {
  const {windows: {length}, worth, cells: asked} = query;
  const {members: {starts, cohorts}, slots, sizes} = log;
  const begun = begunWith(query, log);
  const inForce = new InForce(log, worth!.column, length);
  const [cells, bases] = [new DecimalAmounts(length * length), new DecimalAmounts(length)];
  for (let entity = 0; entity + 1 < starts.length; entity++) {
    // An entity has one first start, so it is of one cohort at most.
    if (starts[entity] === starts[entity + 1]) continue;
    const cohort = cohorts[starts[entity]!]!;
    inForce.turnTo(entity);
    const base = inForce.is[cohort] === 1 ? inForce.worth(cohort) : begun.total(entity, entity);
    bases.addAmount(cohort, base);
    for (let window = cohort; window < length; window++) {
      if (inForce.is[window] === 0) {
        if (asked?.kind === 'unbroken') break;
        continue;
      }
      const own = inForce.worth(window);
      cells.addAmount(cohort * length + window, worth!.of === 'lesser' ? Math.min(own, base) : own);
    }
  }
  for (const {i: cohort} of slots) {
    answer.add(cohort, null, bases.total(cohort, cohort), sizes[cohort]!);
    for (const {i: period} of slots) {
      if (period >= cohort) answer.add(cohort, period, cells.total(cohort * length + period, cohort * length + period));
    }
  }
}

/** What an entity's versions in force at the end of each window come to. */
class InForce {
  /** 1 where any is. */
  readonly is: Uint8Array;
  readonly #amounts: Amounts;

  constructor(private readonly log: CohortLog, column: string, windows: number) {
    this.is = new Uint8Array(windows);
    this.#amounts = amountsOf(numeric(log.returns, column), windows);
  }

  turnTo(entity: number): void {
    const {visits, cameAs} = this.log;
    this.#amounts.clear();
    this.is.fill(0);
    const came = cameAs[entity]!;
    if (came < 0) return;
    for (let visit = visits.starts[came]!; visit < visits.starts[came + 1]!; visit++) {
      const window = visits.windows[visit]!;
      this.is[window] = 1;
      this.#amounts.add(window, visits.rows[visit]!);
    }
  }

  /** Major units. */
  worth(window: number): number {
    return this.#amounts.total(window, window);
  }
}

/** What each entity was worth in the rows of its first start. */
function begunWith(query: CohortQuery, {members, starts}: {members: CohortLog['members']; starts: FactRows}): Amounts {
  const {codes, labels} = starts.entity(query.entity);
  const instants = instantsIn(starts, query.starts.column);
  const days = startDays(query, starts);
  const begun = amountsOf(numeric(starts, query.worth!.column), labels.length);
  for (let row = 0; row < days.length; row++) {
    const entity = codes[row]!;
    if (entity < 0 || days[row] === NO_DAY) continue;
    const member = members.starts[entity]!;
    const isFirst = member < members.starts[entity + 1]! && instants[row] === members.since![member];
    if (isFirst) begun.add(entity, row);
  }
  return begun;
}
