import type {CohortCells, CohortQuery} from '@crm-widgets/core';
import {numeric} from './aggregates.js';
import {amountsOf} from './cohort-amounts.js';
import type {CohortAnswer} from './cohort-answer.js';
import {eachReturning, ownClock, type CohortLog} from './cohort-log.js';
import {versionsWorth} from './cohort-versions.js';

/** What the returns of each cohort come to. */
export function worthOf(query: CohortQuery, log: CohortLog, answer: CohortAnswer): void {
  const {cells = {kind: 'on'}, returns: {at}, atLeast = 1} = query;
  if (atLeast > 1) throw new RangeError('what returns are worth has no least number of them');
  if (at.kind === 'dated') return datedWorth(query, cells, at.column, log, answer);
  if ((cells.kind !== 'on' && cells.kind !== 'unbroken') || query.membership === 'recurring') {
    throw new RangeError('versions are worth something at the ends of windows, and have one start');
  }
  versionsWorth(query, log, answer);
}

function datedWorth(query: CohortQuery, cells: CohortCells, dated: string, log: CohortLog, answer: CohortAnswer): void {
  const {windows: {length}, worth} = query;
  const {members, visits, slots, sizes, returns} = log;
  const amounts = amountsOf(numeric(returns, worth!.column), length * length);
  const windowOf = cells.kind === 'blocks' ? ownClock(log, dated, cells.days) : (visit: number) => visits.windows[visit]!;
  eachReturning(log, (member, came) => {
    const cohort = members.cohorts[member]!;
    for (let visit = visits.starts[came]!; visit < visits.starts[came + 1]!; visit++) {
      const window = windowOf(visit, member);
      if (window >= cohort && window < length) amounts.add(cohort * length + window, visits.rows[visit]!);
    }
  });
  const periods = slots.map(({i}) => i);
  for (const cohort of periods) {
    const own = cohort * length + cohort;
    answer.add(cohort, null, amounts.total(own, own), sizes[cohort]!);
    for (const [period, first, last] of spansOf(cells, cohort, length, periods)) {
      answer.add(cohort, period, amounts.total(cohort * length + first, cohort * length + Math.min(last, length - 1)));
    }
  }
}

/** The periods of a cohort, each with the first and the last window that count for it. */
function spansOf(
  cells: CohortCells, cohort: number, windows: number, known: readonly number[],
): (readonly [period: number, first: number, last: number])[] {
  const later = known.filter((period) => period >= cohort);
  switch (cells.kind) {
    case 'on': return later.map((period) => [period, period, period]);
    case 'unbounded': return later.map((period) => [period, period, windows]);
    case 'until': return later.map((period) => [period, cohort + 1, period]);
    case 'brackets': return cells.brackets.map(([first, last], j) => [j, cohort + first, cohort + last]);
    case 'blocks':
      return Array.from({length: windows - cohort}, (_, after) => [cohort + after, cohort + after, cohort + after]);
    case 'unbroken': throw new RangeError('of dated rows nobody leaves');
  }
}
