import type {CohortQuery} from '@crm-widgets/core';
import type {CohortAnswer} from './cohort-answer.js';
import {eachReturning, ownClock, type CohortLog} from './cohort-log.js';
import {tallyOf} from './cohort-tallies.js';

/** How many of each cohort came back. */
export function countOf(query: CohortQuery, log: CohortLog, answer: CohortAnswer): void {
  const {cells: asked = {kind: 'on'}, atLeast = 1, windows: {length}} = query;
  const {members: {cohorts}, slots, sizes} = log;
  const width = asked.kind === 'brackets' ? asked.brackets.length : length;
  const cells = Array.from({length}, () => new Float64Array(width));
  const tally = tallyOf(asked, atLeast);
  const timesOf = asked.kind === 'blocks' ? ownTimes(query, asked.days, log) : sharedTimes(query, log);
  eachReturning(log, (member, came) => {
    const cohort = cohorts[member]!;
    tally(cells[cohort]!, cohort, timesOf(came, member));
  });
  const isOwn = asked.kind === 'brackets' || asked.kind === 'blocks';
  const periods = isOwn ? [...cells[0]?.keys() ?? []] : slots.map(({i}) => i);
  for (const {i} of slots) {
    answer.add(i, null, sizes[i]!, sizes[i]!);
    for (const period of periods) answer.add(i, period, cells[i]![period]!);
  }
}

/** How often an entity came in each window, whichever its cohort; versions are there or not, however many. */
function sharedTimes({windows, returns: {at}}: CohortQuery, {visits}: CohortLog): (came: number) => Int32Array {
  const times = new Int32Array(windows.length);
  let last = -1;
  return (came) => {
    if (came === last) return times;
    last = came;
    times.fill(0);
    for (let visit = visits.starts[came]!; visit < visits.starts[came + 1]!; visit++) times[visits.windows[visit]!]!++;
    if (at.kind === 'state') for (let window = 0; window < times.length; window++) times[window] = Math.min(times[window]!, 1);
    return times;
  };
}

/** The same by a member's own clock. */
function ownTimes(
  {windows: {length}, returns: {at}}: CohortQuery, days: number, log: CohortLog,
): (came: number, member: number) => Int32Array {
  if (at.kind === 'state') throw new RangeError('versions have no clock of their own');
  const {starts} = log.visits;
  const windowOf = ownClock(log, at.column, days);
  const times = new Int32Array(length);
  return (came, member) => {
    times.fill(0);
    for (let visit = starts[came]!; visit < starts[came + 1]!; visit++) {
      const window = windowOf(visit, member);
      if (window >= 0 && window < length) times[window]!++;
    }
    return times;
  };
}
